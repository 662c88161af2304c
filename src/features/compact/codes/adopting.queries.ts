/** Adopting an edition of a code, and changing where it stands. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Edition, EditionStatus } from './editions.queries.ts'
import type { Shipped } from './shipped-codes.ts'

/** How an edition is adopted. */
export type Adoption = {
  readonly status: 'draft' | 'in-force'
  readonly from: Day | null
  /** The edition it takes the place of, by id. */
  readonly replaces: string | null
  readonly why: string
  readonly today: Day
}

/** Lists an edition with its text as it is now. One that comes into force supersedes the edition it replaces. */
export async function adopt(tx: Tx, { code, source }: Shipped, adoption: Adoption): Promise<string> {
  const id = newId()
  await tx
    .insertInto('code')
    .values({
      id,
      edition: code.id,
      title: code.title,
      subject_kind: code.subject,
      status: adoption.status,
      in_force_from: adoption.from,
      replaces_code_id: adoption.replaces,
      why: adoption.why,
      source,
    })
    .execute()
  if (adoption.status === 'in-force' && adoption.replaces !== null)
    await supersede(tx, adoption.replaces, adoption.today)
  return id
}

/** What may change. `source`: the text of the file, where it is taken in again. */
export type EditionChange = {
  readonly status: EditionStatus
  readonly from: Day | null
  readonly why: string
  readonly version: number
  readonly source: string | null
  readonly today: Day
}

/** Changes an edition that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeEdition(tx: Tx, edition: Edition, change: EditionChange): Promise<boolean> {
  const changed = await tx
    .updateTable('code')
    .set({
      status: change.status,
      in_force_from: change.from,
      superseded_on: change.status === 'superseded' ? (edition.supersededOn ?? change.today) : null,
      why: change.why,
      version: change.version + 1,
      ...(change.source === null ? {} : { source: change.source }),
    })
    .where('id', '=', edition.id)
    .where('version', '=', change.version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1) return false
  if (change.status === 'in-force' && edition.replacesId !== null) await supersede(tx, edition.replacesId, change.today)
  return true
}

async function supersede(tx: Tx, id: string, today: Day): Promise<void> {
  await tx
    .updateTable('code')
    .set(eb => ({ status: 'superseded' as const, superseded_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'in-force')
    .execute()
}
