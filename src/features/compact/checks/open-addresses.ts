/**
 * Which addresses somebody may open: a page offers its reader no link that leads to a refusal or to nothing. Each address is
 * asked of the page it belongs to, with the page's own rule on its own subject.
 */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Route } from '../../../web/page.ts'

type Asking = { readonly db: Handle; readonly hub: Hub; readonly actor: Actor }
type Known = readonly { readonly route: Route; readonly pattern: RegExp; readonly names: readonly string[] }[]

let known: Promise<Known> | null = null

/** Every route with its address as a pattern; one with fewer varying parts goes first. Read when first asked: it lists this feature too. */
function knownRoutes(): Promise<Known> {
  known ??= import('../../registry.ts').then(({ routes }) =>
    routes
      .map(route => ({
        route,
        names: [...route.path.matchAll(/:(\w+)/g)].map(match => match[1]!),
        pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:\w+/g, '([^/]+?)')}$`),
      }))
      .toSorted((a, b) => a.names.length - b.names.length),
  )
  return known
}

/** Those of some addresses that whoever asks may open. */
export async function openAddresses(asking: Asking, hrefs: Iterable<string | null>): Promise<ReadonlySet<string>> {
  const routes = await knownRoutes()
  const open = new Set<string>()
  const asked = new Map<string, boolean>()
  for (const href of new Set(hrefs)) {
    if (href === null) continue
    const path = new URL(href, asking.hub.origin).pathname
    const may = asked.get(path) ?? (await mayOpen(asking, routes, path))
    asked.set(path, may)
    if (may) open.add(href)
  }
  return open
}

async function mayOpen({ db, hub, actor }: Asking, routes: Known, path: string): Promise<boolean> {
  for (const { route, pattern, names } of routes) {
    const match = pattern.exec(path)
    if (!match) continue
    const raw = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1]!)]))
    const params = route.params?.safeParse(raw)
    if (params && !params.success) return false
    const found = route.subject ? await route.subject(db, params?.data ?? {}, hub, actor) : { ref: null }
    return found !== null && route.access.allows(actor, found.ref)
  }
  return false
}
