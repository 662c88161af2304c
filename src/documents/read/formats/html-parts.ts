/** What the parts of a page are to its reader: shown or not, struck out, a way round the site, a list of contents. */
import type { Element } from 'hast'

/** Elements whose words somebody struck out by hand. */
export const struck: ReadonlySet<string> = new Set(['del', 's', 'strike'])

/** What a browser does not show. */
export const isHidden = ({ properties }: Element): boolean =>
  (properties['hidden'] !== undefined && properties['hidden'] !== false) ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties['style'] ?? ''))

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
