/** Requests for a code in another format or language, and what was sent, offered to everybody from then on. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

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

function requests(db: Handle) {
  return db
    .selectFrom('code_format_request as r')
    .innerJoin('code', 'code.id', 'r.code_id')
    .select(['r.id', 'r.version', 'r.created_at as createdAt', 'r.code_id as codeId', 'code.title as code'])
    .select(['code.edition', 'r.wants', 'r.due_on as dueOn', 'r.answered_on as answeredOn', 'r.answer'])
    .select(['r.file_id as fileId', 'r.offered_as as offeredAs', 'r.sealed_contact as sealedContact'])
}

/** All requests: those that wait first, the most urgent at the top. */
export function findRequests(db: Handle): Promise<CodeFormatRequest[]> {
  return requests(db)
    .orderBy('r.answered_on', order => order.desc().nullsFirst())
    .orderBy('r.due_on')
    .execute()
}

/** One request, or null where there is none. */
export async function findRequest(db: Handle, id: string): Promise<CodeFormatRequest | null> {
  return (await requests(db).where('r.id', '=', id).executeTakeFirst()) ?? null
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
