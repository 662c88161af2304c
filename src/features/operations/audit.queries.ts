/** Reads the audit, newest first (ids are in the order of time). */
import { sql } from 'kysely'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { changesOf, type FieldChange, sayAction } from './audit-words.ts'

/** What somebody looks for: the beginning of an action's name, words of a person or subject, a span of days. */
export type AuditQuestion = {
  readonly action?: string | undefined
  readonly words?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly before?: string | undefined
}

export type AuditLine = {
  readonly id: string
  readonly at: Date
  readonly who: string
  readonly what: string
  readonly subject: { readonly name: string; readonly href: string } | null
  readonly changes: readonly FieldChange[]
  /** Then nobody reads when it came more finely than the day, nor which response it was. */
  readonly byRespondent: boolean
}

type Row = {
  readonly id: string
  readonly at: Date
  readonly who: string
  readonly label: string
  readonly action: string
  readonly subject: string | null
  readonly href: string | null
  readonly before: unknown
  readonly after: unknown
}

/** One page of the audit, at most so many lines, and the id that the next, older page begins before. */
export async function readAudit(
  db: Handle,
  asked: AuditQuestion,
  most: number,
  timeZone: string,
): Promise<{ readonly entries: readonly AuditLine[]; readonly next: string | null }> {
  const like = (words: string) => `%${words.replace(/[%_\\]/g, '\\$&')}%`
  const where = [
    asked.action ? sql`a.action like ${like(asked.action).slice(1)}` : null,
    asked.words
      ? sql`(p.name ilike ${like(asked.words)} or coalesce(c.title, s.name, o.name) ilike ${like(asked.words)})`
      : null,
    asked.from ? sql`a.created_at >= ${asked.from}::date::timestamp at time zone ${timeZone}` : null,
    asked.to ? sql`a.created_at < (${asked.to}::date + 1)::timestamp at time zone ${timeZone}` : null,
    asked.before ? sql`a.id < ${asked.before}::uuid` : null,
  ].filter(part => part !== null)
  const { rows } = await sql<Row>`
    select a.id, a.created_at as at, coalesce(p.name, a.actor_label) as who, a.actor_label as label, a.action, a.before, a.after,
      coalesce(c.title, s.name, o.name) as subject,
      case a.subject_kind when 'consultation' then '/consultations/' || c.slug when 'partnership' then '/partnerships/' || s.slug
        when 'organisation' then '/organisations/' || o.slug end as href
    from audit_entry a
    left join person p on p.id = a.actor_id
    left join consultation c on a.subject_kind = 'consultation' and c.id = a.subject_id
    left join partnership s on a.subject_kind = 'partnership' and s.id = a.subject_id
    left join organisation o on a.subject_kind = 'organisation' and o.id = a.subject_id
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
    order by a.id desc limit ${most + 1}`.execute(db)
  const entries = rows.slice(0, most).map(row => ({
    id: row.id,
    at: row.at,
    who: row.who,
    what: sayAction(row.action),
    subject: row.subject !== null && row.href !== null ? { name: row.subject, href: row.href } : null,
    changes: row.label === 'respondent' ? [] : changesOf(row.before, row.after),
    byRespondent: row.label === 'respondent',
  }))
  return { entries, next: rows.length > most ? (entries.at(-1)?.id ?? null) : null }
}
