/** The search that suppression rests on: is there another set of counts that fits everything shown? */
import type { Relation, Sheet } from './sheet.ts'

const DEPTHS = [4, 6, 9, 14, 24]
const STEPS = 2000

/** What is searched: the counts, what is masked of them, the sums that each stands in. */
type Search = {
  readonly sheet: Sheet
  readonly masked: ReadonlySet<string>
  readonly touching: ReadonlyMap<string, readonly Relation[]>
}

/**
 * Whether some other set of counts fits everything shown in which this one is `wanted`. Masked counts may be anything from
 * none upwards. It is reached in steps, each a move of some counts up and others down by the same number that keeps every
 * sum; what is found is such a set, so "yes" is proven. A search given up counts as "no", which only masks more.
 */
export function mayBe(key: string, wanted: number, search: Search): boolean {
  const now = new Map<string, number>()
  const count = (each: string) => now.get(each) ?? search.sheet.cells.get(each)!
  for (;;) {
    const missing = wanted - count(key)
    if (missing === 0) return true
    const move = findMove(key, Math.sign(missing), search, count)
    if (!move) return false
    const downs = [...move].filter(([, by]) => by < 0).map(([each]) => count(each))
    const far = Math.min(Math.abs(missing), ...downs)
    for (const [each, by] of move) now.set(each, count(each) + by * far)
  }
}

/** Counts that move by one, this among them, so that every sum still holds and none falls below zero; null if not found. */
function findMove(
  key: string,
  step: number,
  { masked, touching }: Search,
  count: (key: string) => number,
): ReadonlyMap<string, number> | null {
  const moved = new Map<string, number>()
  let steps = 0
  const may = (each: string, by: number) => masked.has(each) && !moved.has(each) && count(each) + by >= 0
  const imbalance = ({ total, parts }: Relation) =>
    (moved.get(total) ?? 0) - parts.reduce((sum, part) => sum + (moved.get(part) ?? 0), 0)
  const unsettled = () => {
    for (const each of moved.keys())
      for (const relation of touching.get(each) ?? []) if (imbalance(relation)) return relation
    return null
  }
  const settle = (depth: number): boolean => {
    const relation = unsettled()
    if (!relation) return true
    if (depth === 0 || ++steps > STEPS) return false
    const off = Math.sign(imbalance(relation))
    for (const each of [...relation.parts, relation.total]) {
      const by = each === relation.total ? -off : off
      if (!may(each, by)) continue
      moved.set(each, by)
      if (settle(depth - 1)) return true
      moved.delete(each)
    }
    return false
  }
  const found = DEPTHS.some(depth => {
    moved.clear()
    steps = 0
    if (count(key) + step < 0) return false
    moved.set(key, step)
    return settle(depth)
  })
  return found ? moved : null
}
