/**
 * Small counts in tables that hang together. A count from 1 to below the limit is masked, and with it as many others as it
 * takes that it could be anything from none to the limit less one: not by subtracting from a total, not from another
 * table, not by trying every table that fits is it known more nearly. A small group of which all answered alike is masked
 * in the same way, so that it cannot be told that all did. Zero is shown, except where it gives cover.
 *
 * Why it holds: for every such count, sets of counts are found that fit everything shown and in which that count is each
 * of the two. Where none is found, more is masked, and in the end everything that is not told elsewhere.
 */

import { USUAL_LIMIT } from './published.ts'
import { type Relation, relationsByCell, type Sheet } from './sheet.ts'
import { mayBe } from './widening.ts'

/** A masked count and the one that it must be able to be, as far as anybody can tell. */
type Wanted = { readonly key: string; readonly count: number; readonly to: number }

/** Keys of the counts to mask. Throws a RangeError if a total is not the sum of its parts or names an unknown count. */
export function suppress(sheet: Sheet, limit: number = USUAL_LIMIT): ReadonlySet<string> {
  for (const relation of sheet.relations) checkSum(relation, sheet.cells)
  const told = sheet.told ?? new Set<string>()
  const wanted = wantedOf(sheet, limit).filter(({ key }) => !told.has(key))
  const masked = new Set([...wanted.map(({ key }) => key), ...(sheet.unshown ?? [])])
  const touching = relationsByCell(sheet.relations)
  // What is still to be shown safe. Once it is, it stays so: masking more takes nothing away from what was found.
  const open = [...wanted]
  while (open.length > 0) {
    const first = open[0]!
    if (mayBe(first.key, first.to, { sheet, masked, touching })) {
      open.shift()
      continue
    }
    const next = nextToMask(first, sheet, masked, touching)
    if (next === null) open.shift()
    else masked.add(next)
  }
  return masked
}

function checkSum({ total, parts }: Relation, cells: ReadonlyMap<string, number>): void {
  const sum = parts.reduce((all, part) => all + (cells.get(part) ?? Number.NaN), 0)
  if (sum !== cells.get(total)) throw new RangeError(`"${total}" is not the sum of its parts`)
}

function wantedOf({ cells, relations }: Sheet, limit: number): readonly Wanted[] {
  const small = [...cells].flatMap(([key, count]): Wanted[] =>
    count > 0 && count < limit
      ? [
          { key, count, to: limit - 1 },
          { key, count, to: 0 },
        ]
      : [],
  )
  const alike = relations.flatMap(({ total, parts }) => {
    const whole = cells.get(total)!
    if (whole < limit || whole >= 2 * limit || parts.length < 2) return []
    return parts.filter(part => cells.get(part) === whole).map(key => ({ key, count: whole, to: whole - limit + 1 }))
  })
  return [...small, ...alike].filter(({ count, to }) => count !== to)
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

/**
 * The count that costs least to mask, for one that what is shown gives away; null where nothing is left to mask. First a
 * sum that hides one count alone, which gives it away and through it the next; a part before a total; one whose other sums
 * hide something already. To let the count be none a zero will do; to let it be more, another must have so many to give.
 */
function nextToMask(
  { key, count, to }: Wanted,
  { cells, told }: Sheet,
  masked: ReadonlySet<string>,
  touching: ReadonlyMap<string, readonly Relation[]>,
): string | null {
  const near = reachable(key, masked, touching)
  const free = (each: string) => !masked.has(each) && !told?.has(each)
  const relation =
    near.find(each => maskedIn(each, masked) === 1 && each.parts.some(free)) ??
    near.find(({ parts }) => parts.some(free)) ??
    near.find(({ total }) => free(total))
  if (!relation) return null
  const parts = relation.parts.filter(free)
  if (parts.length === 0) return relation.total
  const alone = (each: string) => (touching.get(each) ?? []).filter(one => maskedIn(one, masked) === 0).length
  const missing = to - count
  const short = (each: string) => (missing > 0 && cells.get(each)! < missing ? 1 : 0)
  return parts.toSorted((a, b) => short(a) - short(b) || alone(a) - alone(b) || cells.get(a)! - cells.get(b)!)[0]!
}
