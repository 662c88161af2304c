/** When in a partnership's life its practices fall due, and which of its doings are looked at. */

import type { Meeting } from '../facts/partnership/meetings.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { notDueWhile, type Verdict } from './verdict.ts'

/** Days after the decision to form it in which what the start gate asks can still be put right. */
const GATE_GRACE = 14

/** What the start gate asks: not due while the question is still being looked into, nor in the days after it is decided. */
export function atTheGate({ state, gate }: PartnershipFacts, verdict: Verdict): Verdict {
  const short = verdict.verdict === 'notMet' || verdict.verdict === 'partly'
  if (state === 'scoping' || !short || gate.decidedOn === null) return notDueWhile(state === 'scoping', verdict)
  return { ...verdict, due: verdict.due ?? addDays(gate.decidedOn, GATE_GRACE) }
}

/** The day on which something of that day is a year old, and no longer looked at. */
export function aYearAfter(on: Day): Day {
  return addMonths(on, 12)
}

/** What forming asks: not due until the partnership runs, and then from the day on which it was to start. */
export function onceFormed({ state, startsOn }: PartnershipFacts, verdict: Verdict): Verdict {
  const waiting = state === 'scoping' || state === 'forming'
  if (verdict.past !== null) return verdict
  const short = verdict.verdict === 'notMet' || verdict.verdict === 'partly'
  return notDueWhile(waiting, short ? { ...verdict, due: verdict.due ?? startsOn } : verdict, startsOn)
}

/** Things of the last twelve months: older ones are past mending, and would hide how it goes now. */
export function ofLastYear<Thing>(things: readonly Thing[], on: (thing: Thing) => Day, today: Day): readonly Thing[] {
  const since = addMonths(today, -12)
  return things.filter(thing => on(thing) > since && on(thing) <= today)
}

/** Meetings held in the last twelve months. */
export function heldMeetings({ meetings }: PartnershipFacts, today: Day): readonly Meeting[] {
  return ofLastYear(
    meetings.filter(({ held }) => held),
    ({ on }) => on,
    today,
  )
}

/** Meetings to come. */
export function comingMeetings({ meetings }: PartnershipFacts, today: Day): readonly Meeting[] {
  return meetings.filter(({ held, on }) => !held && on >= today)
}
