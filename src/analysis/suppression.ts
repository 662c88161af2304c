/**
 * Small counts in public tables. A count from 1 to below the limit is masked, and with it as many others as it takes that
 * no masked count can be worked out from what is shown: not by subtracting from a total, not from another table, not by
 * trying every table that fits. Zero is shown: it counts nobody.
 *
 * Why it holds: for every small masked count, one other set of counts is found that fits everything shown and in which
 * that count differs. Where none is found, more is masked, and in the end everything, so the search always ends.
 */

import { otherTable } from './other-table.ts'
import type { Relation, Sheet } from './sheet.ts'

/** The usual limit: counts of 1 to 4 are not shown. */
export const USUAL_LIMIT = 5

/** Keys of the counts to mask. Throws a RangeError if a total is not the sum of its parts or names an unknown count. */
export function suppress(sheet: Sheet, limit: number = USUAL_LIMIT): ReadonlySet<string> {
  for (const relation of sheet.relations) checkSum(relation, sheet.cells)
  const small = [...sheet.cells].filter(([, count]) => count > 0 && count < limit).map(([key]) => key)
  const masked = new Set([...small, ...(sheet.unshown ?? [])])
  const touching = relationsByCell(sheet.relations)
  // Small counts still to be shown safe. Once one is, it stays so: masking more takes nothing away from its other table.
  const unsafe = new Set(small)
  for (;;) {
    const open =
      sheet.relations.find(relation => tellsSmallGroup(relation, sheet.cells, masked, limit)) ??
      exposed(unsafe, sheet, masked, touching)
    if (!open) break
    const next = nextToMask(open, sheet.cells, masked, touching)
    if (next === null) break
    masked.add(next)
  }
  return masked
}

function checkSum({ total, parts }: Relation, cells: ReadonlyMap<string, number>): void {
  const sum = parts.reduce((all, part) => all + (cells.get(part) ?? Number.NaN), 0)
  if (sum !== cells.get(total)) throw new RangeError(`"${total}" is not the sum of its parts`)
}

function relationsByCell(relations: readonly Relation[]): ReadonlyMap<string, readonly Relation[]> {
  const touching = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const key of [relation.total, ...relation.parts]) {
      const list = touching.get(key)
      if (list) list.push(relation)
      else touching.set(key, [relation])
    }
  }
  return touching
}

/** Whether a shown total less its shown parts leaves a group that is itself below the limit. */
function tellsSmallGroup(
  { total, parts }: Relation,
  cells: ReadonlyMap<string, number>,
  masked: ReadonlySet<string>,
  limit: number,
): boolean {
  if (masked.has(total)) return false
  const left = parts.filter(part => masked.has(part)).reduce((sum, part) => sum + cells.get(part)!, 0)
  return left > 0 && left < limit
}

/** Where to mask more for the first small count that what is shown gives away, or null if none is given away. */
function exposed(
  unsafe: Set<string>,
  sheet: Sheet,
  masked: ReadonlySet<string>,
  touching: ReadonlyMap<string, readonly Relation[]>,
): Relation | null {
  const key = unsafe.values().find(each => {
    const safe = [1, -1].some(step => otherTable(each, step, sheet, masked, touching))
    if (safe) unsafe.delete(each)
    return !safe
  })
  if (key === undefined) return null
  const near = reachable(key, masked, touching)
  const shows = (keys: readonly string[]) => keys.some(each => !masked.has(each) && sheet.cells.get(each) !== 0)
  // A relation that hides one count alone gives it away, and through it the next: there the chain must be carried on.
  return (
    near.find(relation => maskedIn(relation, masked) === 1 && shows(relation.parts)) ??
    near.find(({ parts }) => shows(parts)) ??
    near.find(({ total }) => shows([total])) ??
    null
  )
}

function maskedIn({ total, parts }: Relation, masked: ReadonlySet<string>): number {
  return [total, ...parts].filter(key => masked.has(key)).length
}

/** Relations that hang together with a count through masked ones, nearest first. */
function reachable(
  key: string,
  masked: ReadonlySet<string>,
  touching: ReadonlyMap<string, readonly Relation[]>,
): readonly Relation[] {
  const found = new Set<Relation>()
  const keys = new Set([key])
  for (const at of keys) {
    for (const relation of touching.get(at) ?? []) {
      found.add(relation)
      for (const each of [relation.total, ...relation.parts]) if (masked.has(each)) keys.add(each)
    }
  }
  return [...found]
}

/** The count that costs least to mask: a part before a total, one whose other relations hide something already, the smallest. */
function nextToMask(
  { total, parts }: Relation,
  cells: ReadonlyMap<string, number>,
  masked: ReadonlySet<string>,
  touching: ReadonlyMap<string, readonly Relation[]>,
): string | null {
  const free = parts.filter(part => !masked.has(part) && cells.get(part) !== 0)
  if (free.length === 0) return masked.has(total) || cells.get(total) === 0 ? null : total
  const alone = (key: string) => (touching.get(key) ?? []).filter(relation => maskedIn(relation, masked) === 0).length
  return free.toSorted((a, b) => alone(a) - alone(b) || cells.get(a)! - cells.get(b)!)[0]!
}
