/** Two versions of a document side by side. */
import type { DocumentTree, Paragraph } from '../tree.ts'
import { type Match, matchParagraphs } from './match.ts'
import { movedParagraphs } from './moves.ts'
import { type Span, trackWords } from './words.ts'

/** What can have become of a paragraph. Several may be true of one: moved, renumbered and changed. */
export const changeKinds = ['same', 'changed', 'moved', 'renumbered', 'added', 'removed', 'split', 'joined'] as const
export type ChangeKind = (typeof changeKinds)[number]

/**
 * One row of the comparison: a paragraph before and after. `old` is null for what was added or split off, `fresh` for
 * what was removed or joined to another. `spans` are the tracked changes of the text. `related` is the paragraph that the
 * words of a split came from (of the old version) or that a joined one went into (of the new version).
 */
export type Row = {
  readonly old: Paragraph | null
  readonly fresh: Paragraph | null
  readonly changes: readonly ChangeKind[]
  readonly spans: readonly Span[]
  readonly related: Paragraph | null
}

/** All rows, in the order of the new version, what was removed standing where it stood; and how many rows show each change. */
export type Comparison = { readonly rows: readonly Row[]; readonly counts: Readonly<Record<ChangeKind, number>> }

/** `by`: "identity" when both trees come from the same record (keys tell), "likeness" when one was read anew from a file. */
export type CompareOptions = { readonly by?: 'identity' | 'likeness' }

/** Compares two versions of a document. */
export function compareTrees(old: DocumentTree, fresh: DocumentTree, options: CompareOptions = {}): Comparison {
  const match = matchParagraphs(old.paragraphs, fresh.paragraphs, options.by !== 'likeness')
  const rows = arrange(old.paragraphs, fresh.paragraphs, match)
  const counts = Object.fromEntries(changeKinds.map(kind => [kind, 0])) as Record<ChangeKind, number>
  for (const { changes } of rows) for (const change of changes) counts[change] += 1
  return { rows, counts }
}

function arrange(old: readonly Paragraph[], fresh: readonly Paragraph[], match: Match): Row[] {
  const moved = movedParagraphs(old, fresh, match.pairs)
  const partners = new Map([...match.pairs].map(([from, to]) => [to, from]))
  const gone = goneAfter(old, match, moved)
  const rows = (gone.get(-1) ?? []).map(at => goneRow(old, fresh, at, match))
  for (const [at, paragraph] of fresh.entries()) {
    const from = partners.get(at)
    rows.push(
      from === undefined
        ? newRow(old, paragraph, at, match)
        : pairRow(old[from]!, paragraph, {
            moved: moved.has(from),
            split: isCut(from, match),
            joined: isWhole(at, match),
          }),
    )
    if (from !== undefined) rows.push(...(gone.get(from) ?? []).map(lost => goneRow(old, fresh, lost, match)))
  }
  return rows
}

function isCut(from: number, { splits }: Match): boolean {
  return [...splits.values()].includes(from)
}

function isWhole(to: number, { joins }: Match): boolean {
  return [...joins.values()].includes(to)
}

/** Old positions without a partner, by the old position (in place) that they are shown after; -1 for the beginning. */
function goneAfter(old: readonly Paragraph[], match: Match, moved: ReadonlySet<number>): Map<number, number[]> {
  const gone = new Map<number, number[]>()
  let anchor = -1
  for (const at of old.keys()) {
    if (match.pairs.has(at)) {
      if (!moved.has(at)) anchor = at
      continue
    }
    const known = gone.get(anchor)
    if (known) known.push(at)
    else gone.set(anchor, [at])
  }
  return gone
}

function goneRow(old: readonly Paragraph[], fresh: readonly Paragraph[], at: number, { joins }: Match): Row {
  const paragraph = old[at]!
  const into = joins.get(at)
  return {
    old: paragraph,
    fresh: null,
    changes: [into === undefined ? 'removed' : 'joined'],
    spans: trackWords(paragraph.text, ''),
    related: into === undefined ? null : fresh[into]!,
  }
}

function newRow(old: readonly Paragraph[], paragraph: Paragraph, at: number, { splits }: Match): Row {
  const from = splits.get(at)
  return {
    old: null,
    fresh: paragraph,
    changes: [from === undefined ? 'added' : 'split'],
    spans: trackWords('', paragraph.text),
    related: from === undefined ? null : old[from]!,
  }
}

type Signs = { readonly moved: boolean; readonly split: boolean; readonly joined: boolean }

function pairRow(old: Paragraph, fresh: Paragraph, signs: Signs): Row {
  const all: [ChangeKind, boolean][] = [
    ['moved', signs.moved],
    ['renumbered', old.printed !== fresh.printed],
    ['split', signs.split],
    ['joined', signs.joined],
    ['changed', old.text !== fresh.text && !signs.split && !signs.joined],
  ]
  const found = all.filter(([, isSo]) => isSo).map(([kind]) => kind)
  const changes: ChangeKind[] = found.length > 0 ? found : ['same']
  return { old, fresh, changes, spans: trackWords(old.text, fresh.text), related: null }
}
