/** Departures from codes: explained with a public reason, withdrawn when the practice is kept after all. */
import { practiceOf } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Judged } from '../checks/kinds.ts'

/** What a departure says beside its reason: what it covers, how it came, what is done instead, what risk stays, who was told. */
export type DepartureParts = {
  /** Clauses as `clauseKey` names them, and ids of records; no record where the subject itself falls short. */
  readonly clauses: readonly string[]
  readonly records: readonly string[]
  readonly circumstances: string
  readonly instead: string
  readonly risk: string
  readonly told: string
}

/** A departure with its published reason. */
export type KeptDeparture = {
  readonly id: string
  readonly practice: string
  readonly title: string
  readonly reason: string
  /** Its parts; null where it was published before they were asked for. */
  readonly parts: DepartureParts | null
  /** The last day on which it explains anything. */
  readonly endsOn: Day
  readonly publishedAt: Date
  readonly withdrawnAt: Date | null
}

/** Departures of a subject that stand, the latest first; those withdrawn come after, so that nothing is hidden. */
export async function findDepartures(db: Handle, { kind, id }: Judged): Promise<KeptDeparture[]> {
  const rows = await departures(db)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('withdrawn_at', order => order.desc().nullsFirst())
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(titled)
}

/** One departure of a subject, or null. */
export async function findDeparture(
  db: Handle,
  { kind, id }: Judged,
  departure: string,
): Promise<KeptDeparture | null> {
  const row = await departures(db)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('id', '=', departure)
    .executeTakeFirst()
  return row ? titled(row) : null
}

function departures(db: Handle) {
  return db
    .selectFrom('departure')
    .select([
      'id',
      'practice',
      'reason',
      'published_at as publishedAt',
      'withdrawn_at as withdrawnAt',
      'ends_on as endsOn',
    ])
    .select(['clauses', 'records', 'circumstances', 'instead', 'risk', 'told'])
}

type Row = Awaited<ReturnType<ReturnType<typeof departures>['executeTakeFirstOrThrow']>>

function titled({ clauses, records, circumstances, instead, risk, told, ...row }: Row): KeptDeparture {
  const named = clauses !== null && records !== null
  const parts = named
    ? {
        clauses,
        records,
        circumstances: circumstances ?? '',
        instead: instead ?? '',
        risk: risk ?? '',
        told: told ?? '',
      }
    : null
  return { ...row, parts, title: practiceOf(row.practice)?.title ?? row.practice }
}

/** Publishes the reason for a departure with its parts; gives its id. */
export async function publishDeparture(
  tx: Tx,
  { kind, id }: Judged,
  { practice, reason, endsOn, parts, by, now }: NewDeparture,
): Promise<string> {
  const departure = newId()
  await tx
    .insertInto('departure')
    .values({
      id: departure,
      subject_kind: kind,
      subject_id: id,
      practice,
      reason,
      ends_on: endsOn,
      ...parts,
      clauses: [...parts.clauses],
      records: [...parts.records],
      published_at: now,
      published_by: by,
    })
    .execute()
  return departure
}

type NewDeparture = Pick<KeptDeparture, 'practice' | 'reason' | 'endsOn'> & {
  readonly parts: DepartureParts
  readonly by: string
  readonly now: Date
}

/** Withdraws a departure; false where it was withdrawn before. The reason stays on record. */
export async function withdrawDeparture(tx: Tx, id: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('departure')
    .set(eb => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}
