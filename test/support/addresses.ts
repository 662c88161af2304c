/** Real addresses of a world for every declared route: what stands for `:slug`, `:id` and the rest. */
import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'
import type { Route } from '../../src/web/page.ts'

type Params = Record<string, string>

/**
 * For each prefix of addresses, a query whose columns are the params. The longest prefix that matches is used; every row
 * is a candidate, because not every record can show every page (a report is there only once it is published).
 */
const sources: Readonly<Record<string, string>> = {
  '/people/roles/:id': `select id from role_grant where to_day is null order by id limit 3`,
  '/people/:id': `select id from person where email is not null order by id limit 1`,
  '/organisations/:slug': `select slug from organisation order by id limit 1`,
}

/** Adds sources of params; features' worlds and tests name theirs beside the contract. */
export function addressSources(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...sources, ...more }
}

/** Params for a route from the records of a world; one empty set for a route without params. */
export async function paramsFor(
  db: Db,
  route: Pick<Route, 'path'>,
  from: Readonly<Record<string, string>>,
): Promise<Params[]> {
  if (!route.path.includes(':')) return [{}]
  const prefix = Object.keys(from)
    .filter(one => route.path === one || route.path.startsWith(`${one}/`) || route.path.startsWith(`${one}.`))
    .sort((a, b) => b.length - a.length)[0]
  if (!prefix) throw new Error(`No example of ${route.path}: name one in test/contracts/address-sources.ts`)
  const { rows } = await sql.raw<Params>(from[prefix]!).execute(db)
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])))
}

/** An address with its params put in. */
export function addressOf(path: string, params: Params): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`No value for :${name} of ${path}`)
    return encodeURIComponent(value)
  })
}
