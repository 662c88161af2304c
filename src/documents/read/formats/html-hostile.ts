/**
 * The tree builder recurses and copies open formatting into every paragraph; a file that only opens elements must
 * bring it neither down nor to a crawl.
 */
export const isHostile = (html: string): boolean => {
  let depth = 0
  let formatting = 0
  let mostFormatting = 0
  let tags = 0
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})\b/gi)) {
    const name = tag[2]!.toLowerCase()
    if (unclosed.has(name)) continue
    const step = tag[1] ? -1 : 1
    tags++
    depth += step
    if (copied.has(name)) formatting = Math.max(0, formatting + step)
    mostFormatting = Math.max(mostFormatting, formatting)
    if (depth > 400) return true
  }
  return mostFormatting * tags > 2_000_000
}

const unclosed: ReadonlySet<string> = new Set(
  'br img hr input meta link col wbr source area base embed track param li p td th tr dt dd option'.split(' '),
)
const copied: ReadonlySet<string> = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

/** The words of a hostile file, without its tags and scripts. */
export const wordsAlone = (html: string): string => {
  const parts: string[] = []
  let from = 0
  const lower = html.toLowerCase()
  for (const cut of lower.matchAll(/<(script|style)\b/g)) {
    if (cut.index < from) continue
    parts.push(html.slice(from, cut.index))
    const end = lower.indexOf(`</${cut[1]}`, cut.index)
    from = end < 0 ? html.length : end
  }
  parts.push(html.slice(from))
  return parts.join('').replace(/<[^<>]{0,2000}>/g, '\n')
}
