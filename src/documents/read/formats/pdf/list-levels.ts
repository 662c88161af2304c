/** Tells from where they stand which points of a list stand under which: the further to the right, the deeper. */
import type { SourceBlock } from '../../blocks.ts'

/** Points that begin within so many points of one another are of one depth. */
const near = 5
const marker = /^\*{0,3}(\(?)(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})([.)])\s/

/** Points of lists with their depth. `placeOf` says how far from the edge of its column a block begins, in points. */
export function withLevels(
  blocks: readonly SourceBlock[],
  placeOf: (block: SourceBlock) => number | undefined,
): SourceBlock[] {
  const points = blocks.flatMap(block => {
    const [style, place] = [styleOf(block), placeOf(block)]
    return style === null || place === undefined ? [] : [{ block, style, place }]
  })
  const depths = depthsOf(points.map(({ place }) => place))
  const styles = new Map<number, Set<string>>()
  for (const { style, place } of points) {
    const depth = depths(place)
    if (style !== '•') styles.set(depth, (styles.get(depth) ?? new Set()).add(style))
  }
  const known = new Map(points.map(({ block, style, place }) => [block, { style, depth: depths(place) }]))
  return blocks.map(block => {
    const found = known.get(block)
    if (!found) return block
    if (found.style === '•') return { ...block, indent: found.depth }
    // Numbers of two kinds that begin at one place stand under one another by their kind alone.
    return styles.get(found.depth)!.size > 1 ? block : { ...block, list: { key: 'page', level: found.depth } }
  })
}

/** What kind of sign a point has: a bullet, or the form of its number; null for what is no point of a list. */
function styleOf({ text, bullet, heading, table, marker: given }: SourceBlock): string | null {
  if (heading || table || given) return null
  if (bullet) return '•'
  const found = marker.exec(text)
  if (!found) return null
  const [, open, count, close] = found
  const kind = /\d/.test(count!) ? '1' : count === count!.toLowerCase() ? 'a' : 'A'
  return `${open}${kind}${close}`
}

/** The depth of a place: how many other places lie left of it. */
function depthsOf(places: readonly number[]): (place: number) => number {
  const starts: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const place of places.toSorted((one, two) => one - two)) {
    if (place - last > near) starts.push(place)
    last = place
  }
  return place =>
    Math.max(
      0,
      starts.findLastIndex(start => place >= start - 0.01),
    )
}
