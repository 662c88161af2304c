/** One clause of a draft: its number, words, kind, who owes it and to whom; beside them what it asks, and who changed it. */
import { secretariat } from '../../../access/access.ts'
import { difference } from '../../../db/audit.ts'
import { pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { askedAbout, commentsOn, historyOf } from './clause.view.ts'
import { clauseWords, problemOf } from './clause-form.ts'
import { type DraftClause, warningsOf } from './draft.ts'
import { findClause, isClosed, loadSections } from './drafts.queries.ts'
import { changeClause, lockOrder, moveClauses } from './keep.queries.ts'
import { areaRef, clauseParams, clauseSubject, draftAddress, draftCrumbs, viewCitation } from './parts.ts'

const form = {
  ...clauseWords,
  section: pick({ label: 'compact.writing.in-section' }),
  version: versionField(),
}

export const clausePage = definePage({
  path: '/compact/writing/:draft/clauses/:clause',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/clause.njk',
  params: clauseParams,
  form,
  subject: clauseSubject,
  async show({ db, subject: { draft, clause }, area, t }) {
    const sections = await loadSections(db, draft.id)
    const all = sections.flatMap(section => section.clauses)
    const at = all.findIndex(({ id }) => id === clause.id)
    const beside = (one: DraftClause | undefined) =>
      one && { number: one.number, href: draftAddress(draft, `clauses/${one.id}`) }
    const own = sections.find(({ id }) => id === clause.sectionId)
    const here = own && { text: `${own.number}. ${own.title}`, href: draftAddress(draft, `sections/${own.id}`) }
    return {
      title: t('compact.writing.clause-of', { number: clause.number }),
      breadcrumbs: draftCrumbs(t, area.compactName, draft, ...(here ? [here] : [])),
      draft,
      at: draftAddress(draft),
      clause,
      section: here,
      closed: isClosed(draft),
      removed: clause.removedAt !== null,
      warnings: warningsOf(clause),
      citations: clause.citations.map(citation => viewCitation(draft, clause, citation)),
      practices: draftAddress(draft, `clauses/${clause.id}/practices`),
      asked: await askedAbout(db, draft, clause),
      comments: await commentsOn(db, draft, clause),
      sections: sections.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` })),
      before: beside(at > 0 ? all[at - 1] : undefined),
      after: beside(at >= 0 ? all[at + 1] : undefined),
      history: await historyOf(db, clause.id, t),
      form: written(clause),
    }
  },
  async submit({ db, subject: { draft, clause }, form: typed, area, audit }) {
    const { version, section, ...to } = typed
    await lockOrder(db, draft.id)
    const problem = await problemOf(db, draft, to.number, clause.id)
    if (problem) return refuse(problem)
    if (clause.removedAt !== null) return refuse({ gist: 'compact.writing.problem.is-removed' })
    const sections = await loadSections(db, draft.id)
    const target = sections.find(({ id }) => id === section)
    if (!target) return refuse({ section: 'compact.writing.problem.section' })
    if (!(await changeClause(db, clause.id, version, to))) {
      const theirs = (await findClause(db, draft.id, clause.id)) ?? clause
      return stale(written(theirs), theirs.version)
    }
    if (section !== clause.sectionId) {
      await moveClauses(db, [clause.id], section, target.clauses.length)
    }
    await audit({
      action: 'code-draft.clause-changed',
      subject: areaRef(area),
      record: { kind: 'code_draft_clause', id: clause.id },
      ...difference({ ...clause, section: clause.sectionId }, { ...to, section }),
    })
    return redirect(draftAddress(draft, `clauses/${clause.id}`), 'compact.done.draft-clause')
  },
})

const written = ({ number, gist, kind, actor, to, sectionId, version }: DraftClause) =>
  writeForm(form, { number, gist, kind, actor, to, section: sectionId, version })
