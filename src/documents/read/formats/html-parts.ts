/** What the parts of a page are to its reader: shown or not, struck out, a way round the site, a list of contents. */
import type { Element, Nodes, Root } from 'hast'
import { textOf } from './html-inline.ts'

/** Elements whose words somebody struck out by hand. */
const struck: ReadonlySet<string> = new Set(['del', 's', 'strike'])

/** What a browser does not show. What it opens when somebody looks for a word in it is part of the page. */
const isHidden = ({ properties }: Element): boolean =>
  properties['hidden'] === true ||
  properties['hidden'] === 'hidden' ||
  properties['hidden'] === '' ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties['style'] ?? ''))

/** Takes what is not shown out of a page, wherever it stands in it, and counts that and what was struck out. */
export function leaveShown(root: Root): { hidden: number; struck: number } {
  const counted = { hidden: 0, struck: 0 }
  const saysSomething = (node: Nodes) => textOf(node).trim() !== ''
  const waiting: (Root | Element)[] = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const shown: Element[] = []
    const kept = next.children.filter(child => {
      if (child.type !== 'element') return true
      if (!isHidden(child)) return shown.push(child)
      if (saysSomething(child)) counted.hidden++
      return false
    })
    Object.assign(next, { children: kept })
    for (const child of shown) if (struck.has(child.tagName) && saysSomething(child)) counted.struck++
    waiting.push(...shown)
  }
  return counted
}

/** The ways round a site, and what stands at the foot of every page of it; a foot inside an article is the article's own. */
export const isWayRound = ({ tagName, properties }: Element, within: boolean): boolean =>
  properties['role'] === 'navigation' || tagName === 'nav' || (tagName === 'footer' && !within)

/** A table of contents by what the page itself calls it (DPUB-ARIA doc-toc, or the usual names of such a part). */
export const isContentsList = ({ tagName, properties }: Element): boolean => {
  const names = [properties['id'], properties['className'], properties['role']].flat().map(String)
  return (
    names.some(name => /^(?:doc-toc|toc|contents|table-of-contents|tableofcontents)$/i.test(name)) && tagName !== 'ol'
  )
}
