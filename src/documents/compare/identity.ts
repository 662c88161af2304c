/** Lasting identity for a version that was read anew from a file. */
import type { Edited, Origin } from '../edit/edits.ts'
import type { DocumentTree, Paragraph } from '../tree.ts'
import { matchParagraphs } from './match.ts'
import { movedParagraphs } from './moves.ts'

/**
 * Gives a freshly read tree the keys of the version before it, wherever a paragraph is found again by its number and its
 * words. Others get keys that the old version does not have. `origins` says what became of each paragraph that is not
 * the same as before, as an edit would.
 */
export function carryIdentity(old: DocumentTree, fresh: DocumentTree): Edited {
  const match = matchParagraphs(old.paragraphs, fresh.paragraphs, false)
  const partners = new Map([...match.pairs].map(([from, to]) => [to, from]))
  const taken = new Set(old.paragraphs.map(({ key }) => key))
  const keys = new Map<string, string>()
  for (const [at, { key }] of fresh.paragraphs.entries()) {
    const from = partners.get(at)
    keys.set(key, from === undefined ? unused(key, taken) : old.paragraphs[from]!.key)
  }
  const paragraphs = fresh.paragraphs.map(paragraph => ({
    ...paragraph,
    key: keys.get(paragraph.key)!,
    parent: paragraph.parent === null ? null : (keys.get(paragraph.parent) ?? null),
  }))
  const moved = movedParagraphs(old.paragraphs, paragraphs, match.pairs)
  const came = paragraphs.flatMap((paragraph, at) => {
    const from = partners.get(at)
    return from === undefined
      ? [arrival(paragraph, old.paragraphs[match.splits.get(at) ?? -1])]
      : changes(old.paragraphs[from]!, paragraph, moved.has(from))
  })
  const went = old.paragraphs.flatMap((paragraph, at): Origin[] => {
    if (match.pairs.has(at)) return []
    const into = paragraphs[match.joins.get(at) ?? -1]
    return into
      ? [{ key: into.key, from: [into.key, paragraph.key], how: 'joined' }]
      : [{ key: paragraph.key, from: [paragraph.key], how: 'removed' }]
  })
  return { tree: { ...fresh, paragraphs }, origins: [...came, ...went] }
}

function arrival({ key }: Paragraph, source: Paragraph | undefined): Origin {
  return source ? { key, from: [source.key], how: 'split' } : { key, from: [], how: 'new' }
}

function changes(old: Paragraph, fresh: Paragraph, isMoved: boolean): Origin[] {
  const origins: Origin[] = []
  if (isMoved) origins.push({ key: old.key, from: [old.key], how: 'moved' })
  const isEdited = old.text !== fresh.text || old.printed !== fresh.printed || old.kind !== fresh.kind
  if (isEdited) origins.push({ key: old.key, from: [old.key], how: 'edited' })
  return origins
}

function unused(key: string, taken: Set<string>): string {
  let free = key
  for (let count = 2; taken.has(free); count += 1) free = `${key}~${count}`
  taken.add(free)
  return free
}
