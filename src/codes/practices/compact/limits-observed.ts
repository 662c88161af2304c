import type { BookEntry } from '../../../facts/books.ts'
import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { keptOf, keptWith } from '../../book-entries.ts'
import { eachOf, recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, restsOn } from '../../verdict.ts'

const us = exemplary.compact

/** The day on which each activity was last found to lie inside the limits. */
function lookedAt(looks: readonly BookEntry[]): ReadonlyMap<string, string> {
  const latest = new Map<string, string>()
  for (const { on, names } of looks)
    for (const name of names) if (on !== null && on > (latest.get(name) ?? '')) latest.set(name, on)
  return latest
}

/** A limit that changed after something was looked at asks for another look. */
export const limitsObserved = definePractice({
  id: 'compact.limits-observed',
  stage: 'sign',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Kept inside its limits',
  asks: 'What the Compact does not support is stated (for example promoting one faith), and every activity entered under it is confirmed to lie inside those limits.',
  check(facts) {
    const limits = keptOf(facts, 'limit')
    if (limits.length === 0)
      return notMet('Nothing says what the Compact does not support.', nextStep('compact-limits'))
    const settled =
      limits
        .map(({ changedOn }) => changedOn)
        .toSorted()
        .at(-1) ?? ''
    const latest = lookedAt(keptOf(facts, 'inside'))
    if (facts.activities.length === 0)
      return met(
        `${sayCount(limits.length, 'limit')} stated; nothing runs under the Compact today.`,
        restsOn(...limits.slice(0, 20).map(one => recordOf('limit', one))),
      )
    const verdict = eachOf(
      'activity',
      facts.activities,
      ({ id }) => (latest.get(id) ?? '') >= settled,
      {
        noun: ['partnership or consultation that runs', 'partnerships and consultations that run'],
        did: [
          'is confirmed to lie inside the limits as they stand',
          'are confirmed to lie inside the limits as they stand',
        ],
      },
      nextStep('compact-inside-limits'),
    )
    const kinds = new Map(facts.activities.map(({ id, kind }) => [id, kind]))
    return { ...verdict, records: verdict.records.map(one => ({ ...one, kind: kinds.get(one.id) ?? one.kind })) }
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'both were looked at', facts: {}, gives: 'met' },
    { when: 'nothing runs', facts: { activities: [] }, gives: 'met' },
    {
      when: 'one of two was looked at',
      facts: keptWith(us, 'inside', () => ({ names: ['partnership-1'] })),
      gives: 'partly',
    },
    {
      when: 'a limit was added later',
      facts: keptWith(us, 'limit', () => ({ changedOn: day('2026-07-01') })),
      gives: 'notMet',
    },
    { when: 'no limit stated', facts: keptWith(us, 'limit', () => null), gives: 'notMet' },
  ],
})
