import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { keptOf, keptTwice, keptWith, wordOf } from '../../book-entries.ts'
import { eachOf, earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notMet } from '../../verdict.ts'

const us = exemplary.compact

/** An old form teaches an old rule. */
export const toolkit = definePractice({
  id: 'compact.toolkit',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Working aids up to date',
  asks: 'Working aids (templates, guides, worked examples) are public, each tied to the clauses it serves, and were looked at again within the months set.',
  with: z.object({ months: ruled('toolkit') }),
  check(facts, { months }, today) {
    const aids = keptOf(facts, 'aid')
    const step = nextStep('compact-toolkit')
    if (aids.length === 0) return notMet('No working aid is listed.', step)
    const last = aids.map(({ on }) => (on === null ? null : addMonths(on, months)))
    return eachOf(
      'aid',
      aids,
      aid =>
        aid.codeId !== null &&
        given(wordOf(aid, 'clauses')) &&
        given(wordOf(aid, 'where')) &&
        aid.on !== null &&
        addMonths(aid.on, months) >= today,
      {
        noun: ['working aid', 'working aids'],
        did: [
          `names its clauses and was looked at again in the last ${sayCount(months, 'month')}`,
          `name their clauses and were looked at again in the last ${sayCount(months, 'month')}`,
        ],
      },
      step,
      dueOn(earliest(last.filter(one => one !== null && one >= today))),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'the one aid was looked at in April', facts: {}, gives: 'met' },
    { when: 'one of two is three years old', facts: keptTwice(us, 'aid', { on: day('2023-04-14') }), gives: 'partly' },
    { when: 'tied to no clause', facts: keptWith(us, 'aid', () => ({ words: {} })), gives: 'notMet' },
    { when: 'none listed', facts: keptWith(us, 'aid', () => null), gives: 'notMet' },
  ],
})
