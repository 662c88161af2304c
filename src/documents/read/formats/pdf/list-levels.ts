/** Tells from where they stand which points of a list stand under which: the further to the right, the deeper. */
import type { SourceBlock } from '../../blocks.ts'
import { letterValue, romanValue } from '../../mark-values.ts'
import { named } from './signs.ts'

/** So many lists are kept in mind that a number may go on. */
const mostLists = 12
/** Points that begin within so many points of one another are of one depth. */
const near = 5
const marker = /^\*{0,3}(\(?)(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})([.)]|(?<=\d)-)\s/
const bold = /^\*\*[^*]+\*\*$/

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
  const { keyOf, pass } = startLists()
  return blocks.map(block => {
    const found = known.get(block)
    if (!found && (block.heading || named.test(block.text))) pass()
    if (!found) return block
    if (found.style === '•') return { ...block, indent: found.depth }
    // Numbers in bold with all their words are those of headings, which go on or begin again by what they stand under.
    const key = bold.test(block.text) ? 'page' : keyOf(found.depth, found.style, marker.exec(block.text)![2]!)
    // Numbers of two kinds that begin at one place stand under one another by their kind alone.
    return styles.get(found.depth)!.size > 1 ? block : { ...block, list: { key, level: found.depth } }
  })
}

type List = { readonly key: string; readonly outermost: number; readonly last: Map<number, string> }

/**
 * The list of each number in turn. Where the outermost numbers of the list that is open begin again, another one begins; a number that goes
 * on an earlier one, and not that, is of the earlier one again.
 */
function startLists(): { keyOf(depth: number, style: string, count: string): string; pass(): void } {
  const lists: List[] = []
  let begun = 0
  let passed = false
  const goesOn = ({ last }: List, depth: number, style: string, count: string) =>
    waysOf(count).some(way =>
      last
        .get(depth)
        ?.split(' ')
        .includes(`${style}${way.kind}${way.value - 1}`),
    )
  const keyOf = (depth: number, style: string, count: string): string => {
    const open = lists.at(-1)
    const again = waysOf(count).some(({ value }) => value === 1) && (!open || passed || depth <= open.outermost)
    passed = false
    const earlier = lists.findLastIndex(list => depth <= list.outermost && goesOn(list, depth, style, count))
    if (open && goesOn(open, depth, style, count)) note(open)
    else if (again) note({ key: `page ${begun++}`, outermost: depth, last: new Map() }, true)
    else if (earlier >= 0) note(lists.splice(earlier, 1)[0]!, true)
    else note(open ?? { key: `page ${begun++}`, outermost: depth, last: new Map() }, !open)
    return lists.at(-1)!.key

    function note(list: List, opens = false): void {
      if (opens) lists.push({ ...list, outermost: Math.min(list.outermost, depth) })
      for (const deeper of list.last.keys()) if (deeper > depth) list.last.delete(deeper)
      const ways = waysOf(count).map(({ kind, value }) => `${style}${kind}${value}`)
      list.last.set(depth, ways.join(' '))
      while (lists.length > mostLists) lists.shift()
    }
  }
  return {
    keyOf,
    pass: () => {
      passed = true
    },
  }
}

/** What a number may count: a letter may be a roman number. */
function waysOf(count: string): { readonly kind: string; readonly value: number }[] {
  if (/\d/.test(count)) return [{ kind: '1', value: Number(count) }]
  const small = count.toLowerCase()
  const [letter, roman] = [letterValue(small), romanValue(small)]
  return [
    ...(letter === null ? [] : [{ kind: 'a', value: letter }]),
    ...(roman === null ? [] : [{ kind: 'i', value: roman }]),
  ]
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
