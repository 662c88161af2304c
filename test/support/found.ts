/** What routes are about, for everybody who asks for the same address in turn. */
import type { Actor } from '../../src/access/access.ts'
import type { Hub } from '../../src/web/hub.ts'
import type { Found, Route } from '../../src/web/page.ts'

/**
 * Finds what a route is about with these params, as its server does. It is looked for once for all, unless looking for it reads anything
 * of who asks: then anew for each.
 */
export function finding(
  route: Route,
  params: Readonly<Record<string, string>>,
  hub: Hub,
): (actor: Actor) => Promise<Found<unknown> | null> {
  const { subject } = route
  if (!subject) return async () => ({ ref: null, record: null })
  const asked: unknown = route.params?.parse(params) ?? {}
  let same: { readonly found: Found<unknown> | null } | null = null
  return async actor => {
    if (same) return same.found
    let read = false
    const watched = new Proxy(actor, {
      get(target, name, receiver) {
        read = true
        return Reflect.get(target, name, receiver)
      },
      has(target, name) {
        read = true
        return Reflect.has(target, name)
      },
      ownKeys(target) {
        read = true
        return Reflect.ownKeys(target)
      },
    })
    const found = await subject(hub.db, asked, hub, watched)
    if (!read) same = { found }
    return found
  }
}
