/** Organisations of the area: the directory, one organisation, and its changes. */

import { sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { holdsWords, nameOrder } from '../../db/search.ts'
import { freeSlug, freeSlugs, type SlugAmong } from '../../db/slug.ts'
import type { Day } from '../../kernel/day.ts'
import { byName } from '../../kernel/fold.ts'
import type { Window } from '../../web/list.ts'
import { settledMailbox } from '../parties/index.ts'
import { type Above, aboveOn, findAbove } from './belonging.queries.ts'
import { findFollowing, type Succession } from './ending.queries.ts'
import type { Identifier } from './identifiers.ts'
import { distance, tellingWords } from './likeness.ts'
import type { Sector } from './sectors.ts'

/** An organisation as the directory lists it. */
export type ListedOrganisation = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly sector: Sector
  readonly infrastructure: boolean
  readonly serves: string
  readonly endedOn: Day | null
  /** The bodies that took its place. */
  readonly following: readonly Succession[]
  /** What it is part of today, as both have said. */
  readonly above: Above | null
}

/** The orders the directory can stand in. */
export const directorySorts = ['name', 'sector', 'newest'] as const

export type DirectoryFilter = {
  readonly sector?: Sector | undefined
  readonly words?: string | undefined
  readonly sort?: (typeof directorySorts)[number] | undefined
}

function directory(db: Handle, { sector, words }: DirectoryFilter) {
  let query = db.selectFrom('organisation')
  if (sector) query = query.where('sector', '=', sector)
  // Whoever looks for a name finds it, also that of a body that is no more.
  return words ? query.where(holdsWords('organisation', words)) : query.where('ended_on', 'is', null)
}

/** How many organisations fit. */
export async function countOrganisations(db: Handle, filter: DirectoryFilter): Promise<number> {
  const { count } = await directory(db, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The directory, or a part of it; organisations that have ended are left out unless words are looked for. */
export async function listOrganisations(
  db: Handle,
  today: Day,
  filter: DirectoryFilter = {},
  part?: Window,
): Promise<ListedOrganisation[]> {
  let query = directory(db, filter).select([
    'id',
    'slug',
    'name',
    'sector',
    'infrastructure',
    'serves',
    'ended_on as endedOn',
  ])
  if (filter.sort === 'sector') query = query.orderBy('sector')
  if (filter.sort === 'newest') query = query.orderBy('id', 'desc')
  query = query.orderBy(nameOrder('name')).orderBy('id')
  if (part) query = query.limit(part.limit).offset(part.offset)
  const rows = await query.execute()
  const ended = rows.filter(({ endedOn }) => endedOn !== null)
  const following = await findFollowing(
    db,
    ended.map(({ id }) => id),
  )
  const above = await findAbove(db, part ? rows.map(({ id }) => id) : 'all')
  return rows.map(row => ({
    ...row,
    sector: row.sector as Sector,
    following: following.get(row.id) ?? [],
    above: aboveOn(above.get(row.id), today),
  }))
}

/** Keeps, before the public mailbox changes, the one where the organisation is asked until the new one has stood for some days. */
export async function keepMailboxBefore(tx: Tx, id: string, today: Day): Promise<void> {
  await sql`update organisation o set email_before = ${settledMailbox(today)}, email_changed_on = ${today} where o.id = ${id}`.execute(
    tx,
  )
}

/** What an edit of an organisation may change. */
export type OrganisationDetails = {
  readonly name: string
  readonly sector: Sector
  readonly kind: string
  readonly infrastructure: boolean
  readonly serves: string
  /** Where it works, in its own words. */
  readonly places: string
  readonly website: string
  readonly email: string
  readonly phone: string
  /** A format in which it needs what is sent to it; known to those who invite it. */
  readonly format_needs: string
}

export type Organisation = OrganisationDetails & {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly endedOn: string | null
}

/** One organisation by its slug. */
export async function findOrganisation(db: Handle, slug: string): Promise<Organisation | null> {
  const row = await db
    .selectFrom('organisation')
    .select([
      'id',
      'slug',
      'version',
      'name',
      'sector',
      'kind',
      'infrastructure',
      'serves',
      'places',
      'website',
      'email',
      'phone',
      'format_needs',
      'ended_on',
    ])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!row) return null
  const { ended_on, ...rest } = row
  return { ...rest, sector: row.sector as Sector, endedOn: ended_on }
}

/** An organisation that may be the one somebody is about to add. */
export type Double = {
  readonly slug: string
  readonly name: string
  readonly formerly: string | null
  /** Whether it has or had this very name, however it is written. */
  readonly same: boolean
}

const MOST_DOUBLES = 5

/**
 * Organisations that have or had this name however it is written, or whose name holds all of its telling words, or all of whose
 * telling words stand in it, where that is more than one word. The closest first.
 */
export async function findDoubles(db: Handle, name: string): Promise<Double[]> {
  const wanted = tellingWords(name)
  if (wanted.length === 0) return []
  const any = wanted.map(word => `'${word.slice(0, 60)}'`).join(' | ')
  const rows = await db
    .selectFrom('organisation')
    .select(['slug', 'name', 'former_names'])
    .where('ended_on', 'is', null)
    .where(sql<boolean>`hub_words(name || ' ' || hub_joined(former_names) || ' ' || serves) @@ ${any}::tsquery`)
    .execute()
  const close = (other: string) => distance(tellingWords(other), wanted)
  return rows
    .map(row => {
      const formerly = row.former_names.find(each => close(each) < 2) ?? null
      const now = close(row.name)
      return {
        slug: row.slug,
        name: row.name,
        formerly: now < 2 ? null : formerly,
        by: now < 2 ? now : formerly ? 1 : 2,
        same: now === 0 || (now === 2 && formerly !== null && close(formerly) === 0),
      }
    })
    .filter(({ by }) => by < 2)
    .toSorted((a, b) => a.by - b.by || byName(a.name, b.name))
    .slice(0, MOST_DOUBLES)
    .map(({ by, ...double }) => double)
}

/** Addresses of organisations; these words are pages of their own beside them. */
const addresses: SlugAmong = {
  among: sql`organisation`,
  lock: 'organisation',
  nameless: 'organisation',
  pages: ['new', 'interests', 'proposed', 'import'],
}

/**
 * Adds an organisation; gives its id and slug. `proposedIn`: the partnership whose list named it, where that was not the secretariat;
 * it then waits for the secretariat's look.
 */
export async function addOrganisation(
  tx: Tx,
  details: OrganisationDetails,
  proposedIn: string | null = null,
): Promise<{ id: string; slug: string }> {
  const id = newId()
  const slug = await freeSlug(tx, details.name, addresses)
  await tx
    .insertInto('organisation')
    .values({ id, slug, ...details, proposed_in: proposedIn })
    .execute()
  return { id, slug }
}

/** An organisation that a partnership put into the directory and that the secretariat has not looked at. */
export type Proposed = Pick<OrganisationDetails, 'name' | 'sector' | 'email'> & {
  readonly id: string
  readonly slug: string
  readonly partnership: string
  readonly doubles: readonly Double[]
}

/** The organisations that wait for the secretariat's look, the oldest first, each with others of like name. */
export async function findProposed(db: Handle): Promise<Proposed[]> {
  const rows = await db
    .selectFrom('organisation')
    .innerJoin('partnership', 'partnership.id', 'organisation.proposed_in')
    .select(['organisation.id', 'organisation.slug', 'organisation.name', 'organisation.sector', 'organisation.email'])
    .select('partnership.name as partnership')
    .where('organisation.proposal_seen_on', 'is', null)
    .where('organisation.ended_on', 'is', null)
    .orderBy('organisation.id')
    .execute()
  return Promise.all(
    rows.map(async row => ({
      ...row,
      sector: row.sector as Sector,
      doubles: (await findDoubles(db, row.name)).filter(({ slug }) => slug !== row.slug),
    })),
  )
}

/** Says that the secretariat has looked at an organisation that was proposed: its own mailbox is asked from then on. */
export async function seeProposed(tx: Tx, id: string, today: Day): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ proposal_seen_on: today })
    .where('id', '=', id)
    .where('proposed_in', 'is not', null)
    .where('proposal_seen_on', 'is', null)
    .execute()
}

const AT_ONCE = 500

/** Adds many organisations, each with its public numbers; gives their ids in the same order. */
export async function addOrganisations(
  tx: Tx,
  all: readonly {
    readonly details: Omit<OrganisationDetails, 'infrastructure' | 'format_needs'>
    readonly identifiers: readonly Identifier[]
  }[],
): Promise<string[]> {
  const slugs = await freeSlugs(
    tx,
    all.map(({ details }) => details.name),
    addresses,
  )
  const rows = all.map(({ details, identifiers }, at) => ({ id: newId(), slug: slugs[at]!, details, identifiers }))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    await tx
      .insertInto('organisation')
      .values(some.map(({ id, slug, details }) => ({ id, slug, ...details })))
      .execute()
    const numbers = some.flatMap(({ id, identifiers }) => identifiers.map(each => ({ organisation_id: id, ...each })))
    if (numbers.length > 0)
      await tx
        .insertInto('organisation_identifier')
        .values(numbers.map(each => ({ id: newId(), ...each })))
        .execute()
  }
  return rows.map(({ id }) => id)
}

/** Changes an organisation that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeOrganisation(
  tx: Handle,
  id: string,
  version: number,
  details: OrganisationDetails,
): Promise<boolean> {
  return changeVersioned(tx, 'organisation', id, version, details)
}
