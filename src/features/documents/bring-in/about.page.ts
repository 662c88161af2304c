/** What a document that was read is kept as: title, kind, printed version, date, and of which document it is the next version. */
import { choice, dayField, line, passage, pick, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { documentKinds, documentsOf } from '../documents.queries.ts'
import { keepsDocuments } from '../homes.ts'
import { type Choice, longestTitle } from './choices.ts'
import { changeDraft, findDraft } from './drafts.queries.ts'
import { draftAddress, draftCrumbs, treeParams, treeSubject } from './parts.ts'

const form = {
  keep: tick({ label: 'documents.about.keep' }),
  title: line({ label: 'documents.about.name', max: longestTitle }),
  kind: choice({ label: 'documents.kind', options: documentKinds }),
  printed_version: line({
    label: 'documents.about.printed',
    hint: 'documents.about.printed-hint',
    max: 40,
    optional: true,
  }),
  dated: dayField({
    any: 'a document may bear the day on which it comes into force',
    label: 'documents.about.dated',
    optional: true,
  }),
  next_of: pick({ label: 'documents.about.next-of', hint: 'documents.about.next-of-hint', optional: true }),
  what_changed: passage({ label: 'documents.what-changed', max: 2000, optional: true }),
  why: passage({ label: 'documents.why', max: 2000, optional: true }),
  version: versionField(),
}

export const aboutPage = definePage({
  path: '/documents/drafts/:id/:at/about',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.chosen',
  publishes: 'nothing',
  template: 'documents/bring-in/about.njk',
  params: treeParams,
  form,
  changesPages: false,
  subject: treeSubject,
  async show({ subject: { draft, at }, db, t }) {
    const others = await documentsOf(db, draft.home.ref)
    return {
      title: t('documents.about.title'),
      breadcrumbs: draftCrumbs(t, draft, at),
      others: others.map(({ id, title }) => ({ value: id, text: title })),
      form: values(draft.choices[at]!, draft.version),
    }
  },
  async submit({ subject: { draft, at }, db, form: typed, audit }) {
    if (draft.keptAt) return refuse({ title: 'documents.review.problem.kept' })
    const others = await documentsOf(db, draft.home.ref)
    if (typed.next_of !== null && !others.some(({ id }) => id === typed.next_of))
      return refuse({ next_of: 'documents.import.problem.next-of' })
    const taken = draft.choices.some((choice, other) => other !== at && choice.keep && choice.nextOf === typed.next_of)
    if (typed.next_of !== null && typed.keep && taken) return refuse({ next_of: 'documents.about.problem.twice' })
    const choice: Choice = {
      keep: typed.keep,
      title: typed.title,
      kind: typed.kind,
      printedVersion: typed.printed_version,
      dated: typed.dated,
      nextOf: typed.next_of,
      whatChanged: typed.what_changed,
      why: typed.why,
    }
    if (!(await changeDraft(db, draft.id, typed.version, { choices: draft.choices.with(at, choice) }))) {
      const theirs = (await findDraft(db, draft.id)) ?? draft
      return stale(values(theirs.choices[at] ?? choice, theirs.version), theirs.version)
    }
    await audit({
      action: 'document.chosen',
      subject: draft.home.ref,
      record: { kind: 'import_draft', id: draft.id },
      before: { ...draft.choices[at] },
      after: { ...choice, document: at },
    })
    return redirect(draftAddress(draft.id), 'documents.done.chosen')
  },
})

function values(choice: Choice, version: number) {
  const { keep, title, kind, printedVersion, dated, nextOf, whatChanged, why } = choice
  return writeForm(form, {
    keep,
    title,
    kind,
    printed_version: printedVersion,
    dated,
    next_of: nextOf,
    what_changed: whatChanged,
    why,
    version,
  })
}
