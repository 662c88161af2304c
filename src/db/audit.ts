/** The audit: who changed what, when, from what to what. Written in the transaction of the change; never changed after. */
import type { Actor, SubjectRef } from '../access/access.ts'
import { newId } from './ids.ts'
import type { Handle } from './open.ts'

/** A verb of the domain with the record it changes, such as "consultation.rescheduled". */
export type AuditAction = `${string}.${string}`

export type AuditEntry = {
  readonly actor: Actor
  /** Who acted when nobody is signed in: "system", "operator", "respondent". Never a name. A respondent is not named, signed in or not. */
  readonly as?: string
  readonly action: AuditAction
  readonly subject: SubjectRef
  readonly record: { readonly kind: string; readonly id: string }
  /** What changed, before and after. Sealed things are never put here. */
  readonly before?: Record<string, unknown> | null
  readonly after?: Record<string, unknown> | null
}

/** Writes one entry. Called with the transaction that makes the change. */
export async function writeAudit(tx: Handle, entry: AuditEntry): Promise<void> {
  const person = entry.as === 'respondent' ? null : entry.actor.person
  await tx
    .insertInto('audit_entry')
    .values({
      id: newId(),
      actor_id: person?.id ?? null,
      // A name would outlive the erasure of a person in a table that never changes: pages look it up by the id.
      actor_label: person ? 'person' : (entry.as ?? 'anyone'),
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      record_kind: entry.record.kind,
      record_id: entry.record.id,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
    })
    .execute()
}

/** What a change makes different, before and after, for the audit. */
export function difference(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const names = Object.keys(change).filter(name => JSON.stringify(before[name]) !== JSON.stringify(change[name]))
  return {
    before: Object.fromEntries(names.map(name => [name, before[name]])),
    after: Object.fromEntries(names.map(name => [name, change[name]])),
  }
}
