/** The search that suppression rests on: is there another set of counts that fits everything shown? */
import type { Relation, Sheet } from './sheet.ts'

const DEPTHS = [4, 6, 9, 14, 24]
const STEPS = 2000

/**
 * Whether some other set of counts fits everything shown and has this one greater or smaller by one. Masked counts move
 * by one, and none below 1, since zeros are shown. A search given up counts as not found, which only masks more.
 */
export function otherTable(
  key: string,
  step: number,
  { cells, unshown }: Sheet,
  masked: ReadonlySet<string>,
  touching: ReadonlyMap<string, readonly Relation[]>,
): boolean {
  const moved = new Map<string, number>()
  let steps = 0
  const may = (each: string, by: number) =>
    masked.has(each) && !moved.has(each) && cells.get(each)! + by >= (unshown?.has(each) ? 0 : 1)
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
  return DEPTHS.some(depth => {
    moved.clear()
    steps = 0
    if (cells.get(key)! + step < 1) return false
    moved.set(key, step)
    return settle(depth)
  })
}
