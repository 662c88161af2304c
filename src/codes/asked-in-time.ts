/**
 * What is asked of a partnership where other editions bound its bodies before than today: each demand looks only at the meetings,
 * decisions and reports of the days on which it was asked.
 */
import type { Facts } from '../facts/models.ts'
import type { Day } from '../kernel/day.ts'
import type { Demand, Demands } from './demands.ts'
import { isAlways, joinSpans, type Span, thingsOf } from './own-days.ts'

/** Days on which the same editions bound a subject's bodies, and what those asked. */
export type Stretch = Span & { readonly demands: Demands }

/**
 * What is asked over stretches that follow each other without a gap, the last of which is today's. What looks at things of their own
 * day looks at those of the days on which it was asked; all else is asked by today's editions alone.
 */
export function askedInTime(stretches: readonly Stretch[]): Demands {
  const before = stretches.slice(0, -1)
  const now = stretches.at(-1)
  if (!now) throw new Error('There is no stretch of days, not even of today')
  if (before.length === 0) return now.demands
  const found = new Map<string, Demand>()
  for (const stretch of [now, ...before])
    for (const demand of stretch.demands.partnership) {
      const known = found.get(demand.demand)
      if (demand.practice.ownDays.length > 0) found.set(demand.demand, withDays(known, demand, stretch))
      else if (stretch === now) found.set(demand.demand, demand)
    }
  return { ...now.demands, partnership: [...found.values()].map(joined) }
}

function withDays(known: Demand | undefined, demand: Demand, { from, until }: Span): Demand {
  if (!known) return { ...demand, days: [{ from, until }] }
  const clauses = demand.clauses.filter(
    ({ code, clause }) => !known.clauses.some(one => one.code === code && one.clause === clause),
  )
  return { ...known, clauses: [...known.clauses, ...clauses], days: [...(known.days ?? []), { from, until }] }
}

/** The same with its days as few spans; without any where it was asked on every day. */
function joined({ days, ...demand }: Demand): Demand {
  if (days === undefined) return demand
  const spans = joinSpans(days)
  return isAlways(spans) ? demand : { ...demand, days: spans }
}

type Asked = Pick<Demand, 'practice' | 'days'>

/** The facts as far as a demand looks at them: of things with a day of their own, those of its days. */
export function ofItsDays(facts: Facts, { practice, days }: Asked): Facts {
  if (facts.subject !== 'partnership' || days === undefined) return facts
  const kept = practice.ownDays.map(name => [name, thingsOf(facts, name, days).map(({ thing }) => thing)])
  return { ...facts, ...Object.fromEntries(kept) }
}

/** Whether nothing that a demand looks at is of its days. */
export function isEmptied(facts: Facts, { practice, days }: Asked): boolean {
  if (facts.subject !== 'partnership') return false
  return practice.ownDays.every(name => thingsOf(facts, name, days).length === 0)
}

/** Whether a demand asks anything: one that was asked only on days that are over looks at what was done then, and after a day. */
export function asksSomething(facts: Facts, { practice, days }: Asked, after: Day): boolean {
  if (facts.subject !== 'partnership' || days === undefined || days.at(-1)?.until === null) return true
  return practice.ownDays.some(name => thingsOf(facts, name, days).some(({ on }) => on > after))
}
