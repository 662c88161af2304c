/**
 * Addresses of which nothing is counted and nothing is logged by itself. A count of the forms that came in, or the moment of one,
 * would say when somebody answered and how many did: that is sealed. It holds for every form that is sent without signing in, for
 * everything that a code or a link opens, for answers that are keyed, and for whatever stands below any of these.
 */
import { anyone, holderOfTheLink } from '../access/access.ts'
import { opensSeal } from './acts.ts'
import type { Route } from './page.ts'

/** Whether nothing may be counted at an address, given by its pattern; decided once from the routes. */
export function quietAmong(routes: readonly Route[]): (pattern: string) => boolean {
  const begin = routes.filter(isQuietItself).map(({ path }) => path)
  const quiet = new Set(routes.map(({ path }) => path).filter(path => begin.some(each => isBelow(path, each))))
  return pattern => quiet.has(pattern)
}

function isQuietItself(route: Route): boolean {
  if (route.access === holderOfTheLink || opensSeal(route.audit) || /^(response|draft)\./.test(route.audit)) return true
  return route.kind === 'page' && (route.submit ?? route.take) !== undefined && route.access === anyone
}

function isBelow(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}/`) || path.startsWith(`${top}.`)
}
