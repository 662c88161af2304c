/** Responses as those who work on them see them: never with who gave them. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { holdsWords } from '../../../db/search.ts'
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

/** How many responses fit, how many of them are withdrawn, and those that were asked for. */
export type Found = {
  readonly count: number
  readonly withdrawn: number
  /** Those of one page, by their references, which tell no order of arrival. Withdrawn ones are listed too. */
  readonly listed: (window: Window) => Promise<ListedResponse[]>
}

/**
 * Counts the responses that fit, and lists those of a page. Words are looked for once: what they find is counted, and the page that is
 * `likely` asked for taken from it, in one statement.
 */
export async function findResponses(
  db: Handle,
  consultationId: string,
  listing: Listing,
  likely: Window,
): Promise<Found> {
  const { words } = listing
  const among = chosen(db, consultationId, listing)
  if (words === undefined) return { ...(await countAll(among)), listed: window => pageOf(among, window) }
  const found = await foundBy(db, among, words, likely)
  return {
    ...found,
    listed: async window => {
      const { ids } = window.offset === likely.offset ? found : await foundBy(db, among, words, window)
      return ids.length === 0 ? [] : pageOf(among.where('id', 'in', ids), { limit: window.limit, offset: 0 })
    },
  }
}

type Chosen = ReturnType<typeof chosen>

async function countAll(among: Chosen): Promise<{ count: number; withdrawn: number }> {
  const row = await among
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'withdrawn').as('withdrawn'),
    ])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), withdrawn: Number(row.withdrawn) }
}

/** Found by the index and never by reading on in the order of the list, which would look each response through anew. */
async function foundBy(db: Handle, among: Chosen, words: string, { limit, offset }: Window) {
  const { rows } = await sql<{ count: number; withdrawn: number; ids: string[] }>`
    with found as materialized (${among.select(['id', 'reference', 'state']).where(holdsWords('response', words))})
    select count(*)::integer as count, count(*) filter (where state = 'withdrawn')::integer as withdrawn,
      array(select id from found order by reference limit ${limit} offset ${offset}) as ids
    from found`.execute(db)
  return rows[0]!
}

async function pageOf(among: Chosen, { limit, offset }: Window): Promise<ListedResponse[]> {
  const rows = await among
    .select(['reference', 'channel', 'state', 'received_at as receivedAt', 'behalf', 'published_as as publishedAs'])
    .select(['sector', 'area_part as areaPart', 'confidential', 'read_at as readAt'])
    .select(eb => eb('late_reason', '<>', '').as('late'))
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
