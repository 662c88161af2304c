/** Amendments: exact changes of text that make the next version of a document. */
import type { Tx } from '../../db/open.ts'
import {
  applyChanges,
  plainText,
  type RefusedChange,
  type Span,
  type TextChange,
  trackWords,
} from '../../documents/index.ts'
import type { Day } from '../../kernel/day.ts'
import { ok, problem, type Result } from '../../kernel/result.ts'
import { keepTree } from './keep-tree.ts'
import { loadTree } from './load-tree.ts'

/** What the new version says about itself. */
export type NextVersion = {
  readonly printedVersion?: string
  readonly dated?: Day | null
  readonly whatChanged: string
  readonly why: string
}

/** A version made of changes: `ids` gives the lasting id of each paragraph by its key, also of those that were added. */
export type AmendedVersion = { readonly versionId: string; readonly ids: ReadonlyMap<string, string> }

/**
 * Makes a new draft version with all changes made to the version named. None is made where one of them was written for
 * other words than the version has, or two cannot stand together: all that are refused are given back. An addition whose
 * `as` is the id of a paragraph of the document, as when the version is made again, is that paragraph.
 */
export async function applyAmendments(
  tx: Tx,
  documentVersionId: string,
  changes: readonly TextChange[],
  about: NextVersion,
): Promise<Result<AmendedVersion, readonly RefusedChange[]>> {
  const before = await loadTree(tx, documentVersionId)
  const done = applyChanges(before, changes)
  if (!done.ok) return problem(done.problem)
  const { tree, origins } = done.value
  const { versionId, ids } = await keepTree(tx, {
    document: { id: before.documentId },
    tree: { title: tree.title, version: tree.version, paragraphs: tree.paragraphs, faults: tree.faults },
    status: 'draft',
    printedVersion: about.printedVersion ?? '',
    ...(about.dated === undefined ? {} : { dated: about.dated }),
    whatChanged: about.whatChanged,
    why: about.why,
    origins,
  })
  return ok({ versionId, ids })
}

/** The words of a change: before and after, and the number that an added paragraph is printed with. */
export type ChangedWords = {
  readonly does: TextChange['does']
  readonly printed: string
  readonly textBefore: string
  readonly textAfter: string
}

/** An exact change as people read it: word by word, without the signs of bold and italic unless nothing else changed. */
export function readChange({ does, printed, textBefore, textAfter }: ChangedWords): readonly Span[] {
  const words = does === 'add' ? `${printed} ${textAfter}`.trim() : textAfter
  const [old, fresh] = [plainText(textBefore), plainText(words)]
  return old === fresh ? trackWords(textBefore, words) : trackWords(old, fresh)
}
