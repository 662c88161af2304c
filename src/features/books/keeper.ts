/** Whose book a page is: an organisation's, or the Compact's own; who writes in it, and where it stands. */
import { type AccessRule, type Actor, type SubjectRef, secretariat } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { type BookName, books, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'

/** Whoever keeps the book. */
export type Keeper = {
  readonly ref: SubjectRef
  readonly organisationId: string | null
  readonly name: string
  /** The address below which its books stand. */
  readonly at: string
}

/** Where the pages of a book stand, before the slug is known. */
export const pathOf = (book: BookName): string =>
  books[book] === 'compact' ? `/compact/${book}` : `/organisations/:slug/${book}`

/** Who writes in a book. */
export const writes = (book: BookName): AccessRule => (books[book] === 'compact' ? secretariat : mayChangeOrganisation)

/** What the address of a book holds. */
export const paramsOf = slugParams.partial()

/** The slug of an address; the Compact has none. */
type MaybeSlug = { readonly slug?: string | undefined }

/** The keeper of a book; null where there is no such organisation. */
export function keeperOf(book: BookName) {
  return async (db: Handle, params: MaybeSlug): Promise<Found<Keeper> | null> => {
    if (books[book] === 'compact') {
      const area = await db.selectFrom('area').select(['id', 'compact_name']).executeTakeFirstOrThrow()
      const ref = { kind: 'area', id: area.id } as const
      return { ref, record: { ref, organisationId: null, name: area.compact_name, at: '/compact' } }
    }
    const found = params.slug === undefined ? null : await organisationOfAddress(db, { slug: params.slug })
    if (found?.ref == null) return null
    const { id, name, slug } = found.record
    return { ref: found.ref, record: { ref: found.ref, organisationId: id, name, at: `/organisations/${slug}` } }
  }
}

/** Whether somebody writes in a book. */
export function mayWrite(book: BookName, actor: Actor, { ref }: Keeper): boolean {
  return writes(book).allows(actor, ref)
}

/** The trail to the page of a book; to a page below it with `below`. */
export function trailTo(t: Translate, book: BookName, keeper: Keeper, below = false): Crumb[] {
  return [
    ...(keeper.organisationId === null ? [] : [{ text: t('organisations.title'), href: '/organisations' }]),
    { text: keeper.name, href: keeper.at },
    ...(below ? [{ text: t(`books.titles.${book}`), href: `${keeper.at}/${book}` }] : []),
  ]
}
