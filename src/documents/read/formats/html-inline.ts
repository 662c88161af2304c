import type { Element, Nodes } from 'hast'
import { fencedMarker, isWordMarker } from './html-word.ts'

/** Elements of which nothing is taken, not even the words. */
export const dropped: ReadonlySet<string> = new Set(
  'script style iframe object embed applet template head title meta link base canvas audio video frame frameset noframes annotation annotation-xml'.split(
    ' ',
  ),
)

/** Elements of which only the words are taken: what is drawn, and what stands in the fields of a form. */
const wordsOnly: ReadonlySet<string> = new Set(['svg', 'math', 'select', 'textarea', 'button'])

const blocks: ReadonlySet<string> = new Set(
  'html body p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 ul ol li menu dir dl dt dd table caption thead tbody tfoot tr td th blockquote pre address figure figcaption form fieldset legend details summary hr center img'.split(
    ' ',
  ),
)

const inlines: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr input output progress meter nobr picture source map area col colgroup optgroup option search hgroup dialog slot noscript svg math select textarea button'.split(
    ' ',
  ),
)

/** True when the element begins and ends a paragraph. */
export const isBlock = (node: Element): boolean => blocks.has(node.tagName)

/** True for elements of HTML, and for custom elements and those of office programs, whose names have a mark in them. */
export const isKnown = (name: string): boolean => blocks.has(name) || inlines.has(name) || /[-:_]/.test(name)

/** An unknown element is words that somebody wrote in angle brackets. */
export const literalTag = (node: Element): string => {
  const words = Object.entries(node.properties ?? {}).map(([name, value]) => {
    const said = Array.isArray(value) ? value.join(' ') : String(value)
    return said === '' || said === 'true' ? name : `${name}=${said}`
  })
  return `<${[node.tagName, ...words].join(' ')}>`
}

const spaces = /[ \t\r\n\f\u0001]+/g

/** Words as a browser shows them: any run of spaces is one. */
export const wordsIn = (text: string): string => text.replace(spaces, ' ')

/** The words of an element as inline Markdown; a line break is U+2028 until the paragraph is closed. */
export const inlineText = (node: Nodes, depth = 0): string => {
  if (node.type === 'text') return wordsIn(node.value)
  if (node.type !== 'element' || dropped.has(node.tagName)) return ''
  if (node.tagName === 'br') return '\u2028'
  if (node.tagName === 'input') return inputWords(node)
  if (wordsOnly.has(node.tagName)) return ` ${textOf(node, node.tagName === 'math' ? '' : ' ').trim()} `
  if (isWordMarker(node)) return fencedMarker(textOf(node))
  const inside = depth > 100 ? textOf(node) : node.children.map(child => inlineText(child, depth + 1)).join('')
  if (!isKnown(node.tagName)) return literalTag(node) + inside
  return marked(node, inside)
}

/** A box to tick, ticked or not. */
export const tick = (ticked: boolean): string => (ticked ? '☒' : '☐')

/** What a field of a form shows. */
const inputWords = (node: Element): string => {
  const type = String(node.properties?.['type'] ?? 'text').toLowerCase()
  if (type === 'hidden' || type === 'password') return ''
  if (type === 'checkbox' || type === 'radio') return `${tick(node.properties?.['checked'] === true)} `
  return ` ${String(node.properties?.['value'] ?? '')} `
}

const marked = (node: Element, inside: string): string => {
  const words = inside.trim()
  if (words === '') return inside
  const wrap = (mark: string): string => inside.replace(words, () => `${mark}${words}${mark}`)
  switch (node.tagName) {
    case 'b':
    case 'strong':
      return words.includes('**') ? inside : wrap('**')
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
      return /(?:^|[^*])\*(?:[^*]|$)/.test(words) ? inside : wrap('*')
    case 'a':
      return link(node, inside, words)
    default:
      return inside
  }
}

/** Only addresses that lead somewhere harmless stay links. */
const link = (node: Element, inside: string, words: string): string => {
  const target = String(node.properties?.['href'] ?? '').trim()
  // The mark of a note would run into the word before it.
  if (target.startsWith('#') && /^\d{1,3}$/.test(words)) return inside.replace(words, () => `[${words}]`)
  if (!/^(?:https?:|mailto:|tel:)/i.test(target) || /[\s()<>]/.test(target)) return inside
  if (target === words || target === `mailto:${words}`) return inside
  return inside.replace(words, () => `[${words}](${target})`)
}

/** What stands for a picture. */
export const altOf = (node: Element): string => String(node.properties?.['alt'] ?? '').trim()

/** All words under a node, without recursion. */
export const textOf = (node: Nodes, between = ''): string => {
  const out: string[] = []
  const waiting: Nodes[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text') out.push(next.value)
    else if ('children' in next && !(next.type === 'element' && dropped.has(next.tagName)))
      for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] as Nodes)
  }
  return wordsIn(out.join(between))
}
