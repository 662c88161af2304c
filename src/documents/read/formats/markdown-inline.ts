import type { Nodes, PhrasingContent } from 'mdast'
import { endsSentence } from '../look.ts'
import { isKnown } from './html-inline.ts'
import { beginsBlock } from './text.ts'

/** Markdown of which nodes are read. */
export type Written = { readonly source: string; readonly links: ReadonlyMap<string, string> }

/** The text of a node as it stands in the file. */
export const sourceOf = (state: Written, node: Nodes): string =>
  state.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

/** Inline nodes as inline Markdown, nothing escaped. */
export const phrases = (state: Written, nodes: readonly PhrasingContent[]): string =>
  nodes
    .map(node => phrase(state, node))
    .join('')
    .trim()

const phrase = (state: Written, node: PhrasingContent): string => {
  switch (node.type) {
    case 'text':
      return oneLine(node.value)
    case 'strong':
      return `**${phrases(state, node.children)}**`
    case 'emphasis':
      return `*${phrases(state, node.children)}*`
    case 'delete':
      return phrases(state, node.children)
    case 'break':
      return '\n'
    case 'link': {
      const written = sourceOf(state, node)
      // A place in the same file is no address outside it.
      if (node.url.startsWith('#')) return phrases(state, node.children)
      return written.startsWith('[') ? `[${phrases(state, node.children)}](${node.url})` : written
    }
    case 'linkReference': {
      const address = state.links.get(node.identifier)
      return address === undefined ? sourceOf(state, node) : `[${phrases(state, node.children)}](${address})`
    }
    case 'html':
      return inlineHtml(node.value)
    default:
      return sourceOf(state, node)
  }
}

/** A line this long was broken by its width. */
const wrapWidth = 60

/** Lines that only the width of the file broke become one; a line that came to its end before a list marker stays one. */
const oneLine = (text: string): string => {
  const parts = text.split('\n')
  let joined = parts[0] ?? ''
  for (const [at, part] of parts.slice(1).entries()) {
    const before = (parts[at] ?? '').trim()
    const ended = before.length < wrapWidth || endsSentence(before)
    joined = joined.trimEnd() + (ended && beginsBlock(part) ? '\n' : ' ') + part.trimStart()
  }
  return joined
}

/** A break and bold or italic tags have their Markdown; other elements lose their tag, words in brackets stay. */
const inlineHtml = (value: string): string => {
  const name = /^<\/?([a-z][\w:-]*)/i.exec(value)?.[1]?.toLowerCase() ?? ''
  if (name === 'br') return '\n'
  if (name === 'b' || name === 'strong') return '**'
  if (name === 'i' || name === 'em') return '*'
  return name !== '' && isKnown(name) ? '' : value.startsWith('<!--') ? '' : value
}
