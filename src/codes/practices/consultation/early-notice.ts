import { day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Bodies of the sector that declared an interest hear of it before it opens. */
export const earlyNotice = definePractice({
  id: 'consultation.early-notice',
  stage: 'plan',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Sector told early',
  asks: 'Sector bodies with a declared interest were told of the coming consultation before it opened.',
  until: 'opening',
  check({ earlyNotice: { owed, told }, opensOn }, _, today) {
    if (owed === 0) return doesNotApply('No sector body has declared an interest that covers this.')
    const because = `${told} of ${sayCount(owed, 'sector body', 'sector bodies')} with a declared interest ${told === 1 ? 'was' : 'were'} told before it opened.`
    if (told >= owed) return met(because, dueOn(opensOn))
    return dueBy(opensOn, today, (told === 0 ? notMet : partly)(because, nextStep('calendar-entry')))
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all nine told', facts: {}, gives: 'met' },
    { when: 'nobody declared an interest', facts: { earlyNotice: { owed: 0, told: 0 } }, gives: 'doesNotApply' },
    { when: 'seven of nine', facts: { earlyNotice: { owed: 9, told: 7 } }, gives: 'partly' },
    { when: 'none told', facts: { earlyNotice: { owed: 9, told: 0 } }, gives: 'notMet' },
    {
      when: 'not announced yet',
      facts: { earlyNotice: { owed: 9, told: 0 } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
