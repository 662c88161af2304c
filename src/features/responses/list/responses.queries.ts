/** Responses as those who work on them see them: never with who gave them. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'

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
}

/** Responses of a consultation by the day they came. Withdrawn ones are listed too, by their state. */
export async function listResponses(db: Handle, consultationId: string, listing: Listing): Promise<ListedResponse[]> {
  let query = db
    .selectFrom('response')
    .select(['reference', 'channel', 'state', 'received_at as receivedAt', 'behalf', 'published_as as publishedAs'])
    .select(['sector', 'area_part as areaPart', 'confidential', 'read_at as readAt'])
    .select(eb => eb('late_reason', '<>', '').as('late'))
    .where('consultation_id', '=', consultationId)
  if (!listing.withConfidential) query = query.where('confidential', '=', false)
  if (listing.channel) query = query.where('channel', '=', listing.channel as 'online')
  if (listing.read !== undefined) query = query.where('read_at', listing.read ? 'is not' : 'is', null)
  if (listing.sector !== undefined) query = query.where('sector', '=', listing.sector)
  const rows = await query.orderBy('received_at').orderBy('reference').execute()
  return rows.map(row => ({ ...row, late: Boolean(row.late) }))
}

/** How many responses stand, by one of their columns. Withdrawn ones are not counted. */
export async function countResponsesBy(
  db: Handle,
  consultationId: string,
  column: 'channel' | 'sector' | 'area_part' | 'behalf',
  { withConfidential }: Pick<Listing, 'withConfidential'>,
): Promise<{ value: string; count: number }[]> {
  let query = db
    .selectFrom('response')
    .select(eb => [eb.ref(column).$castTo<string>().as('value'), eb.fn.countAll<number>().as('count')])
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
  if (!withConfidential) query = query.where('confidential', '=', false)
  const rows = await query.groupBy(column).orderBy(sql`2 desc`).orderBy(column).execute()
  return rows.map(row => ({ value: row.value, count: Number(row.count) }))
}
