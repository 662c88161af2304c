/** Corrections and amendments of a tree. Pure: a tree goes in, another comes out. */
import { ok, problem, type Result } from '../../kernel/result.ts'
import type { DocumentTree } from '../tree.ts'
import type { Edit, Edited, Origin } from './edits.ts'
import { changeLevel, insert, move, remove } from './place.ts'
import { change, join, split } from './reword.ts'

export {
  type Adding,
  applyChanges,
  type ChangeFault,
  checkChanges,
  type Dropping,
  type RefusedChange,
  type Rewording,
  type TextChange,
} from './amendments.ts'
export type { Edit, Edited, Origin, OriginKind } from './edits.ts'

/** Makes one change, or says in a plain sentence why it cannot be made. */
export function applyEdit(tree: DocumentTree, edit: Edit): Result<Edited> {
  switch (edit.do) {
    case 'level':
      return changeLevel(tree, edit.key, edit.level)
    case 'split':
      return split(tree, edit)
    case 'join':
      return join(tree, edit.key)
    case 'mark':
      return change(tree, edit.key, { kind: edit.kind })
    case 'text':
      return edit.text.trim() === '' ? problem('Write the words, or remove the paragraph.') : reword(tree, edit)
    case 'number':
      return change(tree, edit.key, { printed: edit.printed.trim() })
    case 'insert':
      return insert(tree, edit)
    case 'remove':
      return tree.paragraphs.some(paragraph => paragraph.key === edit.key)
        ? ok(remove(tree, new Set([edit.key])))
        : problem('This paragraph is no longer in the document.')
    case 'move':
      return move(tree, edit)
    case 'drop-furniture':
      return ok(remove(tree, new Set(tree.paragraphs.filter(({ kind }) => kind === 'furniture').map(({ key }) => key))))
  }
}

function reword(tree: DocumentTree, edit: Extract<Edit, { do: 'text' }>): Result<Edited> {
  return change(tree, edit.key, { text: edit.text.trim() })
}

/** Makes changes one after the other; stops at the first that cannot be made and says which (from 0). */
export function applyEdits(
  tree: DocumentTree,
  edits: readonly Edit[],
): Result<Edited, { readonly at: number; readonly note: string }> {
  const origins: Origin[] = []
  let present = tree
  for (const [at, edit] of edits.entries()) {
    const done = applyEdit(present, edit)
    if (!done.ok) return problem({ at, note: done.problem })
    present = done.value.tree
    origins.push(...done.value.origins)
  }
  return ok({ tree: present, origins })
}
