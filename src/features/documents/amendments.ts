/** Amendments: exact changes of text that make the next version of a document. */
import type { Tx } from '../../db/open.ts'
import { type AmendmentProblem, applyAmendment, type Origin } from '../../documents/edit/index.ts'
import type { DocumentTree } from '../../documents/tree.ts'
import type { Day } from '../../kernel/day.ts'
import { ok, problem, type Result } from '../../kernel/result.ts'
import { keepTree } from './keep-tree.ts'
import { loadTree } from './load-tree.ts'

/** An exact change: what the paragraph must say in the version it is made for, and what it is to say. */
export type ParagraphAmendment = { readonly paragraphId: string; readonly from: string; readonly to: string }

/** What the new version says about itself. */
export type NextVersion = {
  readonly printedVersion?: string
  readonly dated?: Day | null
  readonly whatChanged: string
  readonly why: string
}

/** An amendment that could not be made, and why. */
export type RefusedAmendment = { readonly amendment: ParagraphAmendment; readonly problem: AmendmentProblem }

/**
 * Makes a new draft version with all amendments made to the version named; gives its id. None is made where one of them
 * was written for other words than the version has: all that do not fit are given back. A second amendment of the same
 * paragraph must be written for the words that the first one leaves.
 */
export async function applyAmendments(
  tx: Tx,
  documentVersionId: string,
  amendments: readonly ParagraphAmendment[],
  about: NextVersion,
): Promise<Result<string, readonly RefusedAmendment[]>> {
  const before = await loadTree(tx, documentVersionId)
  const refused: RefusedAmendment[] = []
  const origins: Origin[] = []
  let tree: DocumentTree = before
  for (const amendment of amendments) {
    const { paragraphId: key, from, to } = amendment
    const done = applyAmendment(tree, { key, from, to })
    if (done.ok) {
      tree = done.value.tree
      origins.push(...done.value.origins)
    } else refused.push({ amendment, problem: done.problem })
  }
  if (refused.length > 0) return problem(refused)
  const kept = await keepTree(tx, {
    document: { id: before.documentId },
    tree: { title: tree.title, version: tree.version, paragraphs: tree.paragraphs, faults: tree.faults },
    status: 'draft',
    printedVersion: about.printedVersion ?? '',
    ...(about.dated === undefined ? {} : { dated: about.dated }),
    whatChanged: about.whatChanged,
    why: about.why,
    origins,
  })
  return ok(kept.versionId)
}
