/** Which document, in which version, a reader may see at an address. */
import { z } from 'zod'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Hub } from '../../web/hub.ts'
import type { Found } from '../../web/page.ts'
import {
  type Document,
  findDocument,
  findPackVersion,
  isForAll,
  type Version,
  versionsOf,
} from './documents.queries.ts'
import { findHome, type Home, type HomeKind, keepsDocuments, worksOn } from './homes.ts'

/** A document with the versions that this reader may see, oldest first; there is at least one. */
export type Shown = {
  readonly home: Home
  readonly document: Document
  readonly versions: readonly Version[]
  /** The version shown where none is asked for. */
  readonly main: Version
  /** The version that people are asked about: the one in the pack of the consultation. */
  readonly packVersionId: string | null
  /** Whether this reader may change drafts of it. */
  readonly mayKeep: boolean
}

/** Kinds of subject whose documents have reading pages, with the folder of their addresses. */
export const shelves = [
  { kind: 'consultation', folder: '/consultations/:slug/documents' },
  { kind: 'partnership', folder: '/partnerships/:slug/documents' },
  { kind: 'area', folder: '/compact/documents' },
] as const satisfies readonly { kind: HomeKind; folder: string }[]
export type Shelf = (typeof shelves)[number]

export const homeParams = z.object({ slug: z.string().min(1).max(150).default('') })
export const documentParams = homeParams.extend({ doc: z.string().min(1).max(150) })

/** The subject of a list of documents; null where this reader may not see it. */
export function findShelf(shelf: Shelf) {
  return async (db: Handle, { slug }: { slug: string }, _hub: Hub, actor: Actor): Promise<Found<Home> | null> => {
    const home = await findHome(db, shelf.kind, slug)
    return home && (home.isPublic || worksOn(actor, home)) ? { ref: home.ref, record: home } : null
  }
}

/** The document at an address, with the versions that this reader may see; null where there is none. */
export function findShown(shelf: Shelf) {
  return async (
    db: Handle,
    { slug, doc }: { slug: string; doc: string },
    hub: Hub,
    actor: Actor,
  ): Promise<Found<Shown> | null> => {
    const found = await findShelf(shelf)(db, { slug }, hub, actor)
    const document = found && (await findDocument(db, found.ref!, doc))
    if (!found || !document) return null
    const home = found.record
    const record = await showTo(db, actor, home, document)
    return record && { ref: home.ref, record }
  }
}

async function showTo(db: Handle, actor: Actor, home: Home, document: Document): Promise<Shown | null> {
  const isOwn = document.subject.id === home.ref.id
  const inside = isOwn && worksOn(actor, home)
  const [all, packVersionId] = await Promise.all([
    versionsOf(db, document.id),
    home.ref.kind === 'consultation' ? findPackVersion(db, home.ref.id, document.id) : null,
  ])
  // A document that belongs elsewhere is shown here only as it stands in the pack.
  const versions = isOwn
    ? all.filter(version => inside || isForAll(version))
    : all.filter(({ id }) => id === packVersionId)
  const main = versions.find(({ id }) => id === packVersionId) ?? mainOf(versions)
  if (!main) return null
  return { home, document, versions, main, packVersionId, mayKeep: isOwn && keepsDocuments.allows(actor, home.ref) }
}

/** The version in force, else the newest. */
function mainOf(versions: readonly Version[]): Version | undefined {
  return versions.find(({ status }) => status === 'in-force') ?? versions.at(-1)
}

/** The version of that number, of those a reader may see; the main one where none is named, null where it is not there. */
export function pickVersion(shown: Shown, sequence: string | undefined): Version | null {
  if (sequence === undefined) return shown.main
  return shown.versions.find(version => String(version.sequence) === sequence) ?? null
}
