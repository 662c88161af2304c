/**
 * Amendments: exact changes of a text people were asked about. One rewords a paragraph, drops it, or adds one. A list of
 * them is made all together or not at all, and says first, in plain kinds, which of them cannot stand beside which.
 */
import { problem as failed, ok, type Result } from '../../kernel/result.ts'
import type { DocumentTree, Paragraph, ParagraphKind } from '../tree.ts'
import type { Edited, Origin } from './edits.ts'
import { bare } from './outline.ts'
import { withParagraphs } from './place.ts'

/** A paragraph says something else: `from` is what it must say now, `to` what it is to say. */
export type Rewording = {
  readonly does: 'reword'
  readonly key: string
  readonly from: string
  readonly to: string
}

/** A paragraph goes: `into` is the paragraph that says the same from then on, or null. */
export type Dropping = {
  readonly does: 'drop'
  readonly key: string
  readonly from: string
  readonly into: string | null
}

/**
 * A new paragraph stands after the one named and all that hangs under that (beside), or is the first that hangs under it.
 * Its number is printed as given; no other is ever changed. `as` is the key it gets.
 */
export type Adding = {
  readonly does: 'add'
  readonly key: string
  readonly as: string
  readonly placed: 'beside' | 'under'
  readonly kind: ParagraphKind
  readonly printed: string
  readonly to: string
}

export type TextChange = Rewording | Dropping | Adding

/**
 * Why a change cannot be made. `gone`: there is no such paragraph. `stale`: it says something else by now. `empty`: no
 * words. `same`: nothing changes. `twice`: two changes of one paragraph. `left-under`: what hangs under a dropped
 * paragraph would be left. `under-dropped`: added under a dropped one. `into-dropped`: said to be kept in a paragraph that
 * is dropped, or in itself. `bare`: nothing can hang under a table, an address or the like.
 */
export const changeFaults = [
  'gone',
  'stale',
  'empty',
  'same',
  'twice',
  'left-under',
  'under-dropped',
  'into-dropped',
  'bare',
] as const
export type ChangeFault = (typeof changeFaults)[number]

/** A change that cannot be made: its place in the list, why, and the keys of the other paragraphs concerned. */
export type RefusedChange = { readonly at: number; readonly why: ChangeFault; readonly keys: readonly string[] }

/** What keeps changes from being made together, in their order; none where they can be. */
export function checkChanges(tree: DocumentTree, changes: readonly TextChange[]): RefusedChange[] {
  const byKey = new Map(tree.paragraphs.map(paragraph => [paragraph.key, paragraph]))
  const dropped = new Set(changes.filter(({ does }) => does === 'drop').map(({ key }) => key))
  const seen = new Set<string>()
  return changes.flatMap((change, at): RefusedChange[] => {
    const refuse = (why: ChangeFault, ...keys: string[]) => [{ at, why, keys }]
    const paragraph = byKey.get(change.key)
    if (!paragraph) return refuse('gone')
    if (change.does === 'add') return checkAdding(change, paragraph, dropped, refuse)
    if (seen.has(change.key)) return refuse('twice', change.key)
    seen.add(change.key)
    if (paragraph.text !== change.from) return refuse('stale')
    if (change.does === 'drop') return checkDropping(tree, change, byKey, dropped, refuse)
    if (change.to.trim() === '') return refuse('empty')
    return change.to === change.from ? refuse('same') : []
  })
}

type Refuse = (why: ChangeFault, ...keys: string[]) => RefusedChange[]

function checkAdding(
  { to, placed }: Adding,
  after: Paragraph,
  dropped: ReadonlySet<string>,
  refuse: Refuse,
): RefusedChange[] {
  if (to.trim() === '') return refuse('empty')
  if (after.kind === 'furniture' || (placed === 'under' && bare.has(after.kind))) return refuse('bare', after.key)
  const above = placed === 'under' ? after.key : after.parent
  return above !== null && dropped.has(above) ? refuse('under-dropped', above) : []
}

function checkDropping(
  tree: DocumentTree,
  { key, into }: Dropping,
  byKey: ReadonlyMap<string, Paragraph>,
  dropped: ReadonlySet<string>,
  refuse: Refuse,
): RefusedChange[] {
  const left = tree.paragraphs.filter(({ parent, key: own }) => parent === key && !dropped.has(own))
  if (left.length > 0) return refuse('left-under', ...left.map(each => each.key))
  if (into !== null && !byKey.has(into)) return refuse('gone', into)
  return into !== null && dropped.has(into) ? refuse('into-dropped', into) : []
}

/**
 * Makes all changes at once. Of several paragraphs added at one place, the first in the list stands first. Whatever no
 * change names keeps its words, its number, its address and its identity.
 */
export function applyChanges(
  tree: DocumentTree,
  changes: readonly TextChange[],
): Result<Edited, readonly RefusedChange[]> {
  const refused = checkChanges(tree, changes)
  if (refused.length > 0) return failed(refused)
  const own = new Map(changes.flatMap(each => (each.does === 'add' ? [] : [[each.key, each] as const])))
  const added = Map.groupBy(
    changes.filter(each => each.does === 'add'),
    each => JSON.stringify([each.placed, each.key]),
  )
  const putIn = (placed: Adding['placed'], to: Paragraph) =>
    (added.get(JSON.stringify([placed, to.key])) ?? []).map(each => newParagraph(each, to))
  const ends = endsOf(tree.paragraphs)
  const paragraphs = tree.paragraphs.flatMap((paragraph, at) => {
    const change = own.get(paragraph.key)
    const kept = change?.does === 'drop' ? [] : [change ? { ...paragraph, text: change.to } : paragraph]
    const after = (ends.get(at) ?? []).flatMap(each => putIn('beside', each))
    return [...kept, ...putIn('under', paragraph), ...after]
  })
  return ok({ tree: withParagraphs(tree, paragraphs), origins: changes.map(originOf) })
}

/** By position, the paragraphs that end there with everything under them: the innermost first. */
function endsOf(paragraphs: readonly Paragraph[]): ReadonlyMap<number, readonly Paragraph[]> {
  const byKey = new Map(paragraphs.map(paragraph => [paragraph.key, paragraph]))
  const last = new Map<Paragraph, number>()
  for (const [at, paragraph] of paragraphs.entries())
    for (let each: Paragraph | undefined = paragraph; each; each = byKey.get(each.parent ?? '')) last.set(each, at)
  const ends = new Map<number, Paragraph[]>()
  for (const paragraph of paragraphs) {
    const end = last.get(paragraph)!
    ends.set(end, [paragraph, ...(ends.get(end) ?? [])])
  }
  return ends
}

function newParagraph({ as, placed, kind, printed, to }: Adding, beside: Paragraph): Paragraph {
  const isUnder = placed === 'under'
  return {
    key: as,
    parent: isUnder ? beside.key : beside.parent,
    level: isUnder ? beside.level + 1 : beside.level,
    path: '',
    printed,
    kind,
    text: to,
  }
}

function originOf(change: TextChange): Origin {
  if (change.does === 'add') return { key: change.as, from: [], how: 'new' }
  const { key } = change
  if (change.does === 'reword') return { key, from: [key], how: 'edited' }
  return change.into === null
    ? { key, from: [key], how: 'removed' }
    : { key: change.into, from: [change.into, key], how: 'joined' }
}
