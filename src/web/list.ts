/**
 * Lists, all in one way: narrowed by words and filters, in an order that the reader chooses, fifty to a page, each page with an
 * address that stays. The template puts it together with `components/list.njk`.
 */
import { z } from 'zod'

/** Records on one page of a list. */
export const pageSize = 50

/** A text in an address that narrows a list: blank is not asked. */
export const asked = z.string().trim().max(200).optional().catch(undefined)

/** What the address of every list may ask; a list adds its filters. */
export const listQuery = {
  words: asked,
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
}

/** The orders a list can stand in; the first is the usual one. */
export function sortedBy<const S extends readonly [string, ...string[]]>(sorts: S) {
  return z.enum(sorts).optional().catch(undefined)
}

/** The part of a list that is on the page. */
export type Window = { readonly limit: number; readonly offset: number }

/** A list as its template puts it together. */
export type ListView = {
  readonly path: string
  readonly words: string
  readonly count: number
  /** First and last record on this page, counted from 1; 0 where there is none. */
  readonly from: number
  readonly to: number
  /** Whether anything was asked, so that the reader may clear it. */
  readonly narrowed: boolean
  /** The same question as the end of another address, such as that of the spreadsheet: '' or "?words=…". */
  readonly question: string
  readonly sorts: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
  /** GOV.UK pagination; null for one page. */
  readonly pages: Pagination | null
}

type PageLink =
  | { readonly number: number; readonly href: string; readonly current: boolean }
  | { readonly ellipsis: true }
type Pagination = {
  readonly items: readonly PageLink[]
  readonly previous?: { readonly href: string }
  readonly next?: { readonly href: string }
}

type Query = Readonly<Record<string, string | number | undefined>>

/** What a list is asked: its address, the question, and how many records fit and which they are. */
export type Listing<Row> = {
  readonly path: string
  readonly query: Query
  /** The orders it can stand in, the usual one first. */
  readonly sorts?: readonly { readonly value: string; readonly text: string }[]
  readonly count: () => Promise<number>
  readonly rows: (window: Window) => Promise<readonly Row[]>
}

/** Counts what fits and reads the page that is asked for; one behind the last shows the last. */
export async function readList<Row>(listing: Listing<Row>): Promise<{ list: ListView; rows: readonly Row[] }> {
  const { path, query, sorts = [] } = listing
  const count = await listing.count()
  const last = Math.max(1, Math.ceil(count / pageSize))
  const number = Math.min(Number(query['page'] ?? 1), last)
  const offset = (number - 1) * pageSize
  const rows = count === 0 ? [] : await listing.rows({ limit: pageSize, offset })
  const list = {
    path,
    words: String(query['words'] ?? ''),
    count,
    from: rows.length === 0 ? 0 : offset + 1,
    to: offset + rows.length,
    narrowed: Object.entries(query).some(([name, value]) => value && name !== 'page' && name !== 'sort'),
    question: questionOf(query),
    sorts: sorts.map(each => ({ ...each, selected: each.value === (query['sort'] ?? sorts[0]?.value) })),
    pages: last === 1 ? null : pagination(number, last, page => `${path}${questionOf(query, page)}`),
  }
  return { list, rows }
}

function questionOf(query: Query, page = 1): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value && name !== 'page') params.set(name, String(value))
  if (page > 1) params.set('page', String(page))
  return params.size === 0 ? '' : `?${params}`
}

/** First, last, and the neighbours of the page one is on; three dots for the rest. */
function pagination(current: number, last: number, href: (page: number) => string): Pagination {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter(page => page >= 1 && page <= last)
  const items = shown
    .toSorted((a, b) => a - b)
    .flatMap((page, at, all): PageLink[] => {
      const link = { number: page, href: href(page), current: page === current }
      return at > 0 && page - all[at - 1]! > 1 ? [{ ellipsis: true }, link] : [link]
    })
  return {
    items,
    ...(current > 1 ? { previous: { href: href(current - 1) } } : {}),
    ...(current < last ? { next: { href: href(current + 1) } } : {}),
  }
}
