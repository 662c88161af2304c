/** Reads the audit by pages of fifty, newest first (ids are in the order of time). */
import type { Handle } from '../../db/open.ts'

const PAGE = 50

export type AuditLine = {
  readonly id: string
  readonly at: Date
  readonly who: string
  readonly action: string
  readonly subjectKind: string
  readonly recordKind: string
  readonly before: string
  readonly after: string
}

/** One page of the audit, and the id that the next, older page begins before. */
export async function readAuditPage(
  db: Handle,
  asked: { action?: string | undefined; subject?: string | undefined; before?: string | undefined },
): Promise<{ entries: AuditLine[]; next: string | null }> {
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.actor_id')
    .select([
      'audit_entry.id',
      'audit_entry.created_at as at',
      'person.name',
      'audit_entry.actor_label',
      'action',
      'subject_kind as subjectKind',
      'record_kind as recordKind',
      'before',
      'after',
    ])
    .orderBy('audit_entry.id', 'desc')
    .limit(PAGE + 1)
  if (asked.action) query = query.where('action', 'like', `${asked.action.replace(/[%_\\]/g, '\\$&')}%`)
  if (asked.subject) query = query.where('subject_id', '=', asked.subject)
  if (asked.before) query = query.where('audit_entry.id', '<', asked.before)
  const rows = await query.execute()
  const entries = rows.slice(0, PAGE).map(({ name, actor_label, before, after, ...row }) => ({
    ...row,
    who: name ?? actor_label,
    before: before ? JSON.stringify(before) : '',
    after: after ? JSON.stringify(after) : '',
  }))
  return { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null }
}
