/** What Word leaves in its web pages: numbers and list signs as words that it means to ignore, and styles as classes. */
import type { Element } from 'hast'
import type { SourceBlock } from '../blocks.ts'

/** Stands nowhere else: it is no character of a text. */
const edge = '\u0001'

const styleOf = (node: Element): string => String(node.properties?.['style'] ?? '')

/** True for the words that stand for the number or sign which Word itself puts before a paragraph. */
export const isWordMarker = (node: Element): boolean =>
  node.tagName === 'span' && /mso-list:\s*ignore/i.test(styleOf(node))

/** Marks words as such a number until the paragraph is closed. */
export const fencedMarker = (words: string): string => `${edge}${words}${edge}`

/** Takes the number or sign that Word put there out of the words; the depth of its list is kept as a hint. */
export const takeWordMarker = (
  text: string,
  block: Element | null,
): Partial<SourceBlock> & { readonly text: string } => {
  const [before = '', printed, ...after] = text.split(edge)
  if (printed === undefined) return { text }
  const sign = printed.replace(/[*\s\u00a0]+/g, ' ').trim()
  const words = `${before}${after.join('')}`.replace(/^(?:\*\*\s*\*\*|\*\s*\*)/, '').trim()
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(block ? styleOf(block) : '')?.[1]
  const indent = level === undefined ? {} : { indent: Number(level) - 1 }
  if (sign === '') return { text: words }
  // A letter of a picture font ("o", "§", "Ø") is a sign; a number has a figure or a bracket or stop of its own.
  return /^\P{N}$/u.test(sign) ? { text: words, bullet: true, ...indent } : { text: words, marker: sign, ...indent }
}

/** Depth that a class of Word gives a paragraph as a heading. */
export const wordHeading = (node: Element): 1 | undefined => {
  const classes = node.properties?.['className']
  return Array.isArray(classes) && classes.includes('MsoTitle') ? 1 : undefined
}
