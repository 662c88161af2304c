/** When in a partnership's life its practices fall due, and which of its doings are looked at. */

import type { Facts } from '../facts/models.ts'
import { LOOKED_BACK } from '../facts/partnership/look-back.ts'
import type { Meeting } from '../facts/partnership/meetings.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { addDays, addMonths, type Day, longDay } from '../kernel/day.ts'
import type { AskedNumber } from './numbers/asked.ts'
import { sayAsked } from './numbers/say-asked.ts'
import { notDueWhile, type Shortfall, type Verdict } from './verdict.ts'

/** What the start gate asks: not due while the question is still being looked into, nor for the days set after it is decided. */
export function atTheGate({ state, gate }: PartnershipFacts, days: number, verdict: Verdict): Verdict {
  const short = verdict.verdict === 'notMet' || verdict.verdict === 'partly'
  if (state === 'scoping' || !short || gate.decidedOn === null) return notDueWhile(state === 'scoping', verdict)
  return { ...verdict, due: verdict.due ?? addDays(gate.decidedOn, days) }
}

/** The day on which something of that day is a year old, and no longer looked at. */
export function aYearAfter(on: Day): Day {
  return addMonths(on, LOOKED_BACK)
}

/** The first day that a check of that day no longer looks at. */
export function aYearBefore(today: Day): Day {
  return addMonths(today, -LOOKED_BACK)
}

/** What forming asks: not due until the partnership runs, and then from the day on which it was to start. */
export function onceFormed({ state, startsOn }: PartnershipFacts, verdict: Verdict): Verdict {
  const waiting = state === 'scoping' || state === 'forming'
  if (verdict.past !== null) return verdict
  const short = verdict.verdict === 'notMet' || verdict.verdict === 'partly'
  const once = notDueWhile(waiting, short ? { ...verdict, due: verdict.due ?? startsOn } : verdict, startsOn)
  return state === 'forming' && short ? { ...once, waits: verdict.verdict as Shortfall } : once
}

/**
 * What waits for a partnership to be formed waits for the months that the area set, from the decision to form it: a partnership that
 * stays being formed owes what a running one does. By a number that nobody set, nothing is owed sooner.
 */
export function waitedFor(facts: Facts, verdict: Verdict, formed: AskedNumber, today: Day): Verdict {
  if (verdict.waits === null || facts.subject !== 'partnership' || formed.source.kind === 'suggestion') return verdict
  const { decidedOn } = facts.gate
  if (decidedOn === null) return verdict
  const last = addMonths(decidedOn, formed.value)
  if (today <= last) return { ...verdict, due: last }
  const because = `${verdict.because} It was decided on ${longDay(decidedOn)} and is still being formed; ${sayAsked(formed)}.`
  return { ...verdict, verdict: verdict.waits, because, due: last, waits: null }
}

/** Things of the last twelve months: older ones are past mending, and would hide how it goes now. */
export function ofLastYear<Thing>(things: readonly Thing[], on: (thing: Thing) => Day, today: Day): readonly Thing[] {
  const since = aYearBefore(today)
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
