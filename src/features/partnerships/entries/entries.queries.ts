/** Entries that a partnership keeps of itself, with whom they name and what seats say to them. */
import { sql } from 'kysely'
import { z } from 'zod'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import {
  columnsOf,
  entryWords,
  idsIn,
  type NamedThing,
  namedId,
  plainColumns,
  type Typed,
} from '../../../web/entries.ts'
import { ownColumns } from './kind.ts'

/** What somebody in a seat says to an entry, as it counts: the latest of its seat since the entry last changed. */
export type SeatAnswer = {
  readonly seatId: string
  readonly seat: string
  readonly personId: string
  readonly says: 'yes' | 'no'
  readonly worth: string
  readonly comment: string
}

/** An entry as it stands. */
export type Entry = {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly partner_id: string | null
  readonly to_partner_id: string | null
  readonly seat_id: string | null
  readonly organisation_id: string | null
  readonly about_entry_id: string | null
  readonly on_day: Day | null
  readonly by_day: Day | null
  readonly choice: string
  readonly words: z.output<typeof entryWords>
  readonly ended_on: Day | null
  readonly written_on: Date
  readonly partner: string | null
  /** The organisation behind the partner it is about. */
  readonly partner_organisation_id: string | null
  readonly to_partner: string | null
  readonly seat: string | null
  readonly organisation: string | null
  readonly about: string | null
  readonly partners: readonly NamedThing[]
  readonly seats: readonly NamedThing[]
  readonly consultations: readonly NamedThing[]
  readonly answers: readonly SeatAnswer[]
}

const answersOf = sql<
  SeatAnswer[]
>`(select coalesce(json_agg(json_build_object('seatId', a.seat_id, 'seat', a.seat, 'personId', a.person_id,
    'says', a.says, 'worth', a.worth, 'comment', a.comment) order by lower(a.seat)), '[]')
  from (select distinct on (entry_answer.seat_id) entry_answer.*, seat.name as seat from entry_answer join seat on seat.id = entry_answer.seat_id
    where entry_answer.partnership_entry_id = e.id and entry_answer.created_at >= e.changed_at
    order by entry_answer.seat_id, entry_answer.created_at desc, entry_answer.id desc) a)`

const namedOf = (thing: 'partner' | 'seat') =>
  sql<NamedThing[]>`(select coalesce(json_agg(json_build_object('id', n.${sql.ref(`${thing}_id`)}, 'label', ${
    thing === 'seat' ? sql`seat.name` : sql`o.name`
  }) order by ${thing === 'seat' ? sql`lower(seat.name)` : sql`lower(o.name)`}), '[]') from partnership_entry_named n ${
    thing === 'seat'
      ? sql`join seat on seat.id = n.seat_id`
      : sql`join partner on partner.id = n.partner_id join organisation o on o.id = partner.organisation_id`
  } where n.partnership_entry_id = e.id)`

const namedConsultations = sql<
  NamedThing[]
>`(select coalesce(json_agg(json_build_object('id', c.id, 'label', c.title) order by c.opens_on, c.id), '[]')
  from partnership_entry_named n join consultation c on c.id = n.consultation_id where n.partnership_entry_id = e.id)`

/** The entries of a partnership of some kinds, the latest day first; those that hold no more come last. */
export async function findEntries(
  db: Handle,
  partnershipId: string,
  kinds: readonly string[],
): Promise<readonly Entry[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom('partnership_entry as e')
    .leftJoin('partner', 'partner.id', 'e.partner_id')
    .leftJoin('organisation as giver', 'giver.id', 'partner.organisation_id')
    .leftJoin('partner as other', 'other.id', 'e.to_partner_id')
    .leftJoin('organisation as taker', 'taker.id', 'other.organisation_id')
    .leftJoin('seat', 'seat.id', 'e.seat_id')
    .leftJoin('organisation', 'organisation.id', 'e.organisation_id')
    .leftJoin('partnership_entry as matter', 'matter.id', 'e.about_entry_id')
    .select(['e.id', 'e.version', 'e.kind', 'e.partner_id', 'e.to_partner_id', 'e.seat_id', 'e.organisation_id'])
    .select([
      'e.about_entry_id',
      'e.on_day',
      'e.by_day',
      'e.choice',
      'e.words',
      'e.ended_on',
      'e.created_at as written_on',
    ])
    .select(['giver.name as partner', 'giver.id as partner_organisation_id', 'taker.name as to_partner'])
    .select(['seat.name as seat', 'organisation.name as organisation'])
    .select(sql<string | null>`matter.words ->> 'what'`.as('about'))
    .select([
      namedOf('partner').as('partners'),
      namedOf('seat').as('seats'),
      namedConsultations.as('consultations'),
      answersOf.as('answers'),
    ])
    .where('e.partnership_id', '=', partnershipId)
    .where('e.kind', 'in', [...kinds])
    .orderBy(sql`e.ended_on is not null`)
    .orderBy('e.on_day', order => order.desc().nullsLast())
    .orderBy(sql`lower(giver.name)`)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id')
    .execute()
  return rows.map(row => ({ ...row, words: entryWords.parse(row.words) }))
}

const columns = z.object({
  partner_id: namedId,
  to_partner_id: namedId,
  seat_id: namedId,
  organisation_id: namedId,
  about_entry_id: namedId,
  ...plainColumns,
})

/** Keeps a new entry; gives its id. */
export async function keepEntry(
  tx: Tx,
  of: { readonly partnershipId: string; readonly kind: string; readonly now: Date },
  typed: Typed,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('partnership_entry')
    .values({
      id,
      partnership_id: of.partnershipId,
      kind: of.kind,
      created_at: of.now,
      changed_at: of.now,
      ...columnsOf(typed, columns, ownColumns),
    })
    .execute()
  await nameAll(tx, id, typed)
  return id
}

/** Changes an entry that still has the version quoted; false where somebody changed it meanwhile. What seats said before is to the words before. */
export async function changeEntry(
  tx: Tx,
  entry: Pick<Entry, 'id' | 'ended_on'>,
  version: number,
  typed: Typed,
  at: { readonly endedOn: Day | null; readonly now: Date; readonly anew: boolean },
): Promise<boolean> {
  const change = {
    ...columnsOf(typed, columns, ownColumns),
    ended_on: at.endedOn,
    ...(at.anew ? { changed_at: at.now } : {}),
  }
  if (!(await changeVersioned(tx, 'partnership_entry', entry.id, version, change))) return false
  await tx.deleteFrom('partnership_entry_named').where('partnership_entry_id', '=', entry.id).execute()
  await nameAll(tx, entry.id, typed)
  return true
}

async function nameAll(tx: Tx, id: string, typed: Typed): Promise<void> {
  const rows = [
    ...idsIn(typed, 'partner_ids').map(partner_id => ({ partner_id, seat_id: null, consultation_id: null })),
    ...idsIn(typed, 'seat_ids').map(seat_id => ({ partner_id: null, seat_id, consultation_id: null })),
    ...idsIn(typed, 'consultation_ids').map(consultation_id => ({ partner_id: null, seat_id: null, consultation_id })),
  ]
  if (rows.length === 0) return
  await tx
    .insertInto('partnership_entry_named')
    .values(rows.map(row => ({ id: newId(), partnership_entry_id: id, ...row })))
    .execute()
}

/** The kind of an entry; null where there is none of that id. */
export async function kindOfEntry(db: Handle, id: string): Promise<string | null> {
  const row = await db.selectFrom('partnership_entry').select('kind').where('id', '=', id).executeTakeFirst()
  return row?.kind ?? null
}
