import { isSector } from '../../../facts/shared.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet } from '../../verdict.ts'

/** Not answering has an effect, and the sector knows which. */
export const silenceUnderstood = definePractice({
  id: 'organisation.silence-understood',
  stage: 'sign',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'statutory',
  title: 'Knows what silence means',
  asks: 'The sector signatory has confirmed that where it does not answer, a decision may be made that does not reflect its views.',
  check({ sector, silenceUnderstoodOn }) {
    if (!isSector(sector)) return doesNotApply('Asked of the voluntary, community and faith sector.')
    if (silenceUnderstoodOn === null)
      return notMet(
        'It has not confirmed that decisions may pass it by where it does not answer.',
        nextStep('organisation-practice'),
      )
    return met(
      `Confirmed on ${longDay(silenceUnderstoodOn)}: where it does not answer, a decision may not reflect its views.`,
    )
  },
  gives: ['doesNotApply', 'met', 'notMet'],
  examples: [
    { when: 'a public body', facts: {}, gives: 'doesNotApply' },
    { when: 'confirmed', facts: { sector: 'voluntary', silenceUnderstoodOn: day('2026-02-10') }, gives: 'met' },
    { when: 'not confirmed', facts: { sector: 'voluntary' }, gives: 'notMet' },
  ],
})
