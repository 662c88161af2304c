/** Requests for a code in another format or language, and what was sent, offered to everybody from then on. */
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

/** The place that the contact of a request is sealed for. */
export const contactPlace = (id: string): string => `code_format_request:${id}`

/** A request. `sealedContact` is null once it was let go. */
export type CodeFormatRequest = {
  readonly id: string
  readonly version: number
  readonly createdAt: Date
  readonly codeId: string
  readonly code: string
  readonly edition: string
  readonly wants: string
  readonly dueOn: Day
  readonly answeredOn: Day | null
  readonly answer: string
  readonly fileId: string | null
  readonly offeredAs: string
  readonly sealedContact: Buffer | null
}

/** All requests: those that wait first, the most urgent at the top. */
export function findRequests(db: Handle): Promise<CodeFormatRequest[]> {
  return db
    .selectFrom('code_format_request as r')
    .innerJoin('code', 'code.id', 'r.code_id')
    .select(['r.id', 'r.version', 'r.created_at as createdAt', 'r.code_id as codeId', 'code.title as code'])
    .select(['code.edition', 'r.wants', 'r.due_on as dueOn', 'r.answered_on as answeredOn', 'r.answer'])
    .select(['r.file_id as fileId', 'r.offered_as as offeredAs', 'r.sealed_contact as sealedContact'])
    .orderBy('r.answered_on', order => order.desc().nullsFirst())
    .orderBy('r.due_on')
    .execute()
}

/** Files that were sent and are offered beside an edition. */
export function findOffered(
  db: Handle,
  codeId: string,
): Promise<{ readonly id: string; readonly offeredAs: string }[]> {
  return db
    .selectFrom('code_format_request')
    .select(['id', 'offered_as as offeredAs'])
    .where('code_id', '=', codeId)
    .where('file_id', 'is not', null)
    .where('answered_on', 'is not', null)
    .orderBy('offered_as')
    .execute()
}

/** Whether somebody opened the contact of a request since a moment: only then is it shown to them. */
export async function openedSince(db: Handle, id: string, person: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('record_id', '=', id)
    .where('actor_id', '=', person)
    .where('action', '=', 'code-format.contact-opened')
    .where('created_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Days after the answer, and after the last day of a request that nobody answered, for which a contact is kept. */
const KEPT = { answered: 30, unanswered: 180 } as const

/** Lets contacts go whose last day has passed; gives the ids of their requests. */
export async function forgetContacts(tx: Tx, today: Day, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('code_format_request')
    .set({ sealed_contact: null, forgotten_at: now })
    .where('sealed_contact', 'is not', null)
    .where(eb =>
      eb.or([
        eb('answered_on', '<', addDays(today, -KEPT.answered)),
        eb.and([eb('answered_on', 'is', null), eb('due_on', '<', addDays(today, -KEPT.unanswered))]),
      ]),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
