/** The cells of a membership list: a file or a pasted table as `web/table` reads it, bounded to what a board can be. */
import type { Message } from '../../../web/catalogue.ts'
import type { ReadTable } from '../../../web/table/read-table.ts'
import type { Cells } from './columns.ts'

/** Boards are smaller; a longer list is no membership list. */
export const mostRows = 100

/** What the reading of a table says of one with more rows than it was to have. */
const saysTooMany: ReadonlySet<string> = new Set(['web.table.problem.rows', 'web.table.unreadable.rows'])

/** The cells of a list that was read. Columns without an entry are left out. */
export function cellsOf(
  read: ReadTable,
): { readonly ok: true; readonly headed: boolean; readonly cells: Cells } | { ok: false; problem: Message } {
  const tooMany = {
    ok: false,
    problem: { key: 'partnerships.membership.problem.too-many', values: { most: mostRows } },
  } as const
  if (!read.ok) return saysTooMany.has(read.problem.key) ? tooMany : read
  const { header, rows } = read.table
  if (rows.length > mostRows) return tooMany
  const used = header.map((_, at) => at).filter(at => rows.some(({ cells }) => (cells[at] ?? '') !== ''))
  const headed = header.some(heading => heading !== '')
  const tidy = (cells: readonly string[]) => used.map(at => (cells[at] ?? '').replace(/\s+/g, ' '))
  return { ok: true, headed, cells: [...(headed ? [header] : []), ...rows.map(({ cells }) => cells)].map(tidy) }
}
