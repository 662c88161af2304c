/** Responses as those who work on them see them: never with who gave them. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { holdsWords, isFoundByWords } from '../../../db/search.ts'
import type { Window } from '../../../web/list.ts'

/** A line of the list of responses. */
export type ListedResponse = {
  readonly reference: string
  readonly channel: string
  readonly state: string
  readonly receivedAt: Date
  readonly behalf: string
  readonly publishedAs: string
  readonly sector: string
  readonly areaPart: string
  readonly confidential: boolean
  readonly readAt: Date | null
  readonly late: boolean
}

/** What may be listed: confidential responses only for those who may read them. */
export type Listing = {
  readonly withConfidential: boolean
  readonly channel?: string
  readonly sector?: string
  readonly read?: boolean
  /** Words that the response holds, in any order. */
  readonly words?: string
}

/** How many responses fit, and how many of them are withdrawn. */
export async function countResponses(
  db: Handle,
  consultationId: string,
  listing: Listing,
): Promise<{ readonly count: number; readonly withdrawn: number }> {
  const row = await chosen(db, consultationId, listing)
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'withdrawn').as('withdrawn'),
    ])
    .$if(listing.words !== undefined, query => query.where(holdsWords('response', listing.words!)))
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), withdrawn: Number(row.withdrawn) }
}

/** Those on one page, by their references, which tell no order of arrival. Withdrawn ones are listed too. */
export async function listResponses(
  db: Handle,
  consultationId: string,
  listing: Listing,
  { limit, offset }: Window,
): Promise<ListedResponse[]> {
  const rows = await chosen(db, consultationId, listing)
    .select(['reference', 'channel', 'state', 'received_at as receivedAt', 'behalf', 'published_as as publishedAs'])
    .select(['sector', 'area_part as areaPart', 'confidential', 'read_at as readAt'])
    .select(eb => eb('late_reason', '<>', '').as('late'))
    .$if(listing.words !== undefined, query =>
      query.where(
        isFoundByWords('response', listing.words!, 'response', sql`found.consultation_id = ${consultationId}::uuid`),
      ),
    )
    .orderBy('reference')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => ({ ...row, late: Boolean(row.late) }))
}

function chosen(db: Handle, consultationId: string, listing: Listing) {
  return db
    .selectFrom('response')
    .where('consultation_id', '=', consultationId)
    .$if(!listing.withConfidential, query => query.where('confidential', '=', false))
    .$if(listing.channel !== undefined, query => query.where('channel', '=', listing.channel as 'online'))
    .$if(listing.read !== undefined, query => query.where('read_at', listing.read ? 'is not' : 'is', null))
    .$if(listing.sector !== undefined, query => query.where('sector', '=', listing.sector!))
}
