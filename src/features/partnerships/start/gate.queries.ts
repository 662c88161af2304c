/** The start gate of a partnership, and what the register has that is like it. */

import type { Selectable, Updateable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { SimilarPartnershipTable, StartGateTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Comparable, Likeness } from './likeness.ts'

export type Gate = Selectable<StartGateTable>

/** The start gate; every partnership has one from its first moment, and one made elsewhere gets an empty one. */
export async function findGate(db: Handle, partnershipId: string): Promise<Gate> {
  const row = await db
    .selectFrom('start_gate')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row ?? emptyGate(partnershipId)
}

function emptyGate(partnership_id: string): Gate {
  return {
    id: newId(),
    created_at: new Date(0),
    version: 1,
    partnership_id,
    need: '',
    existing_work: '',
    under_way: '',
    constraints: '',
    why_together: '',
    added_value: '',
    added_value_measure: '',
    duplicates_checked_on: null,
    duplicates_answer: '',
    result: null,
    result_reason: '',
    joined_partnership_id: null,
    decided_on: null,
    decided_by: null,
  }
}

/** Changes a start gate that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeGate(
  tx: Tx,
  partnershipId: string,
  version: number,
  change: Updateable<StartGateTable>,
): Promise<boolean> {
  await tx
    .insertInto('start_gate')
    .values({ id: newId(), partnership_id: partnershipId })
    .onConflict(conflict => conflict.column('partnership_id').doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('start_gate')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return changeVersioned(tx, 'start_gate', id, version, change)
}

/** One partnership of the register that was shown as like another. */
export type Similar = Selectable<SimilarPartnershipTable> & {
  readonly name: string
  readonly slug: string
  readonly purpose: string
}

/** What was shown as alike, in the order of names. */
export async function findSimilar(db: Handle, partnershipId: string): Promise<Similar[]> {
  return db
    .selectFrom('similar_partnership')
    .innerJoin('partnership as other', 'other.id', 'similar_partnership.similar_id')
    .selectAll('similar_partnership')
    .select(['other.name', 'other.slug', 'other.purpose'])
    .where('similar_partnership.partnership_id', '=', partnershipId)
    .orderBy('other.name')
    .execute()
}

/** Every public partnership of the register that still lives, and the one asked about, as they are compared. */
export async function findComparable(db: Handle, partnershipId: string, today: Day): Promise<Comparable[]> {
  const rows = await db
    .selectFrom('partnership as p')
    .leftJoin('start_gate as gate', 'gate.partnership_id', 'p.id')
    .select(['p.id', 'p.name', 'p.purpose', 'p.topics', 'p.places', 'p.lead_organisation_id', 'gate.need'])
    .select(eb =>
      eb
        .selectFrom('objective')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['objective.text']).as('texts'))
        .whereRef('objective.partnership_id', '=', 'p.id')
        .where('objective.dropped_on', 'is', null)
        .as('objectives'),
    )
    .select(eb =>
      eb
        .selectFrom('partner')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['partner.organisation_id']).as('ids'))
        .whereRef('partner.partnership_id', '=', 'p.id')
        .where('partner.from_day', '<=', today)
        .where(({ or, eb: e }) => or([e('partner.to_day', 'is', null), e('partner.to_day', '>=', today)]))
        .as('partners'),
    )
    .where(eb =>
      eb.or([
        eb('p.id', '=', partnershipId),
        eb.and([eb('p.public', '=', true), eb('p.state', 'not in', ['ended', 'not-formed'])]),
      ]),
    )
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    words: [row.name, row.purpose, row.need ?? '', ...(row.objectives ?? [])].join(' '),
    topics: row.topics,
    places: row.places,
    organisations: [
      ...new Set([...(row.partners ?? []), ...(row.lead_organisation_id ? [row.lead_organisation_id] : [])]),
    ],
  }))
}

/** Keeps what a search found: new finds are added, answers given before stay, unanswered ones that no longer fit go. */
export async function keepFinds(
  tx: Tx,
  partnershipId: string,
  finds: readonly (Likeness & { readonly because: string })[],
): Promise<void> {
  const before = await tx
    .selectFrom('similar_partnership')
    .select(['id', 'similar_id', 'answer'])
    .where('partnership_id', '=', partnershipId)
    .execute()
  const found = new Set(finds.map(({ id }) => id))
  const gone = before.filter(row => row.answer === null && !found.has(row.similar_id)).map(row => row.id)
  if (gone.length > 0) await tx.deleteFrom('similar_partnership').where('id', 'in', gone).execute()
  const known = new Set(before.map(row => row.similar_id))
  const fresh = finds.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return
  await tx
    .insertInto('similar_partnership')
    .values(
      fresh.map(({ id, because }) => ({
        id: newId(),
        partnership_id: partnershipId,
        similar_id: id,
        shown_because: because,
      })),
    )
    .execute()
}
