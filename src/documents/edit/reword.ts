/** Changing words: splitting, joining, rewording. No word is ever lost, and no printed number changes by itself. */
import { ok, problem, type Result } from '../../kernel/result.ts'
import { plainText } from '../export/inline.ts'
import type { DocumentTree, Paragraph } from '../tree.ts'
import type { Edit, Edited } from './edits.ts'
import { freshKey, gone, indexOf, unplaced, withParagraphs } from './place.ts'

/** Changes fields of one paragraph; identity stays. */
export function change(tree: DocumentTree, key: string, fields: Partial<Paragraph>): Result<Edited> {
  const index = indexOf(tree, key)
  if (index === -1) return problem(gone)
  const paragraphs = tree.paragraphs.with(index, { ...tree.paragraphs[index]!, ...fields, key })
  return ok({ tree: withParagraphs(tree, paragraphs), origins: [{ key, from: [key], how: 'edited' }] })
}

export function split(tree: DocumentTree, edit: Extract<Edit, { do: 'split' }>): Result<Edited> {
  const index = indexOf(tree, edit.key)
  const whole = tree.paragraphs[index]
  if (!whole) return problem(gone)
  const first = whole.text.slice(0, edit.at).trimEnd()
  const second = whole.text.slice(edit.at).trimStart()
  if (first.trim() === '' || second.trim() === '') return problem('Choose a place with words before it and after it.')
  if (!sameWords(whole.text, first, second)) {
    return problem('This place is inside bold words, italic words or a link. Split before or after them.')
  }
  const key = edit.as ?? freshKey(tree, whole.key)
  if (indexOf(tree, key) !== -1) return problem('There is already a paragraph with this key.')
  // The second part has no number of its own: the number was printed before the first words.
  const kind = whole.kind === 'heading' ? 'paragraph' : whole.kind
  const next: Paragraph = { ...whole, key, parent: unplaced, path: '', printed: '', text: second, kind }
  const paragraphs = tree.paragraphs.toSpliced(index, 1, { ...whole, text: first }, next)
  const origins = [
    { key: whole.key, from: [whole.key], how: 'split' },
    { key, from: [whole.key], how: 'split' },
  ] as const
  return ok({ tree: withParagraphs(tree, paragraphs), origins })
}

function sameWords(whole: string, first: string, second: string): boolean {
  const squeeze = (text: string) => plainText(text).replace(/\s+/g, '')
  return squeeze(whole) === squeeze(first) + squeeze(second)
}

export function join(tree: DocumentTree, key: string): Result<Edited> {
  const index = indexOf(tree, key)
  const second = tree.paragraphs[index]
  if (!second) return problem(gone)
  const first = tree.paragraphs[index - 1]
  if (!first) return problem('There is no paragraph before this one to join it to.')
  if ((first.kind === 'table') !== (second.kind === 'table')) return problem('A table can be joined only to a table.')
  const glue = first.kind === 'table' ? '\n' : ' '
  const text = [first.text, second.printed, second.text].filter(part => part !== '').join(glue)
  const paragraphs = tree.paragraphs
    .toSpliced(index - 1, 2, { ...first, text })
    .map(paragraph => (paragraph.parent === key ? { ...paragraph, parent: first.key } : paragraph))
  return ok({
    tree: withParagraphs(tree, paragraphs),
    origins: [{ key: first.key, from: [first.key, key], how: 'joined' }],
  })
}
