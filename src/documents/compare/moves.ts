/** Which paragraphs stand elsewhere than before: under another one, or in another order among their neighbours. */
import type { Paragraph } from '../tree.ts'

/**
 * The old positions of paragraphs that moved. What hangs under a moved paragraph has not moved by itself. Of paragraphs
 * that changed places, the fewest are said to have moved (all but the longest run that kept its order).
 */
export function movedParagraphs(
  old: readonly Paragraph[],
  fresh: readonly Paragraph[],
  pairs: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const newKeys = new Map([...pairs].map(([from, to]) => [old[from]!.key, fresh[to]!.key]))
  const known = new Set(newKeys.values())
  const moved = new Set<number>()
  const families = new Map<string | null, { from: number; to: number }[]>()
  for (const [from, to] of [...pairs].sort(([a], [b]) => a - b)) {
    const parent = fresh[to]!.parent
    if (isElsewhere(old[from]!.parent, parent, newKeys, known)) {
      moved.add(from)
      continue
    }
    const family = families.get(parent)
    if (family) family.push({ from, to })
    else families.set(parent, [{ from, to }])
  }
  for (const family of families.values()) {
    const steady = longestRise(family.map(({ to }) => to))
    for (const [at, { from }] of family.entries()) if (!steady.has(at)) moved.add(from)
  }
  return moved
}

/** A parent that was removed or is new says nothing: then only the order counts. */
function isElsewhere(
  oldParent: string | null,
  newParent: string | null,
  newKeys: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): boolean {
  if (oldParent === null) return newParent !== null && known.has(newParent)
  const expected = newKeys.get(oldParent)
  return expected !== undefined && expected !== newParent && (newParent === null || known.has(newParent))
}

/** Positions of a longest rising subsequence. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  for (const [at, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1
    tails[low] = at
  }
  const rise = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) rise.add(at)
  return rise
}
