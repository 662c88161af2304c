/** How whoever wrote to somebody can be reached, kept sealed beside what they wrote, is let go when its last day has passed. */
import { type RawBuilder, sql } from 'kysely'
import type { SubjectRef } from '../access/access.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { dayOf } from './day-of.ts'
import { bySystem, noteErasure, type Telling } from './erasures.ts'
import type { Tx } from './open.ts'

/** Days after the answer, and after the last day of what nobody answered, for which a contact is kept. */
export const contactsKept = { answered: 30, unanswered: 180, unsettled: 730 } as const

type Held = {
  readonly table: 'format_request' | 'code_format_request' | 'concern' | 'join_request'
  /** The day on which what nobody answers counts as over, and for how many days its contact is kept after it. */
  readonly since: RawBuilder<unknown>
  readonly unanswered: number
  /** Whose record it is. */
  readonly subject: (areaId: string) => RawBuilder<SubjectRef>
}

const ofArea = (areaId: string) => sql<SubjectRef>`jsonb_build_object('kind', 'area', 'id', ${areaId}::text)`

/** The tables with such contacts, by what their erasure is called in the list. */
export const contactsOf = {
  format: {
    table: 'format_request',
    since: sql`due_on`,
    unanswered: contactsKept.unanswered,
    subject: ofArea,
  },
  'code-format': {
    table: 'code_format_request',
    since: sql`due_on`,
    unanswered: contactsKept.unanswered,
    subject: ofArea,
  },
  // A disagreement may take long before anybody can say how it ended.
  concern: {
    table: 'concern',
    since: sql`coalesce(raised_on, ${dayOf('created_at')})`,
    unanswered: contactsKept.unsettled,
    subject: () => sql<SubjectRef>`jsonb_build_object('kind', subject_kind, 'id', subject_id)`,
  },
  join: {
    table: 'join_request',
    since: sql`asked_on`,
    unanswered: contactsKept.unanswered,
    subject: () => sql<SubjectRef>`jsonb_build_object('kind', 'partnership', 'id', partnership_id)`,
  },
} as const satisfies Readonly<Record<string, Held>>
export type ContactHeld = keyof typeof contactsOf

/** Lets the contacts of a table go whose last day has passed, each with its entry; gives the ids of what they stood beside. */
export async function forgetContacts(
  tx: Tx,
  kind: ContactHeld,
  action: Telling['action'],
  { today, now }: { readonly today: Day; readonly now: Date },
): Promise<readonly string[]> {
  const { table, since, unanswered, subject }: Held = contactsOf[kind]
  const area = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const { rows } = await sql<{ id: string; subject: SubjectRef }>`
    update ${sql.table(table)} set sealed_contact = null, forgotten_at = ${now}
    where sealed_contact is not null and (answered_on < ${addDays(today, -contactsKept.answered)}::date
      or answered_on is null and ${since} < ${addDays(today, -unanswered)}::date)
    returning id, ${subject(area.id)} as subject`.execute(tx)
  for (const row of rows) await noteErasure(tx, kind, row.id, { action, subject: row.subject, write: bySystem(tx) })
  return rows.map(({ id }) => id)
}

/** Lets one contact go: in a copy from before it was let go. */
export async function forgetContact(tx: Tx, kind: ContactHeld, id: string, now: Date, telling: Telling): Promise<void> {
  await sql`update ${sql.table(contactsOf[kind].table)} set sealed_contact = null, forgotten_at = ${now}
    where id = ${id}::uuid and sealed_contact is not null`.execute(tx)
  await noteErasure(tx, kind, id, telling)
}
