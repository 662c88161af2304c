import { exemplaryObjective, type Objective } from '../../../facts/partnership/objectives.ts'
import { addMonths, type Day, day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf, earliest } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, nextStep, notDue, notMet } from '../../verdict.ts'

/** The day by which a measure is to be read: its interval after the last value, or after it was set. */
function readBy({ lastReadOn, settledOn, readingMonths }: Objective): Day | null {
  const from = lastReadOn ?? settledOn
  return from === null ? null : addMonths(from, readingMonths)
}

/** A measure still inside its first interval is not due. */
export const progressTracked = definePractice({
  id: 'partnership.progress-tracked',
  stage: 'review',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Progress tracked against targets',
  asks: 'Each measure has a reading within its interval, shown against target.',
  check(facts, _, today) {
    const step = nextStep('objectives')
    const measured = facts.objectives.filter(({ measure }) => given(measure))
    if (measured.length === 0)
      return facts.startsOn === null || facts.startsOn > today
        ? notDue('No objective has a measure yet.', step)
        : notMet('No objective has a measure.', step)
    const read = nextStep('readings')
    const next = earliest(measured.map(readBy))
    const inTime = (objective: Objective) => (readBy(objective) ?? today) >= today
    const ripe = measured.filter(objective => objective.lastReadOn !== null || !inTime(objective))
    if (ripe.length === 0) return notDue('The first values are still to come.', read, dueOn(next))
    return eachOf(
      'objective',
      ripe,
      objective => objective.lastReadOn !== null && inTime(objective),
      { noun: ['measure', 'measures'], did: ['was read within its interval', 'were read within their interval'] },
      read,
      dueOn(next),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both read in June', facts: {}, gives: 'met' },
    {
      when: 'one of two long ago',
      facts: {
        objectives: [exemplaryObjective, { ...exemplaryObjective, id: 'objective-2', lastReadOn: day('2025-12-01') }],
      },
      gives: 'partly',
    },
    { when: 'never read', facts: { objectives: [{ ...exemplaryObjective, lastReadOn: null }] }, gives: 'notMet' },
    { when: 'nothing to measure by', facts: { objectives: [] }, gives: 'notMet' },
    {
      when: 'set last month',
      facts: { objectives: [{ ...exemplaryObjective, lastReadOn: null, settledOn: day('2026-08-01') }] },
      gives: 'notDue',
    },
    { when: 'not begun', facts: { state: 'forming', startsOn: null, objectives: [] }, gives: 'notDue' },
  ],
})
