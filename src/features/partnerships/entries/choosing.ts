/** What the boxes of an entry offer: partners, seats, infrastructure organisations and other entries of the partnership. */
import { type Actor, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Typed } from '../../../web/entries.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { actingFor, type SeatOn, seatsOn } from '../seats/seats-on.queries.ts'
import { subjectOf } from '../subject.ts'
import { findPartnersConsultations } from './consultations.queries.ts'
import { findEntries } from './entries.queries.ts'
import { isNaming, type Kind, type NamingBox } from './kind.ts'

type Item = { readonly value: string; readonly text: string }
export type Items = Readonly<Partial<Record<NamingBox, readonly Item[]>>>

/** Who chooses, and when. */
export type Choosing = { readonly partnership: Partnership; readonly actor: Actor; readonly today: Day }

/** What each naming box of a kind offers to somebody. Whoever only speaks for a partner writes for that one alone. */
export async function itemsFor(db: Handle, kind: Kind, choosing: Choosing): Promise<Items> {
  const named = Object.keys(kind.fields).filter(isNaming)
  const offered = await Promise.all(named.map(async name => [name, await offeredIn(db, name, kind, choosing)] as const))
  return Object.fromEntries(offered)
}

async function offeredIn(db: Handle, box: NamingBox, kind: Kind, of: Choosing): Promise<readonly Item[]> {
  const { partnership, today } = of
  if (box === 'seat_id' || box === 'seat_ids')
    return (await seatsOn(db, partnership.id, today))
      .filter(seat => kind.writes !== 'sits' || isRunning(of) || holds(seat, of.actor))
      .map(({ id, name }) => ({ value: id, text: name }))
  if (box === 'consultation_ids')
    return (await findPartnersConsultations(db, partnership.id, today)).map(({ id, title }) => ({
      value: id,
      text: title,
    }))
  if (box === 'organisation_id') return infrastructure(db)
  if (box === 'about_entry_id')
    return (await findEntries(db, partnership.id, kind.about ? [kind.about] : []))
      .filter(({ ended_on }) => ended_on === null)
      .map(({ id, words, seat }) => ({ value: id, text: [words['what'], seat].filter(Boolean).join(', ') }))
  const own = box === 'partner_id' && kind.writes === 'partner' ? await ownOnly(db, of) : null
  return (await findPartners(db, partnership.id))
    .filter(each => isPartnerOn(each, today) && (own === null || own.has(each.id)))
    .map(({ id, organisation }) => ({ value: id, text: organisation }))
}

/** Whether somebody runs the partnership: they write for any seat and any partner. */
function isRunning({ partnership, actor }: Choosing): boolean {
  return runsPartnership.allows(actor, subjectOf(partnership))
}

/** Whether somebody holds a seat, or stands in. */
function holds(seat: SeatOn, { person }: Actor): boolean {
  return person !== null && actingFor(seat).some(({ personId }) => personId === person.id)
}

async function ownOnly(db: Handle, { partnership, actor, today }: Choosing): Promise<ReadonlySet<string> | null> {
  if (runsPartnership.allows(actor, subjectOf(partnership))) return null
  return new Set((await partnersOf(db, actor, partnership.id, today)).map(({ id }) => id))
}

async function infrastructure(db: Handle): Promise<Item[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('infrastructure', '=', true)
    .orderBy('name')
    .execute()
  return rows.map(({ id, name }) => ({ value: id, text: name }))
}

/** The boxes in which something is chosen that was not offered. */
export function notOffered(items: Items, typed: Typed): readonly NamingBox[] {
  return Object.entries(items).flatMap(([box, offered]) => {
    const chosen = typed[box]
    const values = Array.isArray(chosen) ? chosen : chosen === null || chosen === undefined ? [] : [chosen]
    return isNaming(box) && values.some(value => !offered.some(item => item.value === value)) ? [box] : []
  })
}
