/**
 * What a page is about, where that is a record under another: a risk of a partnership, a group of a consultation. It is found among the
 * records of its parent and nowhere else, so that no address within one parent leads to a record of another.
 */
import type { Actor, SubjectRef } from '../access/access.ts'
import type { Handle } from '../db/open.ts'
import type { Hub } from './hub.ts'
import type { Found } from './page.ts'

/** Finds what a page is about by the parts of its address. */
export type Finds<P, S> = (db: Handle, params: P, hub: Hub, actor: Actor) => Promise<Found<S> | null>

type Named<Name extends string, Value> = { readonly [Each in Name]: Value }

/** Finds the same under a name, so that records below it can stand beside it. */
export function named<const Name extends string, P, S>(name: Name, finds: Finds<P, S>): Finds<P, Named<Name, S>> {
  return async (db, params, hub, actor) => {
    const found = await finds(db, params, hub, actor)
    return found && { ...found, record: { [name]: found.record } as Named<Name, S> }
  }
}

/**
 * Finds a record below what `parent` finds, beside it. `own` is its name there and the part of the address that tells which; `among` gives
 * all that belong to the parent, of which the one with that id is meant, or itself finds the one meant among them. The right is judged
 * as on the parent.
 */
export function under<P, S, const Own extends string, C extends { readonly id: string }>(
  parent: Finds<P, S>,
  own: Own,
  among: (db: Handle, here: S, meant: string) => Promise<readonly C[] | C | null | undefined>,
): Finds<P & Named<Own, string>, S & Named<Own, C>> {
  return async (db, params, hub, actor) => {
    const found = await parent(db, params, hub, actor)
    if (!found) return null
    const all = await among(db, found.record, params[own])
    const one = isList(all) ? all.find(({ id }) => id === params[own]) : all
    return one ? { ...found, record: { ...found.record, [own]: one } as S & Named<Own, C> } : null
  }
}

const isList = <C>(all: readonly C[] | C | null | undefined): all is readonly C[] => Array.isArray(all)

/** Finds the same where something holds of it for whoever asks, and nothing otherwise. */
export function where<P, S>(
  finds: Finds<P, S>,
  holds: (record: S, actor: Actor, ref: SubjectRef | null) => boolean,
): Finds<P, S> {
  return async (db, params, hub, actor) => {
    const found = await finds(db, params, hub, actor)
    return found && holds(found.record, actor, found.ref) ? found : null
  }
}
