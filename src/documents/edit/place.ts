/** Taking paragraphs out, putting them in and moving them. */
import { ok, problem, type Result } from '../../kernel/result.ts'
import type { DocumentTree, Paragraph } from '../tree.ts'
import { readdress } from './addresses.ts'
import type { Edit, Edited, Origin } from './edits.ts'
import { settle, subtreeLength } from './outline.ts'

/** A parent that no paragraph has: asks `settle` to find the nearest one that fits. */
export const unplaced = ''

/** The tree with other paragraphs, made sound: parents, levels and addresses. */
export function withParagraphs(tree: DocumentTree, paragraphs: readonly Paragraph[]): DocumentTree {
  return { ...tree, paragraphs: readdress(tree.paragraphs, settle(paragraphs)) }
}

/** A key that no paragraph of the tree has, made of another. */
export function freshKey(tree: DocumentTree, base: string): string {
  const taken = new Set(tree.paragraphs.map(paragraph => paragraph.key))
  let count = 2
  while (taken.has(`${base}~${count}`)) count += 1
  return `${base}~${count}`
}

/** Position of a paragraph in its tree, or -1. */
export function indexOf(tree: DocumentTree, key: string): number {
  return tree.paragraphs.findIndex(paragraph => paragraph.key === key)
}

export function insert(tree: DocumentTree, edit: Extract<Edit, { do: 'insert' }>): Result<Edited> {
  const index = edit.after === null ? -1 : indexOf(tree, edit.after)
  if (edit.after !== null && index === -1) return problem(gone)
  if (edit.text.trim() === '') return problem('Write the words of the new paragraph.')
  const before = tree.paragraphs[index]
  const key = edit.as ?? freshKey(tree, before?.key ?? 'new')
  if (indexOf(tree, key) !== -1) return problem('There is already a paragraph with this key.')
  const paragraph: Paragraph = {
    key,
    parent: unplaced,
    path: '',
    printed: edit.printed ?? '',
    kind: edit.kind ?? 'paragraph',
    level: edit.level ?? before?.level ?? 0,
    text: edit.text.trim(),
  }
  const paragraphs = tree.paragraphs.toSpliced(index + 1, 0, paragraph)
  return ok({ tree: withParagraphs(tree, paragraphs), origins: [{ key, from: [], how: 'new' }] })
}

export function remove(tree: DocumentTree, keys: ReadonlySet<string>): Edited {
  const origins = tree.paragraphs
    .filter(paragraph => keys.has(paragraph.key))
    .map(({ key }): Origin => ({ key, from: [key], how: 'removed' }))
  const byKey = new Map(tree.paragraphs.map(paragraph => [paragraph.key, paragraph]))
  const kept = tree.paragraphs.filter(paragraph => !keys.has(paragraph.key))
  return {
    tree: withParagraphs(
      tree,
      kept.map(paragraph => promote(paragraph, byKey, keys)),
    ),
    origins,
  }
}

/** What hung under a removed paragraph comes out by one level and hangs under the nearest ancestor that stays. */
function promote(paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>, removed: ReadonlySet<string>): Paragraph {
  let { parent, level } = paragraph
  let ancestor = parent
  while (ancestor !== null && byKey.has(ancestor)) {
    const next: string | null = byKey.get(ancestor)!.parent
    if (removed.has(ancestor)) {
      level -= 1
      if (parent === ancestor) parent = next
    }
    ancestor = next
  }
  return level === paragraph.level ? paragraph : { ...paragraph, parent, level }
}

export function move(tree: DocumentTree, edit: Extract<Edit, { do: 'move' }>): Result<Edited> {
  const from = indexOf(tree, edit.key)
  if (from === -1) return problem(gone)
  const length = subtreeLength(tree.paragraphs, from)
  const moving = tree.paragraphs.slice(from, from + length)
  if (moving.some(paragraph => paragraph.key === edit.after)) return problem('A paragraph cannot be moved into itself.')
  const rest = tree.paragraphs.toSpliced(from, length)
  const target = edit.after === null ? -1 : rest.findIndex(paragraph => paragraph.key === edit.after)
  if (edit.after !== null && target === -1) return problem(gone)
  const to = target === -1 ? 0 : target + subtreeLength(rest, target)
  const root = { ...moving[0]!, parent: unplaced, level: edit.level ?? rest[target]?.level ?? 0 }
  const shift = root.level - moving[0]!.level
  const shifted = moving.slice(1).map(paragraph => ({ ...paragraph, level: paragraph.level + shift }))
  const paragraphs = rest.toSpliced(to, 0, root, ...shifted)
  return ok({ tree: withParagraphs(tree, paragraphs), origins: [{ key: edit.key, from: [edit.key], how: 'moved' }] })
}

/** Moves a paragraph and all under it in or out. */
export function changeLevel(tree: DocumentTree, key: string, level: number): Result<Edited> {
  const index = indexOf(tree, key)
  if (index === -1) return problem(gone)
  if (!Number.isInteger(level) || level < 0) return problem('A level is a whole number from 0.')
  const length = subtreeLength(tree.paragraphs, index)
  const shift = level - tree.paragraphs[index]!.level
  const paragraphs = tree.paragraphs.map((paragraph, at) => {
    if (at < index || at >= index + length) return paragraph
    return { ...paragraph, level: paragraph.level + shift, parent: at === index ? unplaced : paragraph.parent }
  })
  return ok({ tree: withParagraphs(tree, paragraphs), origins: [{ key, from: [key], how: 'moved' }] })
}

export const gone = 'This paragraph is no longer in the document.'
