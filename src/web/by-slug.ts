/** Finding what a page is about by the slug in its address: for those with a role on it, and for everybody. */
import { z } from 'zod'
import type { AccessRule, Actor, SubjectKind } from '../access/access.ts'
import type { Handle } from '../db/open.ts'
import type { Hub } from './hub.ts'
import type { Found } from './page.ts'

/** The part of the address that names a subject. */
export const slugParams = z.object({ slug: z.string().min(1).max(120) })
export type SlugParams = { readonly slug: string }

/** How subjects of one kind are found, and who sees them before everybody does. */
export type BySlug<S> = {
  readonly kind: SubjectKind
  readonly find: (db: Handle, slug: string) => Promise<S | null>
  readonly isPublic: (record: S) => boolean
  /** Who may see one that is not public. */
  readonly insiders: AccessRule
}

/**
 * Gives `any`, which finds the subject whoever asks, for pages whose right is a role on it; and `visible` for public pages,
 * which finds nothing where it is not public and the reader is not an insider.
 */
export function subjectsBySlug<S extends { readonly id: string }>({ kind, find, isPublic, insiders }: BySlug<S>) {
  async function any(db: Handle, { slug }: SlugParams): Promise<Found<S> | null> {
    const record = await find(db, slug)
    return record && { ref: { kind, id: record.id }, record }
  }
  async function visible(db: Handle, params: SlugParams, _hub: Hub, actor: Actor): Promise<Found<S> | null> {
    const found = await any(db, params)
    return found && (isPublic(found.record) || insiders.allows(actor, found.ref)) ? found : null
  }
  return { any, visible }
}
