/**
 * Records for other programs: what a feature opens to anybody as JSON, declared once. From the same shape come the two addresses
 * (the list and the one), the check of what is asked, the description for machines (OpenAPI 3.1) and the page that people read. A
 * resource has no reader of its own: what it gives is what anybody may read on the pages.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { anyone } from '../access/access.ts'
import type { Publishes } from '../access/ledger.ts'
import type { Handle } from '../db/open.ts'
import { type Download, defineDownload, type PageRequest, type Route } from './page.ts'

/** The version of the addresses: what is once given keeps its name and meaning within it. */
export const apiRoot = '/api/v1'

/** Records in one answer, unless another number is asked. */
export const usualLimit = 100
/** The most records in one answer. */
export const mostRecords = 1000

/** What a resource is asked with: everybody's view, on a day. */
export type OpenRequest = Pick<PageRequest<unknown, unknown, unknown>, 'hub' | 'area' | 'now' | 'today'> & {
  readonly db: Handle
  /** The address of a page of the Hub, whole. */
  readonly at: (path: string) => string
}

/** Records after one, in the order of their ids. */
export type Stretch = { readonly after: string | null; readonly limit: number }

type Shape = z.ZodObject
type Filters = Readonly<Record<string, z.ZodType>>
type Asked<F extends Filters> = { readonly [name in keyof F]?: z.output<F[name]> | undefined }

export type ResourceDefinition<I extends Shape, F extends Filters> = {
  /** Last part of its address, such as "organisations". */
  readonly name: string
  /** Name of the record in the singular and in one word, as schemas call it: "Organisation". */
  readonly record: string
  /** What it holds, in a sentence: for the reading page and the description for machines. */
  readonly about: string
  /** What it tells of those who answered consultations, as of a page. */
  readonly publishes: Publishes
  /** The shape of a record. Every field is described. */
  readonly item: I
  /** What the list may be narrowed by. Every one is described. */
  readonly filters: F
  /**
   * The records, in the order of their ids: those after `after`, at most `limit`. What only those who work on it may see is not among them.
   */
  readonly list: (request: OpenRequest, asked: Asked<F>, stretch: Stretch) => Promise<readonly z.input<I>[]>
  /** What the `id` of a record looks like; a UUID unless said otherwise. Lists stand in its order. */
  readonly ids?: z.ZodType<string, string>
  /** One record by its key; null where there is none, or none that anybody may see. */
  readonly one: (request: OpenRequest, key: string) => Promise<z.input<I> | null>
}

/** A resource as the registry keeps it, its types folded in. */
export type Resource = Pick<
  // biome-ignore lint/suspicious/noExplicitAny: resources of every shape stand together in the registry
  ResourceDefinition<any, any>,
  'name' | 'record' | 'about' | 'item' | 'filters' | 'publishes'
> & {
  readonly path: string
  readonly onePath: string
  readonly routes: readonly Route[]
  /** Every record, in stretches: as many at once as stand in memory. What is made of records by another standard is made of these. */
  readonly all: (request: Reads, stretch?: number) => AsyncGenerator<readonly OpenRecord[]>
}

/** A record as it is answered. */
export type OpenRecord = Readonly<Record<string, unknown>>

/** What reading a resource takes of a request. */
export type Reads = Pick<PageRequest<unknown, unknown, unknown>, 'hub' | 'db' | 'area' | 'now' | 'today'>

/** Declares a resource. */
export function defineResource<I extends Shape, const F extends Filters>(
  definition: ResourceDefinition<I, F>,
): Resource {
  const { name, record, about, item, filters, publishes } = definition
  const path = `${apiRoot}/${name}`
  const onePath = `${path}/:key`
  const after = z
    .string()
    .transform(readCursor)
    .pipe(definition.ids ?? z.uuid())
  const listQuery = z.strictObject({ ...pagingFields, after: after.optional(), ...optional(filters) })
  const list = defineDownload({
    path,
    access: anyone,
    audit: 'reads only',
    publishes,
    open: true,
    query: z.record(z.string(), z.string()),
    async respond(request) {
      const read = listQuery.safeParse(request.query)
      if (!read.success) return badQuery(read.error, Object.keys(listQuery.shape))
      const { limit, after, ...asked } = read.data as { limit: number; after?: string }
      const rows = await definition.list(openRequest(request), asked as Asked<F>, {
        after: after ?? null,
        limit: limit + 1,
      })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const next =
        rows.length > limit && last
          ? `${request.hub.origin}${path}?${nextQuery(request.query, String(last['id']))}`
          : null
      return { ...json({ data: shown, next }), ...(next === null ? {} : { links: { next } }) }
    },
  })
  const one = defineDownload({
    path: onePath,
    access: anyone,
    audit: 'reads only',
    publishes,
    open: true,
    asks: [],
    params: z.object({ key: z.string().max(200) }),
    async respond(request) {
      const found = await definition.one(openRequest(request), request.params.key)
      return found && json(found)
    },
  })
  async function* all(request: Reads, stretch = mostRecords): AsyncGenerator<readonly OpenRecord[]> {
    let after: string | null = null
    while (true) {
      const rows: readonly OpenRecord[] = await definition.list(openRequest(request), {} as Asked<F>, {
        after,
        limit: stretch,
      })
      if (rows.length > 0) yield rows
      if (rows.length < stretch) return
      after = String(rows.at(-1)!['id'])
    }
  }
  return { name, record, about, item, filters, publishes, path, onePath, routes: [list, one], all }
}

/** How a list is walked through: as many as asked, from where the answer before ended. */
export const pagingFields = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostRecords)
    .default(usualLimit)
    .describe('How many records one answer holds.'),
  after: z.string().max(400).optional().describe('Where to go on: taken from the `next` of the answer before.'),
}

function optional(filters: Filters): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filter.optional()]))
}

function openRequest({ hub, db, area, now, today }: Reads): OpenRequest {
  return { hub, db, area, now, today, at: path => `${hub.origin}${path}` }
}

function nextQuery(query: Readonly<Record<string, string>>, key: string): URLSearchParams {
  const next = new URLSearchParams(query)
  next.set('after', Buffer.from(key).toString('base64url'))
  return next
}

function readCursor(after: string): string {
  return Buffer.from(after, 'base64url').toString()
}

function json(body: unknown): Download {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(body) }
}

/** What is wrong with a request, by RFC 9457. */
export function problemJson(status: number, title: string, detail: string): Download {
  return {
    type: 'application/problem+json; charset=utf-8',
    status,
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  }
}

function badQuery(error: z.ZodError, known: readonly string[]): Download {
  const faults = error.issues.map(issue =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.join(', ')}: not a part of this address, which knows ${known.join(', ')}`
      : `${issue.path.join('.')}: ${issue.message}`,
  )
  return problemJson(400, 'The address asks for something that cannot be', faults.join('; '))
}

/** For a query in the order of ids: what comes after the stretch before. `column` is a name of ours, never of a reader. */
export function afterIn(column: string, { after }: Stretch): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${after}::uuid is null or ${sql.raw(column)} > ${after}::uuid)`
}

/** A stretch of records that are at hand, for lists that are short enough to be read whole. */
export function stretchOf<T>(all: readonly T[], keyOf: (item: T) => string, { after, limit }: Stretch): readonly T[] {
  return all
    .map(item => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === null || key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, limit)
    .map(({ item }) => item)
}

/** A civil day, as ISO 8601 writes it. */
export const isoDay = (about: string) => z.iso.date().describe(about)

/** The address of the page of a record. */
export const pageField = z.url().describe('The page of this record.')
