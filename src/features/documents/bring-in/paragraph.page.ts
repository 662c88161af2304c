/** One paragraph of a document that was read: its words, number and part, its level, where it begins and ends. */
import type { AuditEntry } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { ok } from '../../../kernel/result.ts'
import { definePage, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import { keepsDocuments } from '../homes.ts'
import { controlOf, editsOf, nameOf, paragraphForm, placeOptions, writeParagraph } from '../paragraph-form.ts'
import { divideDocument } from './borders.ts'
import { proposeChoice } from './choices.ts'
import { correct } from './correct.ts'
import { changeDraft, findDraft } from './drafts.queries.ts'
import {
  type DraftParagraph,
  draftAddress,
  draftCrumbs,
  paragraphAddress,
  paragraphParams,
  paragraphSubject,
} from './parts.ts'

export const paragraphPage = definePage({
  path: '/documents/drafts/:id/:at/paragraphs/:key',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.corrected',
  publishes: 'nothing',
  template: 'documents/bring-in/paragraph.njk',
  params: paragraphParams,
  form: paragraphForm,
  changesPages: false,
  subject: paragraphSubject,
  async show({ subject, t }) {
    const { draft, at, tree, index, paragraph } = subject
    const neighbour = (step: number) => {
      const other = tree.paragraphs[index + step]
      return other ? { href: paragraphAddress(draft.id, at, other.key), text: nameOf(other) } : null
    }
    return {
      title: t('documents.paragraph.title', { name: nameOf(paragraph) }),
      breadcrumbs: draftCrumbs(t, draft, at),
      draft,
      paragraph,
      faults: tree.faults.filter(fault => fault.at === paragraph.path),
      before: neighbour(-1),
      after: neighbour(1),
      parent: tree.paragraphs.find(({ key }) => key === paragraph.parent) ?? null,
      places: placeOptions(paragraph.text),
      documentAddress: `${draftAddress(draft.id, at)}?at=${encodeURIComponent(paragraph.key)}#${paragraph.key}`,
      form: writeParagraph(paragraph, draft.version),
    }
  },
  async submit({ subject, db, form: typed, audit }) {
    const { draft, at, paragraph } = subject
    if (draft.keptAt) return refuse({ text: 'documents.review.problem.kept' })
    if (typed.act === 'divide') return divide(subject, typed.version, db, audit)
    const edits = editsOf(paragraph, typed)
    if (!edits.ok) return refuse(edits.problem)
    const done = edits.value.length === 0 ? ok(draft) : correct(draft, { at, edits: edits.value })
    if (!done.ok)
      return refuse({ [controlOf(typed.act)]: { key: 'documents.problem', values: { message: done.problem } } })
    const { trees, steps } = done.value
    if (!(await changeDraft(db, draft.id, typed.version, { trees, steps }))) {
      const theirs = await findDraft(db, draft.id)
      const now = theirs?.trees[at]?.paragraphs.find(({ key }) => key === paragraph.key) ?? paragraph
      return stale(writeParagraph(now, theirs?.version ?? draft.version), theirs?.version ?? draft.version)
    }
    await audit({
      action: 'document.corrected',
      subject: draft.home.ref,
      record: { kind: 'import_draft', id: draft.id },
      before: { path: paragraph.path, printed: paragraph.printed, kind: paragraph.kind, level: paragraph.level },
      after: { document: at, edits: edits.value },
    })
    // A paragraph that was joined or taken out is found no more: the one before it is where its place was.
    const there = trees[at]?.paragraphs.some(({ key }) => key === paragraph.key)
    const shown = there ? paragraph.key : (subject.tree.paragraphs[subject.index - 1]?.key ?? '')
    return redirect(
      `${draftAddress(draft.id, at)}?at=${encodeURIComponent(shown)}#${shown}`,
      'documents.done.corrected',
    )
  },
})

/** Begins another document with the paragraph. What was read starts anew from here: earlier steps cannot be undone. */
async function divide(
  { draft, at, tree, paragraph }: DraftParagraph,
  version: number,
  db: Tx,
  audit: (entry: Omit<AuditEntry, 'actor'>) => Promise<void>,
): Promise<Outcome> {
  const parts = divideDocument(tree, paragraph.key)
  if (!parts) return refuse({ divide: 'documents.paragraph.problem.first' })
  const trees = draft.trees.toSpliced(at, 1, ...parts)
  const choices = draft.choices.toSpliced(at + 1, 0, proposeChoice(parts[1], draft.home.ref.kind))
  if (!(await changeDraft(db, draft.id, version, { trees, asRead: trees, steps: [], choices })))
    return stale(writeParagraph(paragraph, draft.version), draft.version)
  await audit({
    action: 'document.corrected',
    subject: draft.home.ref,
    record: { kind: 'import_draft', id: draft.id },
    after: { document: at, divided: paragraph.path },
  })
  return redirect(draftAddress(draft.id), 'documents.done.divided')
}
