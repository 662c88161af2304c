/** One document of a file: what it was read as, paragraph by paragraph, with what is odd about it. */
import { z } from 'zod'
import { hidden, versionField } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { keepsDocuments } from '../homes.ts'
import { correct, takeBack } from './correct.ts'
import { changeDraft } from './drafts.queries.ts'
import { draftAddress, draftCrumbs, paragraphAddress, treeParams, treeSubject } from './parts.ts'
import { sectionsOf } from './tree.view.ts'

const form = { act: hidden(), version: versionField() }

export const treePage = definePage({
  path: '/documents/drafts/:id/:at',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.corrected',
  publishes: 'nothing',
  template: 'documents/bring-in/tree.njk',
  params: treeParams,
  query: z.object({ only: z.literal('faults').optional(), at: z.string().max(200).optional() }),
  form,
  changesPages: false,
  subject: treeSubject,
  async show({ subject: { draft, at, tree }, query, t }) {
    const keyOf = new Map(tree.paragraphs.map(({ path, key }) => [path, key]))
    const sections = sectionsOf(tree, { onlyFaults: query.only === 'faults', at: query.at })
    return {
      title: draft.choices[at]?.title ?? tree.title,
      breadcrumbs: draftCrumbs(t, draft),
      draft,
      at,
      address: draftAddress(draft.id, at),
      aboutAddress: draftAddress(draft.id, at, 'about'),
      comparisonAddress: draft.choices[at]?.nextOf ? draftAddress(draft.id, at, 'comparison') : null,
      paragraphsAddress: draftAddress(draft.id, at, 'paragraphs'),
      reviewAddress: draftAddress(draft.id),
      faults: tree.faults.map(fault => {
        const key = keyOf.get(fault.at)
        return { ...fault, href: key === undefined ? null : paragraphAddress(draft.id, at, key) }
      }),
      count: tree.paragraphs.length,
      furniture: tree.paragraphs.filter(({ kind }) => kind === 'furniture').length,
      steps: draft.steps.filter(step => step.at === at).length,
      onlyFaults: query.only === 'faults',
      sections,
      form: { values: { version: [String(draft.version)] }, files: {} },
    }
  },
  async submit({ subject: { draft, at }, db, form: { act, version }, audit }) {
    if (draft.keptAt) return refuse({ steps: 'documents.review.problem.kept' })
    const done =
      act === 'undo'
        ? { ok: true as const, value: takeBack(draft.asRead, draft, at) }
        : correct(draft, { at, edits: [{ do: 'drop-furniture' }] })
    if (!done.ok) return refuse({ steps: { key: 'documents.problem', values: { message: done.problem } } })
    if (!(await changeDraft(db, draft.id, version, done.value))) return stale({ values: {}, files: {} }, draft.version)
    await audit({
      action: 'document.corrected',
      subject: draft.home.ref,
      record: { kind: 'import_draft', id: draft.id },
      after: { document: at, did: act === 'undo' ? 'undo' : 'drop-furniture' },
    })
    return redirect(draftAddress(draft.id, at), act === 'undo' ? 'documents.done.undone' : 'documents.done.furniture')
  },
})
