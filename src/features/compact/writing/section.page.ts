/** One section of a draft: its number and title, its clauses in order, and adding one. */
import { secretariat } from '../../../access/access.ts'
import { difference } from '../../../db/audit.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { hidden, line, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { arrange } from './arrange.queries.ts'
import { isClosed, loadSections } from './drafts.queries.ts'
import { addSection, lockOrder } from './keep.queries.ts'
import {
  areaRef,
  closedBecause,
  draftAddress,
  draftCrumbs,
  draftParams,
  draftSubject,
  sectionParams,
  sectionSubject,
  viewClause,
} from './parts.ts'

const words = {
  number: line({ label: 'compact.writing.section-number', hint: 'compact.writing.section-number-hint', max: 20 }),
  title: line({ label: 'compact.writing.section-title', max: 200 }),
}
const form = { ...words, version: versionField() }

export const newSectionPage = definePage({
  path: '/compact/writing/:draft/sections/new',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: draftParams,
  form: words,
  subject: draftSubject,
  async show({ subject: draft, area, t }) {
    return {
      title: t('compact.writing.section-new'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      fields: Object.keys(words),
      button: t('compact.writing.section-add'),
    }
  },
  async submit({ db, subject: draft, form: typed, area, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ title: closed })
    await lockOrder(db, draft.id)
    const position = (await loadSections(db, draft.id)).length + 1
    const id = await addSection(db, draft.id, { ...typed, position })
    await audit({
      action: 'code-draft.section-added',
      subject: areaRef(area),
      record: { kind: 'code_draft_section', id },
      after: typed,
    })
    return redirect(draftAddress(draft, `sections/${id}`), 'compact.done.draft-section')
  },
})

export const sectionPage = definePage({
  path: '/compact/writing/:draft/sections/:section',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/section.njk',
  params: sectionParams,
  form,
  subject: sectionSubject,
  async show({ subject: { draft, sections, section }, area, t }) {
    const at = sections.indexOf(section)
    const beside = (one: (typeof sections)[0] | undefined) =>
      one && { href: draftAddress(draft, `sections/${one.id}`), text: `${one.number}. ${one.title}` }
    return {
      title: t('compact.writing.section-of', { number: section.number, title: section.title }),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      draft,
      section,
      order: draftAddress(draft, `sections/${section.id}/order`),
      closed: isClosed(draft),
      clauses: section.clauses.map(clause => viewClause(draft, clause, t)),
      before: beside(sections[at - 1]),
      after: beside(sections[at + 1]),
      form: writeForm(form, section),
    }
  },
  async submit({ db, subject: { draft, section }, form: { version, ...to }, area, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ title: closed })
    if (!(await changeVersioned(db, 'code_draft_section', section.id, version, to)))
      return stale(writeForm(form, section), section.version)
    await audit({
      action: 'code-draft.section-changed',
      subject: areaRef(area),
      record: { kind: 'code_draft_section', id: section.id },
      ...difference({ ...section }, to),
    })
    return redirect(draftAddress(draft, `sections/${section.id}`), 'compact.done.draft-section')
  },
})

/** The clauses of a section in order: moved, split off, removed. */
export const orderPage = definePage({
  path: '/compact/writing/:draft/sections/:section/order',
  access: secretariat,
  audit: 'code-draft.arranged',
  publishes: 'nothing',
  template: 'compact/writing/order.njk',
  params: sectionParams,
  form: { act: hidden() },
  subject: sectionSubject,
  async show({ subject: { draft, section }, area, t }) {
    const here = { text: `${section.number}. ${section.title}`, href: draftAddress(draft, `sections/${section.id}`) }
    return {
      title: t('compact.writing.order-of', { number: section.number, title: section.title }),
      breadcrumbs: draftCrumbs(t, area.compactName, draft, here),
      section: here,
      clauses: section.clauses,
      closed: isClosed(draft),
    }
  },
  async submit({ db, subject: { draft, section }, form: { act }, area, now, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ clauses: closed })
    // Its page offers the clauses of this section; one of another is arranged on the page of that one.
    if (!section.clauses.some(({ id }) => act.endsWith(` ${id}`)))
      return refuse({ clauses: 'compact.writing.problem.gone' })
    const done = await arrange(db, draft.id, act, now)
    if ('problem' in done) return refuse({ clauses: done.problem })
    await audit({ action: 'code-draft.arranged', subject: areaRef(area), ...done.entry })
    const to = done.removed
      ? `${draftAddress(draft)}?removed=${done.removed}`
      : draftAddress(draft, `sections/${section.id}/order`)
    return redirect(to, done.done)
  },
})
