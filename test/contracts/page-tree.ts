/** Reading rendered pages as a browser would, for tests that ask what is in them. */
import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

/** The tree of a piece of a page. */
export function webPage(html: string): Root {
  return unified().use(rehypeParse, { fragment: true }).parse(html)
}

/** Every element in it, in order. */
export function allElements(of: Nodes): Element[] {
  const inside = 'children' in of ? of.children.flatMap(child => allElements(child)) : []
  return of.type === 'element' ? [of, ...inside] : inside
}

/** All text in it. */
export function textIn(of: Nodes): string {
  if (of.type === 'text') return of.value
  return 'children' in of ? of.children.map(child => textIn(child)).join('') : ''
}
