/** The rules of a style sheet, and which of them hold for an element (CSS Cascade 4): tags, classes and ids are known, no more. */
import type { Element } from 'hast'

type Compound = { readonly tag: string; readonly id: string; readonly classes: readonly string[] }
type Step = Compound & { readonly direct: boolean }
/** What a rule sets, and how much it weighs against others: ids, then classes, then tags. */
export type Rule = {
  readonly steps: readonly Step[]
  readonly before: boolean
  readonly set: ReadonlyMap<string, string>
  readonly weight: number
}

/** The rules of a sheet that set numbers, kinds of lists or words before others, in its order. */
export const rulesOf = (sheet: string): Rule[] => {
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
        return steps ? [{ steps, before, set, weight: weightOf(steps) }] : []
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

const weightOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { tag, id, classes }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (tag ? 1 : 0), 0)

/** More than any selector weighs. */
const important = 1_000_000

/** What the rules set, where `before` for what stands before an element's words: the rule that weighs most, and of two alike the later one. */
export const setBy = (rules: readonly Rule[], before: boolean): ReadonlyMap<string, string> => {
  const set = new Map<string, string>()
  const weights = new Map<string, number>()
  for (const rule of rules) {
    if (rule.before !== before) continue
    for (const [name, value] of rule.set) {
      const said = value.includes('!') ? value.replace(/\s*!\s*important$/i, '') : value
      const weight = rule.weight + (said === value ? 0 : important)
      if (weight < (weights.get(name) ?? 0)) continue
      set.set(name, said)
      weights.set(name, weight)
    }
  }
  return set
}

/** Which steps of all rules lead to an element, and which to it or one above it. */
type Reached = { readonly here: Uint8Array; readonly above: Uint8Array }

/**
 * Tells which rules hold for each element of a page, asked from the top in the order of the page, with how deep each stands. What leads
 * to an element is told from what leads to the one it stands in, so that deep pages and long selectors take no more than their length.
 */
export const startMatching = (rules: readonly Rule[]): ((element: Element, depth: number) => readonly Rule[]) => {
  const steps = rules.flatMap(rule =>
    rule.steps.map((step, at) => ({ rule, step, at, last: at === rule.steps.length - 1 })),
  )
  const way: Reached[] = []
  return (element, depth) => {
    const outer = depth > 0 ? way[depth - 1] : undefined
    const reached: Reached = { here: new Uint8Array(steps.length), above: new Uint8Array(steps.length) }
    const look = lookOf(element)
    const found: Rule[] = []
    for (const [place, { rule, step, at, last }] of steps.entries()) {
      const led = at === 0 || (step.direct ? outer?.here[place - 1] : outer?.above[place - 1])
      const here = led && isOne(step, look)
      if (here) reached.here[place] = 1
      if (here || outer?.above[place]) reached.above[place] = 1
      if (here && last) found.push(rule)
    }
    way.length = depth
    way.push(reached)
    return found
  }
}

type Look = { readonly tag: string; readonly id: unknown; readonly classes: readonly string[] }

const lookOf = ({ tagName, properties }: Element): Look => ({
  tag: tagName,
  id: properties?.['id'],
  classes: Array.isArray(properties?.['className']) ? properties['className'].map(String) : [],
})

const isOne = ({ tag, id, classes }: Compound, look: Look): boolean =>
  (tag === '' || tag === look.tag) &&
  (id === '' || id === look.id) &&
  classes.every(each => look.classes.includes(each))
