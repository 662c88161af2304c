/** Adding a clause to a section of a draft, behind another one or at its end. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { roomAfter } from './arrange.queries.ts'
import { clauseWords, problemOf } from './clause-form.ts'
import { loadSections } from './drafts.queries.ts'
import { keepClauses, lockOrder } from './keep.queries.ts'
import { areaRef, draftAddress, draftCrumbs, sectionParams, sectionSubject } from './parts.ts'

export const newClausePage = definePage({
  path: '/compact/writing/:draft/sections/:section/new',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/new-clause.njk',
  params: sectionParams,
  query: z.object({ after: z.uuid().optional().catch(undefined) }),
  form: clauseWords,
  subject: sectionSubject,
  async show({ subject: { draft, section }, query, area, t }) {
    const before = section.clauses.find(({ id }) => id === query.after)
    const here = { text: `${section.number}. ${section.title}`, href: draftAddress(draft, `sections/${section.id}`) }
    return {
      title: t('compact.writing.clause-new'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft, here),
      before: before ?? null,
      section: here,
      form: writeForm(clauseWords, { actor: (before ?? section.clauses.at(-1))?.actor ?? 'both' }),
    }
  },
  async submit({ db, subject: { draft, section }, query, form: typed, area, audit }) {
    await lockOrder(db, draft.id)
    const problem = await problemOf(db, draft, typed.number, null)
    if (problem) return refuse(problem)
    const now = (await loadSections(db, draft.id)).find(({ id }) => id === section.id)
    if (!now) return refuse({ number: 'compact.writing.problem.gone' })
    const position = await roomAfter(db, now, query.after ?? null)
    const [id = ''] = await keepClauses(db, draft.id, [
      { ...typed, paragraphId: null, citations: [], sectionId: section.id, position },
    ])
    await audit({
      action: 'code-draft.clause-added',
      subject: areaRef(area),
      record: { kind: 'code_draft_clause', id },
      after: { ...typed, section: section.number },
    })
    return redirect(draftAddress(draft, `clauses/${id}/practices`), 'compact.done.draft-clause-added')
  },
})
