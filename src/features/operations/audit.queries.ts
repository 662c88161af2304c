/**
 * Reads the audit, newest first (ids are in the order of time). What respondents did stands at the end of its day, in an order that
 * comes from no time, and is told by the day: neither a row, nor its place, nor the address of the next page says when it came. Votes of a
 * secret ballot are left out: their number would be the turnout while it runs.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../db/day-of.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { unlistedActions } from '../../web/acts.ts'
import { changesOf, type FieldChange, sayAction } from './audit-words.ts'

/** What somebody looks for: the beginning of an action's name, words of a person or subject, a span of days. */
export type AuditQuestion = {
  readonly action?: string | undefined
  readonly words?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Where the page before ended, as `readAudit` gave it; any other text is no place, and the newest page is read. */
  readonly before?: string | undefined
}

export type AuditLine = {
  readonly day: Day
  /** Null for what a respondent did: when it came is told to nobody more finely than by the day. */
  readonly at: Date | null
  readonly who: string
  readonly what: string
  readonly subject: { readonly name: string; readonly href: string } | null
  /** Nothing for what a respondent did: nor is it told which response it was. */
  readonly changes: readonly FieldChange[]
}

type Row = {
  readonly place: string
  readonly day: Day
  readonly at: Date
  readonly who: string
  readonly respondents: boolean
  readonly action: string
  readonly subject: string | null
  readonly href: string | null
  readonly before: unknown
  readonly after: unknown
}

const onDay = dayOf('a.created_at')
const respondents = sql<boolean>`(a.actor_label = 'respondent')`
/** Their place in a day: a hash of an id that nobody is shown, and 74 bits of which nobody can guess. */
const place = sql<string>`case when ${respondents} then md5(a.id::text) else a.id::text end`

/** One page of the audit, at most so many lines, and the place that the next, older page begins after. */
export async function readAudit(
  db: Handle,
  asked: AuditQuestion,
  most: number,
  timeZone: string,
): Promise<{ readonly entries: readonly AuditLine[]; readonly next: string | null }> {
  const fitting = sql`
    from audit_entry a
    left join person p on p.id = a.actor_id
    left join consultation c on a.subject_kind = 'consultation' and c.id = a.subject_id
    left join partnership s on a.subject_kind = 'partnership' and s.id = a.subject_id
    left join organisation o on a.subject_kind = 'organisation' and o.id = a.subject_id
    where ${sql.join(conditions(asked, timeZone), sql` and `)}`
  // Days follow each other as ids do, so that no day before that of the last row by id need be sorted.
  const { rows } = await sql<Row>`
    with since as (select a.created_at ${fitting} order by a.id desc limit 1 offset ${most})
    select ${place} as place, ${onDay} as day, a.created_at as at, coalesce(p.name, a.actor_label) as who,
      ${respondents} as respondents, a.action, a.before, a.after, coalesce(c.title, s.name, o.name) as subject,
      case a.subject_kind when 'consultation' then '/consultations/' || c.slug when 'partnership' then '/partnerships/' || s.slug
        when 'organisation' then '/organisations/' || o.slug end as href
    ${fitting} and a.created_at >= coalesce((select created_at from since), '-infinity') - interval '26 hours'
    order by day desc, respondents, case when ${respondents} then md5(a.id::text) end, a.id desc
    limit ${most + 1}`.execute(db)
  const read = rows.slice(0, most)
  const last = rows.length > most ? read.at(-1) : undefined
  return { entries: read.map(lineOf), next: last ? `${last.day}.${last.place}` : null }
}

function conditions(asked: AuditQuestion, timeZone: string): RawBuilder<unknown>[] {
  const like = (words: string) => `%${words.replace(/[%_\\]/g, '\\$&')}%`
  const begins = (day: RawBuilder<unknown>) => sql`(${day})::timestamp at time zone ${timeZone}`
  return [
    sql`a.action <> all(${sql.val(unlistedActions)}::text[])`,
    asked.action ? sql`a.action like ${like(asked.action).slice(1)}` : null,
    asked.words
      ? sql`(p.name ilike ${like(asked.words)} or coalesce(c.title, s.name, o.name) ilike ${like(asked.words)})`
      : null,
    asked.from ? sql`a.created_at >= ${begins(sql`${asked.from}::date`)}` : null,
    asked.to ? sql`a.created_at < ${begins(sql`${asked.to}::date + 1`)}` : null,
    asked.before ? after(asked.before, begins) : null,
  ].filter(part => part !== null)
}

/** What stands after a place: the rest of its day, and every day before. */
function after(cursor: string, begins: (day: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> | null {
  const [, day, uuid, hash] =
    /^(\d{4}-\d\d-\d\d)\.(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|([0-9a-f]{32}))$/.exec(cursor) ?? []
  if (!z.iso.date().safeParse(day).success) return null
  const rest = uuid
    ? sql`(${respondents} or a.id < ${uuid}::uuid)`
    : sql`(${respondents} and md5(a.id::text) > ${hash})`
  return sql`a.created_at < ${begins(sql`${day}::date + 1`)} and (${onDay} < ${day}::date or ${rest})`
}

function lineOf(row: Row): AuditLine {
  return {
    day: row.day,
    at: row.respondents ? null : row.at,
    who: row.who,
    what: sayAction(row.action),
    subject: row.subject !== null && row.href !== null ? { name: row.subject, href: row.href } : null,
    changes: row.respondents ? [] : changesOf(row.before, row.after),
  }
}
