/** Correcting what a file was read as, step by step, so that the last step can be taken back. Pure. */
import { applyEdits, type Edit } from '../../../documents/edit/index.ts'
import type { DocumentTree, FaultKind } from '../../../documents/tree.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'

/** Somebody has looked at a fault and found nothing to correct. */
export type Settle = { readonly do: 'settle'; readonly path: string; readonly kind: FaultKind }

/** One step of a review: corrections made together to one document of the file (`at`, from 0). */
export type Step = { readonly at: number; readonly edits: readonly (Edit | Settle)[] }

/** The documents of a file as they are now, and how they came to be so. */
export type Corrected = { readonly trees: readonly DocumentTree[]; readonly steps: readonly Step[] }

/** Makes a step, or says in a plain sentence why it cannot be made. A step that changes nothing is no step. */
export function correct(before: Corrected, step: Step): Result<Corrected> {
  const tree = before.trees[step.at]
  if (!tree) return problem('This document is no longer in the file.')
  const done = correctTree(tree, step.edits)
  if (!done.ok) return done
  return ok({ trees: before.trees.with(step.at, done.value), steps: [...before.steps, step] })
}

/** Takes back the last step made to one document, from what the file was read as; unchanged where there is none. */
export function takeBack(asRead: readonly DocumentTree[], before: Corrected, at: number): Corrected {
  const last = before.steps.findLastIndex(step => step.at === at)
  const read = asRead[at]
  if (last === -1 || !read) return before
  const steps = before.steps.toSpliced(last, 1)
  const tree = steps
    .filter(step => step.at === at)
    .reduce((present, step) => {
      const done = correctTree(present, step.edits)
      return done.ok ? done.value : present
    }, read)
  return { trees: before.trees.with(at, tree), steps }
}

function correctTree(tree: DocumentTree, edits: readonly (Edit | Settle)[]): Result<DocumentTree> {
  let present = tree
  for (const edit of edits) {
    if (edit.do === 'settle') {
      present = { ...present, faults: present.faults.filter(({ at, kind }) => at !== edit.path || kind !== edit.kind) }
      continue
    }
    const done = applyEdits(present, [edit])
    if (!done.ok) return problem(done.problem.note)
    present = followFaults(present, done.value.tree)
  }
  return ok(present)
}

/** Faults are named by address: they follow their paragraph to its new one, and go when it goes. */
function followFaults(before: DocumentTree, after: DocumentTree): DocumentTree {
  const keys = new Map(before.paragraphs.map(({ path, key }) => [path, key]))
  const paths = new Map(after.paragraphs.map(({ key, path }) => [key, path]))
  const faults = before.faults.flatMap(fault => {
    const at = paths.get(keys.get(fault.at) ?? '')
    return at === undefined ? [] : [{ ...fault, at }]
  })
  return { ...after, faults }
}

/** Places where a text may be cut: after each sentence, part of a list in one line, or line. Offsets into the text. */
export function placesToSplit(
  text: string,
): { readonly at: number; readonly before: string; readonly after: string }[] {
  const places = [...text.matchAll(/[.;:!?]["'”’)*]*\s+(?=\S)|\n+(?=\S)/gu)].map(match => match.index + match[0].length)
  return places.map(at => ({
    at,
    before: text.slice(Math.max(0, at - AROUND), at).trim(),
    after: text.slice(at, at + AROUND).trim(),
  }))
}

/** Letters shown on either side of a place. */
const AROUND = 50
