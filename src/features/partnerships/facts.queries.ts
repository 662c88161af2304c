/** The facts of partnerships, as the practices judge them: any number of partnerships in one statement. */
import { sql } from 'kysely'
import type { PartnershipFacts } from '../../codes/facts/partnership.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import * as around from './facts/around.sql.ts'
import * as course from './facts/course.sql.ts'
import { factsOf } from './facts/facts-of.ts'
import type { FactsRow } from './facts/facts-row.ts'
import * as review from './facts/review.sql.ts'
import * as running from './facts/running.sql.ts'
import * as standing from './facts/standing.sql.ts'

/**
 * Loads the facts of the partnerships named, by their ids; unknown ids are left out. An ended partnership is told as it
 * stood on its last day. One round trip, for one or for thousands.
 */
export async function loadPartnershipFacts(
  db: Handle,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, PartnershipFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FactsRow>`
    select p.id, p.name, p.state, p.kind, p.size, p.purpose, p.public, p.started_on, p.ends_on, p.end_condition,
      p.evaluation_plan, p.end_reviewed_on, p.resources, p.participation_budget::float8 as participation_budget,
      ${standing.signatories} as signatories, ${standing.departures} as departures, ${standing.gate} as gate,
      ${standing.stakeholders} as stakeholders, ${standing.partners} as partners, ${standing.terms} as terms, ${standing.newTerms} as new_terms, ${standing.outset} as outset, ${standing.emptyKinds} as empty_kinds,
      ${course.objectives} as objectives, ${course.agreed('objectives')} as objectives_agreed,
      ${course.milestones} as milestones, ${course.dropped} as dropped, ${course.risks} as risks,
      ${course.agreed('risks')} as risks_agreed, ${course.outlook} as outlook, ${review.reviews} as reviews,
      ${review.lessons} as lessons, ${review.successes} as successes,
      ${standing.seats} as seats, ${standing.concerns} as concerns,
      ${standing.rounds} as rounds, ${standing.openRounds} as open_rounds,
      ${around.advice} as advice, ${around.joinRequests} as join_requests,
      ${around.communities} as communities, ${around.ending} as ending, ${running.meetings} as meetings, ${running.decisions} as decisions,
      ${running.actions} as actions, ${running.reportBacks} as report_backs
    from partnership p
    cross join lateral (select least(${today}::date, coalesce(p.ended_on, ${today}::date)) as day) as_of
    cross join (select coalesce((select time_zone from area), 'Europe/London') as name) zone
    where p.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, factsOf(row)]))
}
