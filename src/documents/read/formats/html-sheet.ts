/**
 * Numbers that the style sheet of a page prints (CSS Lists and Counters 3): kinds of lists by class, and counters before
 * headings and paragraphs, as legal sites and Google Docs use them. Selectors of tags, classes and ids are known; rules
 * with anything else are left out, so that nothing is numbered that a browser might not number.
 */
import type { Element, Nodes, Root } from 'hast'
import { asLetters, asRoman } from './counts.ts'

type Compound = { readonly tag: string; readonly id: string; readonly classes: readonly string[] }
type Step = Compound & { readonly direct: boolean }
type Rule = { readonly steps: readonly Step[]; readonly before: boolean; readonly set: ReadonlyMap<string, string> }

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
  const counters = new Map<string, number>()
  for (const { element, above } of elements) {
    const own = setFor(rules, element, above, false)
    const list = own.get('list-style-type') ?? /[\w-]+/.exec(own.get('list-style') ?? '')?.[0]
    const style = String(element.properties?.['style'] ?? '')
    if (list && /^[ou]l$/.test(element.tagName) && !/list-style/i.test(style))
      element.properties['style'] = `${style};list-style-type:${list}`
    const before = setFor(rules, element, above, true)
    for (const set of [own, before]) {
      for (const [name, value] of counts(set.get('counter-reset'), 0)) counters.set(name, value)
      for (const [name, by] of counts(set.get('counter-increment'), 1))
        counters.set(name, (counters.get(name) ?? 0) + by)
    }
    const words = contentOf(before.get('content') ?? '', counters)
    if (/\d|counter/.test(before.get('content') ?? '') && words !== '')
      element.children.unshift({ type: 'text', value: `${words.trim()} ` })
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

const rulesOf = (sheet: string): Rule[] => {
  const bare = sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    // Rules that hold for some readers only are left out.
    .replace(/@[^{};]{0,300}(?:;|\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,2000}\})/g, '')
  return [...bare.matchAll(/(?:^|\})([^{}@]{1,500})\{([^{}]{0,2000})(?=\})/g)].flatMap(
    ([, selectors = '', body = '']) => {
      if (!/counter|list-style|content/.test(body)) return []
      const set = new Map(
        body.split(/;(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/).flatMap(line => {
          const at = line.indexOf(':')
          return at < 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const]
        }),
      )
      return selectors.split(',').flatMap(selector => {
        const before = /::?before\s*$/.test(selector)
        const steps = stepsOf(selector.replace(/::?before\s*$/, '').trim())
        return steps ? [{ steps, before, set }] : []
      })
    },
  )
}

/** The parts of a selector from left to right; null where it asks for more than tags, classes and ids. */
const stepsOf = (selector: string): Step[] | null => {
  const steps: Step[] = []
  let direct = false
  for (const part of selector.replace(/>/g, ' > ').split(/\s+/).filter(Boolean)) {
    if (part === '>') {
      direct = true
      continue
    }
    const found = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i.exec(part)
    if (!found) return null
    const marks = found[2]!.match(/[.#][\w-]+/g) ?? []
    const tag = found[1] === '*' ? '' : (found[1] ?? '').toLowerCase()
    const id = marks.find(mark => mark.startsWith('#'))?.slice(1) ?? ''
    steps.push({ tag, id, classes: marks.filter(mark => mark.startsWith('.')).map(mark => mark.slice(1)), direct })
    direct = false
  }
  return steps.length > 0 && steps.length < 6 ? steps : null
}

const setFor = (rules: readonly Rule[], element: Element, above: readonly Element[], before: boolean) => {
  const set = new Map<string, string>()
  for (const rule of rules)
    if (rule.before === before && matches(rule.steps, element, above))
      for (const [name, value] of rule.set) set.set(name, value)
  return set
}

const matches = (steps: readonly Step[], element: Element, above: readonly Element[]): boolean => {
  const [last, rest] = [steps.at(-1)!, steps.slice(0, -1)]
  if (!isOne(last, element)) return false
  if (rest.length === 0) return true
  if (last.direct) return above.length > 0 && matches(rest, above.at(-1)!, above.slice(0, -1))
  return above.some((one, at) => matches(rest, one, above.slice(0, at)))
}

const isOne = ({ tag, id, classes }: Compound, { tagName, properties }: Element): boolean => {
  const own = Array.isArray(properties?.['className']) ? properties['className'].map(String) : []
  return (
    (tag === '' || tag === tagName) &&
    (id === '' || properties?.['id'] === id) &&
    classes.every(each => own.includes(each))
  )
}

/** "a 2 b" as a to 2 and b to `otherwise`. */
const counts = (text: string | undefined, otherwise: number): [string, number][] =>
  text === undefined || text === 'none'
    ? []
    : [...text.matchAll(/([a-z_][\w-]*)(?:\s+(-?\d{1,5}))?/gi)].map(([, name, by]) => [
        name!,
        by === undefined ? otherwise : Number(by),
      ])

/** What a browser prints for the value of `content`. */
const contentOf = (content: string, counters: ReadonlyMap<string, number>): string =>
  [...content.matchAll(/"([^"]*)"|'([^']*)'|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)/g)]
    .map(([, one, two, name, kind]) => (name === undefined ? (one ?? two ?? '') : print(counters.get(name) ?? 0, kind)))
    .join('')

const print = (count: number, kind = 'decimal'): string => {
  if (kind === 'lower-alpha' || kind === 'lower-latin') return asLetters(count)
  if (kind === 'upper-alpha' || kind === 'upper-latin') return asLetters(count).toUpperCase()
  if (kind === 'lower-roman') return asRoman(count)
  if (kind === 'upper-roman') return asRoman(count).toUpperCase()
  return kind === 'none' ? '' : String(count)
}
