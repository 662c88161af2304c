/** Works out where things are from what the pages declare of themselves. */

import type { Actor } from '../access/access.ts'
import type { FormName, RecordRef } from '../codes/index.ts'
import type { Hub } from './hub.ts'
import type { Found, Route } from './page.ts'
import { type Around, type Asking, namedKinds, type Places } from './places.ts'
import { PageProblem } from './problems.ts'

/** Most addresses asked of their pages at one time. */
const AT_ONCE = 4

type Holding = { readonly path: string; readonly at: Readonly<Record<string, string>> }

/** Works the places out from the routes there are; `hub` is asked for only once somebody asks which addresses they may open. */
export function placesOf(routes: readonly Route[], hub: () => Hub): Places {
  const byShape = new Map(routes.map(route => [shapeOf(route.path), route] as const))
  const { held, heldFor, shown } = purposesOf(routes)
  const patterns = patternsOf(routes)
  const at: Places['at'] = ({ path, params }) => (byShape.has(shapeOf(path)) ? fill(path, params) : null)
  const holding = (form: FormName, kind: string): Holding | null => nearest(held.get(form) ?? [], kind)

  return {
    at,
    allows: (actor, subject) => path => byShape.get(shapeOf(path))?.access.allows(actor, subject) ?? false,
    async mayOpen(asking, hrefs) {
      const pathOf = (href: string) => new URL(href, 'http://hub.invalid').pathname
      const all = [...new Set(hrefs)].filter(href => href !== null)
      const find = findingOnce({ ...asking, hub: hub() })
      const paths = [...new Set(all.map(pathOf))]
      const may = new Map<string, boolean>()
      // A few at a time: no page takes every connection, and a transaction has only one.
      for (const some of chunks(paths, asking.db.isTransaction ? 1 : AT_ONCE))
        await Promise.all(some.map(async path => may.set(path, await opens(asking.actor, find, patterns, path))))
      return new Set(all.filter(href => may.get(pathOf(href))))
    },
    ofForm(form, around, records, may = () => true) {
      const record = records.find(({ kind }) => heldFor.has(`${form} ${kind}`))
      const forRecord = record && nearest(heldFor.get(`${form} ${record.kind}`) ?? [], around.kind)
      const place = forRecord ?? holding(form, around.kind) ?? workspaceOf(byShape, around.kind)
      if (!place || !may(place.path)) return null
      const parts = forRecord && record ? recordParts(record) : []
      return fillInOrder(place.path, { ...place.at, slug: around.slug }, parts)
    },
    pathOf(form, kind) {
      const records = [...heldFor].flatMap(([key, all]) => (key.startsWith(`${form} `) ? all : []))
      return (holding(form, kind) ?? nearest(records, kind))?.path ?? null
    },
    hasRecordForms: form => [...heldFor.keys()].some(key => key.startsWith(`${form} `)),
    homeless: forms => forms.filter(form => !held.has(form)),
    ofRecord(ref, around, slugs, may) {
      const place = nearest(shown.get(ref.kind) ?? [], around.kind)
      if (!place || !may(place.path)) return null
      if (namedKinds.has(ref.kind)) return named(place.path, ref, around, slugs)
      const within = place.by === 'within'
      if (within && ref.within === undefined) return null
      return fillInOrder(place.path, { slug: around.slug }, within ? [ref.within ?? ''] : recordParts(ref))
    },
  }
}

function purposesOf(routes: readonly Route[]) {
  const held = new Map<FormName, Holding[]>()
  const heldFor = new Map<string, Holding[]>()
  const shown = new Map<string, (Holding & { readonly by: 'id' | 'within' })[]>()
  const add = <K, V>(to: Map<K, V[]>, key: K, value: V) => to.set(key, [...(to.get(key) ?? []), value])
  for (const { path, mends = [], mendsRecord = {}, showsRecord = [] } of routes) {
    for (const each of mends)
      if (typeof each === 'string') add(held, each, { path, at: {} })
      else add(held, each.form, { path, at: each.at })
    for (const [kind, forms] of Object.entries(mendsRecord))
      for (const form of forms) add(heldFor, `${form} ${kind}`, { path, at: {} })
    for (const each of showsRecord)
      if (typeof each === 'string') add(shown, each, { path, at: {}, by: 'id' })
      else add(shown, each.kind, { path, at: {}, by: each.by })
  }
  return { held, heldFor, shown }
}

/** Where several pages hold the same, that below the subject; one of another kind of subject only where it is not below any. */
function nearest<H extends Holding>(all: readonly H[], kind: string): H | null {
  const subjectOf = ({ path }: Holding) => /^\/(consultation|partnership|organisation)s\/:/.exec(path)?.[1] ?? null
  return all.find(each => subjectOf(each) === kind) ?? all.find(each => subjectOf(each) === null) ?? all[0] ?? null
}

function workspaceOf(byShape: ReadonlyMap<string, Route>, kind: string): Holding | null {
  const path = byShape.get(`/${kind}s/:/plan`)?.path
  return path === undefined ? null : { path, at: {} }
}

/** What stands in an address for a record: the record it belongs to, where its page needs that too, and itself. */
function recordParts({ id, within }: RecordRef): readonly string[] {
  return within === undefined ? [id] : [within, id]
}

function named(
  path: string,
  { kind, id }: RecordRef,
  around: Around,
  slugs: ReadonlyMap<string, string>,
): string | null {
  const slug = slugs.get(id) ?? (kind === around.kind && kind !== 'organisation' ? around.slug : undefined)
  if (slug === undefined) return null
  return kind === 'document' ? fillInOrder(path, { slug: around.slug }, [slug]) : fillInOrder(path, {}, [slug])
}

/** Puts known parts in by their names and the others in the order in which they stand, the last ones last. */
function fillInOrder(path: string, known: Readonly<Record<string, string>>, parts: readonly string[]): string | null {
  const open = [...path.matchAll(/:(\w+)/g)].map(match => match[1]!).filter(name => known[name] === undefined)
  if (open.length > parts.length) return null
  const last = parts.slice(parts.length - open.length)
  return fill(path, { ...known, ...Object.fromEntries(open.map((name, at) => [name, last[at]!])) })
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** The shape of a path: "/consultations/:slug/plan" and "/consultations/:id/plan" are the same. */
function shapeOf(path: string): string {
  return path.replace(/[#?].*$/, '').replace(/:\w+/g, ':')
}

type Pattern = { readonly route: Route; readonly pattern: RegExp; readonly names: readonly string[] }

/** Every route with its address as a pattern; one with fewer varying parts goes first. */
function patternsOf(routes: readonly Route[]): readonly Pattern[] {
  return routes
    .map(route => ({
      route,
      names: [...route.path.matchAll(/:(\w+)/g)].map(match => match[1]!),
      pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:\w+/g, '([^/]+?)')}$`),
    }))
    .toSorted((a, b) => a.names.length - b.names.length)
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

type Find = (route: Route, params: Record<string, string>) => Promise<Found<unknown> | null>

/** Finds subjects, each once, however many addresses and pages are about it; nothing where its page would be one of the problem pages. */
function findingOnce({ db, hub, actor }: Asking & { readonly hub: Hub }): Find {
  const found = new Map<unknown, Map<string, Promise<Found<unknown> | null>>>()
  return ({ subject }, params) => {
    if (!subject) return Promise.resolve({ ref: null, record: null })
    const known = found.get(subject) ?? new Map<string, Promise<Found<unknown> | null>>()
    found.set(subject, known)
    const key = JSON.stringify(Object.entries(params).toSorted())
    const once = known.get(key) ?? subjectOrProblem(async () => subject(db, params, hub, actor))
    known.set(key, once)
    return once
  }
}

async function subjectOrProblem(find: () => Promise<Found<unknown> | null>): Promise<Found<unknown> | null> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof PageProblem) return null
    throw error
  }
}

async function opens(actor: Actor, find: Find, patterns: readonly Pattern[], path: string): Promise<boolean> {
  for (const { route, pattern, names } of patterns) {
    const match = pattern.exec(path)
    if (!match) continue
    const raw = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1]!)]))
    const params = route.params?.safeParse(raw)
    if (params && !params.success) return false
    const found = await find(route, params?.data ?? {})
    return found !== null && route.access.allows(actor, found.ref)
  }
  return false
}
