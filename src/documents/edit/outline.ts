/** The shape of a tree: who hangs under whom, kept sound after every change. */
import type { Paragraph } from '../tree.ts'

/** How many paragraphs, from `index` on, are the paragraph there and everything under it. */
export function subtreeLength(paragraphs: readonly Paragraph[], index: number): number {
  const inside = new Set([paragraphs[index]!.key])
  let end = index + 1
  while (end < paragraphs.length && inside.has(paragraphs[end]!.parent ?? '')) {
    inside.add(paragraphs[end]!.key)
    end += 1
  }
  return end - index
}

/** Kinds that nothing new is hung under. */
export const bare: ReadonlySet<string> = new Set(['furniture', 'contact', 'contents', 'table'])

type Open = { readonly key: string; readonly level: number; readonly shift: number; readonly bare: boolean }

/**
 * Gives every paragraph a parent that stands before it and is still open, and a level that fits. A parent that is still
 * right is kept; otherwise the nearest open paragraph of a lower level takes its place. Whatever hangs under a paragraph
 * moves in and out with it. A sound list comes back unchanged, paragraph by paragraph.
 */
export function settle(paragraphs: readonly Paragraph[]): Paragraph[] {
  const open: Open[] = []
  return paragraphs.map(paragraph => {
    const kept = open.findLast(ancestor => ancestor.key === paragraph.parent)
    const wanted = Math.max(0, paragraph.level + (kept?.shift ?? 0))
    const isRight = kept ? wanted > kept.level : paragraph.parent === null && wanted === 0
    const parent = isRight ? kept : open.findLast(ancestor => !ancestor.bare && ancestor.level < wanted)
    const level = isRight ? wanted : parent ? parent.level + 1 : 0
    // A page number in the middle of a list does not end the list.
    if (paragraph.kind !== 'furniture') while (open.length > 0 && open.at(-1) !== parent) open.pop()
    open.push({ key: paragraph.key, level, shift: level - paragraph.level, bare: bare.has(paragraph.kind) })
    const key = parent?.key ?? null
    return key === paragraph.parent && level === paragraph.level ? paragraph : { ...paragraph, parent: key, level }
  })
}
