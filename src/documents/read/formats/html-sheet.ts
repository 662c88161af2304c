/**
 * Numbers that the style sheet of a page prints (CSS Lists and Counters 3): kinds of lists by class, and counters before
 * headings and paragraphs, as legal sites and Google Docs use them. Selectors of tags, classes and ids are known; rules
 * with anything else are left out, so that nothing is numbered that a browser might not number.
 */
import type { Element, Nodes, Root } from 'hast'
import { asLetters, asRoman } from './counts.ts'
import { rulesOf, setBy, startMatching } from './html-rules.ts'

/** Where the number that a sheet prints before an item is kept until the item is read; no attribute can have this name. */
export const countedMark = 'counted mark'

/** More rules or elements than this are no document's. */
const mostRules = 400
const mostElements = 30_000

/** Writes what the style sheets of a page say of numbers into its elements: the kind of a list as its style, a counter as words in front. */
export const applySheets = (root: Root): void => {
  const elements: { readonly element: Element; readonly above: readonly Element[] }[] = []
  const sheets: string[] = []
  gather(root, [], elements, sheets)
  const rules = sheets.flatMap(rulesOf).slice(0, mostRules)
  if (rules.length === 0 || elements.length > mostElements) return
  const counters = new Map<string, Count[]>()
  const holding = startMatching(rules)
  for (const { element, above } of elements) {
    const hold = holding(element, above.length)
    const own = setBy(hold, false)
    const list = own.get('list-style-type') ?? kindOfList(own.get('list-style') ?? '')
    const style = String(element.properties?.['style'] ?? '')
    if (list && /^[ou]l$/.test(element.tagName) && !/list-style/i.test(style))
      element.properties['style'] = `${style};list-style-type:${list}`
    const before = setBy(hold, true)
    leave(counters, above)
    count(counters, own, above.at(-1))
    // What stands before an element's words stands in it.
    count(counters, before, element)
    const words = contentOf(before.get('content') ?? '', counters)
    if (!/\d|counter/.test(before.get('content') ?? '') || words.trim() === '') continue
    // A bare "1" is a number here, because the sheet counts it; in words alone it would be a word.
    if (element.tagName === 'li' && /^\d{1,3}$/.test(words.trim())) element.properties[countedMark] = words.trim()
    else element.children.unshift({ type: 'text', value: `${words.trim()} ` })
  }
}

/** The kind that "inside lower-alpha" and the like name. */
const kindOfList = (value: string): string | undefined =>
  value
    .replace(/url\([^)]*\)/g, '')
    .match(/[a-z][\w-]*/g)
    ?.find(word => word !== 'inside' && word !== 'outside')

/** A count, and the element in which it was begun: it holds for what follows there and for all within, as browsers count. */
type Count = { value: number; readonly within: Element | undefined }

/** Ends the counts that were begun in elements that are over. */
const leave = (counters: ReadonlyMap<string, Count[]>, above: readonly Element[]): void => {
  for (const counts of counters.values())
    while (counts.length > 0 && counts.at(-1)!.within !== undefined && !above.includes(counts.at(-1)!.within!))
      counts.pop()
}

const count = (counters: Map<string, Count[]>, set: ReadonlyMap<string, string>, within: Element | undefined): void => {
  const of = (name: string): Count[] => counters.get(name) ?? counters.set(name, []).get(name)!
  for (const [name, value] of numbersIn(set.get('counter-reset'), 0)) {
    if (of(name).at(-1)?.within === within) of(name).pop()
    of(name).push({ value, within })
  }
  for (const [name, by] of numbersIn(set.get('counter-increment'), 1)) {
    if (of(name).length === 0) of(name).push({ value: 0, within })
    of(name).at(-1)!.value += by
  }
}

const gather = (
  node: Nodes,
  above: readonly Element[],
  elements: { element: Element; above: readonly Element[] }[],
  sheets: string[],
  depth = 0,
): void => {
  if (!('children' in node) || depth > 100) return
  if (node.type === 'element') {
    if (node.tagName === 'style') {
      sheets.push(
        node.children
          .map(child => (child.type === 'text' ? child.value : ''))
          .join('')
          .slice(0, 200_000),
      )
      return
    }
    elements.push({ element: node, above })
  }
  const inner = node.type === 'element' ? [...above, node] : above
  for (const child of node.children) gather(child, inner, elements, sheets, depth + 1)
}

/** "a 2 b" as a to 2 and b to `otherwise`. */
const numbersIn = (text: string | undefined, otherwise: number): [string, number][] =>
  text === undefined || text === 'none'
    ? []
    : [...text.matchAll(/([a-z_][\w-]*)(?:\s+(-?\d{1,5}))?/gi)].map(([, name, by]) => [
        name!,
        by === undefined ? otherwise : Number(by),
      ])

/** What a browser prints for the value of `content`. */
const contentOf = (content: string, counters: ReadonlyMap<string, readonly Count[]>): string =>
  [
    ...content.matchAll(
      /"([^"]*)"|'([^']*)'|counter(s?)\(\s*([\w-]+)\s*(?:,\s*(?:"([^"]*)"|'([^']*)')\s*)?(?:,\s*([\w-]+)\s*)?\)/g,
    ),
  ]
    .map(([, one, two, all, name, between, other, kind]) => {
      if (name === undefined) return one ?? two ?? ''
      const values = (counters.get(name) ?? []).map(({ value }) => print(value, kind))
      return all ? values.join(between ?? other ?? '') : (values.at(-1) ?? print(0, kind))
    })
    .join('')

const print = (count: number, kind = 'decimal'): string => {
  if (kind === 'lower-alpha' || kind === 'lower-latin') return asLetters(count)
  if (kind === 'upper-alpha' || kind === 'upper-latin') return asLetters(count).toUpperCase()
  if (kind === 'lower-roman') return asRoman(count)
  if (kind === 'upper-roman') return asRoman(count).toUpperCase()
  return kind === 'none' ? '' : String(count)
}
