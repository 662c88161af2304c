/** How far the reading and deciding has come, and what still stands in the way of reporting: counted in the database, whatever the numbers. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Consultation } from '../../consultations/index.ts'
import { standingAmendments } from '../amendments.queries.ts'

/** How many are missing, and the first of them to go to. */
export type Missing<Each> = { readonly count: number; readonly few: readonly Each[] }

/** Counts and, by what is missing, references and numbers to go to. */
export type Progress = {
  readonly responses: number
  readonly read: number
  readonly points: number
  readonly decided: number
  readonly amendments: number
  readonly applied: number
  readonly unread: Missing<string>
  /** Responses that say something in their own words and of which no point was made. */
  readonly unsplit: Missing<string>
  readonly undecided: Missing<number>
}

/** Most references or numbers named of one kind. */
const FEW = 20

/** Takes stock of a consultation; what was said in confidence counts only for whoever may read it, and for the Hub itself. */
export async function takeStock(db: Handle, { id }: Pick<Consultation, 'id'>, sees = true): Promise<Progress> {
  const standing = sql`r.consultation_id = ${id}::uuid and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)`
  const speaks = sql`hub_speaks(r.chosen, r.comments, r.free_text)`
  const unsplit = sql`${speaks} and not exists (select from point p where p.response_id = r.id)`
  const { rows: counts } = await sql<{ responses: number; read: number; unsplit: number }>`
    select count(*)::integer as responses, count(r.read_at)::integer as read,
      (select count(*)::integer from response r where ${standing} and ${unsplit}) as unsplit
    from response r where ${standing}`.execute(db)
  const { rows: made } = await sql<{ points: number; decided: number }>`
    select count(*)::integer as points, count(a.id)::integer as decided
    from response r join point p on p.response_id = r.id left join point_action a on a.point_id = p.id
    where ${standing}`.execute(db)
  const [{ responses, read, unsplit: left }, { points, decided }] = [counts[0]!, made[0]!]
  const references = async (count: number, of: typeof unsplit): Promise<Missing<string>> => {
    const { rows } = await sql<{ reference: string }>`
      select r.reference from response r where ${standing} and ${of}
      order by r.reference limit ${count === 0 ? 0 : FEW}`.execute(db)
    return { count, few: rows.map(({ reference }) => reference) }
  }
  const { rows: numbers } = await sql<{ number: number }>`
    select p.number from response r join point p on p.response_id = r.id
    where ${standing} and not exists (select from point_action a where a.point_id = p.id)
    order by p.number limit ${FEW}`.execute(db)
  const amendments = await standingAmendments(db, id)
  return {
    responses,
    read,
    points,
    decided,
    amendments: amendments.length,
    applied: amendments.filter(({ appliedIn }) => appliedIn !== null).length,
    unread: await references(responses - read, sql`r.read_at is null`),
    unsplit: await references(left, unsplit),
    undecided: { count: points - decided, few: numbers.map(({ number }) => number) },
  }
}

/** Whether nothing stands in the way of reporting. */
export function mayReport({ unread, unsplit, undecided, amendments, applied }: Progress): boolean {
  return unread.count === 0 && unsplit.count === 0 && undecided.count === 0 && applied === amendments
}
