/** Organisations of the area: the directory, one organisation, and its changes. */

import { sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { holdsWords, nameOrder } from '../../db/search.ts'
import { freeSlug, type SlugAmong } from '../../db/slug.ts'
import type { Window } from '../../web/list.ts'
import type { Sector } from './sectors.ts'

/** An organisation as the directory lists it. */
export type ListedOrganisation = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly sector: Sector
  readonly infrastructure: boolean
  readonly serves: string
}

/** The orders the directory can stand in. */
export const directorySorts = ['name', 'sector', 'newest'] as const

export type DirectoryFilter = {
  readonly sector?: Sector | undefined
  readonly words?: string | undefined
  readonly sort?: (typeof directorySorts)[number] | undefined
}

function directory(db: Handle, { sector, words }: DirectoryFilter) {
  let query = db.selectFrom('organisation').where('ended_on', 'is', null)
  if (sector) query = query.where('sector', '=', sector)
  return words ? query.where(holdsWords('organisation', words)) : query
}

/** How many organisations fit. */
export async function countOrganisations(db: Handle, filter: DirectoryFilter): Promise<number> {
  const { count } = await directory(db, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The directory, or a part of it; organisations that have ended are left out. */
export async function listOrganisations(
  db: Handle,
  filter: DirectoryFilter = {},
  part?: Window,
): Promise<ListedOrganisation[]> {
  let query = directory(db, filter).select(['id', 'slug', 'name', 'sector', 'infrastructure', 'serves'])
  if (filter.sort === 'sector') query = query.orderBy('sector')
  if (filter.sort === 'newest') query = query.orderBy('id', 'desc')
  query = query.orderBy(nameOrder('name')).orderBy('id')
  if (part) query = query.limit(part.limit).offset(part.offset)
  return (await query.execute()).map(row => ({ ...row, sector: row.sector as Sector }))
}

/** What an edit of an organisation may change. */
export type OrganisationDetails = {
  readonly name: string
  readonly sector: Sector
  readonly kind: string
  readonly infrastructure: boolean
  readonly serves: string
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

export type Identifier = { readonly scheme: string; readonly identifier: string }

/** Public identifiers of an organisation (org-id.guide schemes such as GB-CHC). */
export async function identifiersOf(db: Handle, organisationId: string): Promise<Identifier[]> {
  return db
    .selectFrom('organisation_identifier')
    .select(['scheme', 'identifier'])
    .where('organisation_id', '=', organisationId)
    .orderBy('scheme')
    .execute()
}

/** Addresses of organisations; these words are pages of their own beside them. */
const addresses: SlugAmong = {
  among: sql`organisation`,
  lock: 'organisation',
  nameless: 'organisation',
  pages: ['new', 'interests'],
}

/** Adds an organisation; gives its id and slug. */
export async function addOrganisation(tx: Tx, details: OrganisationDetails): Promise<{ id: string; slug: string }> {
  const id = newId()
  const slug = await freeSlug(tx, details.name, addresses)
  await tx
    .insertInto('organisation')
    .values({ id, slug, ...details })
    .execute()
  return { id, slug }
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
