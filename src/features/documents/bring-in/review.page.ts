/** The documents found in a file: look them over, decide which to keep, keep them. */
import { excerpt } from '../../../documents/export/inline.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import { hidden, versionField } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { findDocumentById } from '../documents.queries.ts'
import { homeAddress, keepsDocuments } from '../homes.ts'
import { joinDocuments } from './borders.ts'
import { keepDocuments } from './bring-in.ts'
import { changeDraft, findDraft } from './drafts.queries.ts'
import { draftAddress, draftCrumbs, draftParams, draftSubject } from './parts.ts'

const form = { act: hidden(), version: versionField() }

export const reviewPage = definePage({
  path: '/documents/drafts/:id',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.kept',
  publishes: 'nothing',
  template: 'documents/bring-in/review.njk',
  params: draftParams,
  form,
  subject: draftSubject,
  async show({ subject: draft, db, t }) {
    const named = new Map<string, string>()
    for (const { nextOf } of draft.choices) {
      const document = nextOf ? await findDocumentById(db, nextOf) : null
      if (document) named.set(document.id, document.title)
    }
    const documents = draft.trees.map((tree, at) => ({
      ...draft.choices[at],
      at,
      href: draftAddress(draft.id, at),
      nextOfTitle: named.get(draft.choices[at]?.nextOf ?? '') ?? null,
      paragraphs: tree.paragraphs.length,
      numbered: tree.paragraphs.filter(({ printed }) => printed !== '').length,
      faults: tree.faults.length,
      begins: beginningOf(tree),
    }))
    return {
      title: t('documents.review.title'),
      breadcrumbs: draftCrumbs(t, draft).slice(0, -1),
      draft,
      documents,
      toKeep: draft.choices.filter(({ keep }) => keep).length,
      fileAddress: draftAddress(draft.id, undefined, 'file'),
      listAddress: `${homeAddress(draft.home)}/documents`,
      form: { values: { version: [String(draft.version)] }, files: {} },
    }
  },
  async submit({ subject: draft, db, form: { act, version }, now, audit }) {
    if (draft.keptAt) return refuse({ keep: 'documents.review.problem.kept' })
    const [verb, number = ''] = act.split(' ')
    const at = Number(number)
    const choice = draft.choices[at]
    if ((verb === 'leave' || verb === 'take') && choice) {
      const choices = draft.choices.with(at, { ...choice, keep: verb === 'take' })
      if (!(await changeDraft(db, draft.id, version, { choices })))
        return stale({ values: {}, files: {} }, draft.version)
      await audit({ ...entry(draft.id), subject: draft.home.ref, after: { document: at, keep: verb === 'take' } })
      return redirect(draftAddress(draft.id))
    }
    const before = draft.trees[at - 1]
    const tree = draft.trees[at]
    if (verb === 'join' && before && tree) {
      const trees = draft.trees.toSpliced(at - 1, 2, joinDocuments(before, tree))
      const change = { trees, asRead: trees, steps: [], choices: draft.choices.toSpliced(at, 1) }
      if (!(await changeDraft(db, draft.id, version, change))) return stale({ values: {}, files: {} }, draft.version)
      await audit({ ...entry(draft.id), subject: draft.home.ref, after: { document: at, joined: true } })
      return redirect(draftAddress(draft.id), 'documents.done.joined')
    }
    if (verb !== 'keep') return refuse({ keep: 'documents.review.problem.choose' })
    if (!draft.choices.some(({ keep }) => keep)) return refuse({ keep: 'documents.review.problem.none' })
    if (!(await changeDraft(db, draft.id, version, { keptAt: now }))) {
      const theirs = await findDraft(db, draft.id)
      return stale({ values: {}, files: {} }, theirs?.version ?? draft.version)
    }
    for (const kept of await keepDocuments(db, draft)) {
      await audit({
        action: 'document.kept',
        subject: draft.home.ref,
        record: { kind: 'document_version', id: kept.versionId },
        after: { document: kept.documentId, sequence: kept.sequence, draft: draft.id },
      })
    }
    return redirect(`${homeAddress(draft.home)}/documents`, 'documents.done.kept')
  },
})

/** Letters from which a paragraph is more than a line of a title page. */
const ENOUGH = 60

/** The first words by which somebody would know a document. */
function beginningOf({ paragraphs }: DocumentTree): string {
  const first = paragraphs.find(({ kind, text }) => kind === 'paragraph' && text.length > ENOUGH) ?? paragraphs[0]
  return first ? excerpt(first.text, 120) : ''
}

function entry(id: string) {
  return { action: 'document.chosen', record: { kind: 'import_draft', id } } as const
}
