/** What stands above the clauses of a draft: its title, area, subject and status; and dropping the draft. */
import { secretariat } from '../../../access/access.ts'
import { difference } from '../../../db/audit.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { choice, line, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { findEdition, findEditions } from '../codes/editions.queries.ts'
import { type Draft, findDraft, findDrafts, isClosed, subjects } from './drafts.queries.ts'
import { lockNames } from './keep.queries.ts'
import { areaRef, closedBecause, draftAddress, draftCrumbs, draftParams, draftSubject, WRITING } from './parts.ts'

const form = {
  title: line({ label: 'compact.writing.name', hint: 'compact.writing.name-hint', max: 150 }),
  edition: line({ label: 'compact.writing.edition', hint: 'compact.writing.edition-hint', max: 80 }),
  area: line({ label: 'compact.writing.area', max: 150 }),
  status: line({ label: 'compact.writing.status', hint: 'compact.writing.status-hint', max: 200 }),
  subject: choice({ label: 'compact.writing.subject', options: [...subjects] }),
  replaces: pick({ label: 'compact.adopt.replaces', hint: 'compact.adopt.replaces-hint', optional: true }),
  version: versionField(),
}

const written = (draft: Draft) =>
  writeForm(form, {
    title: draft.title,
    edition: draft.edition,
    area: draft.area,
    status: draft.statusLine,
    subject: draft.subjectKind as (typeof subjects)[number],
    replaces: draft.replacesId,
    version: draft.version,
  })

export const aboutDraftPage = definePage({
  path: '/compact/writing/:draft/about',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/about.njk',
  params: draftParams,
  form,
  changesPages: false,
  subject: draftSubject,
  async show({ db, subject: draft, area, t }) {
    const editions = await findEditions(db)
    return {
      title: t('compact.writing.about-draft'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      closed: isClosed(draft),
      drop: draftAddress(draft, 'dropping'),
      replaceable: editions
        .filter(({ status, id }) => status === 'in-force' || id === draft.replacesId)
        .map(({ id, title }) => ({ value: id, text: title })),
      form: written(draft),
    }
  },
  async submit({ db, subject: draft, form: { version, ...typed }, area, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ title: closed })
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed.edition)) return refuse({ edition: 'compact.writing.problem.edition' })
    await lockNames(db)
    const own = await findEdition(db, typed.edition)
    const others = (await findDrafts(db)).filter(({ id }) => id !== draft.id)
    if ((own && own.id !== draft.codeId) || others.some(({ edition }) => edition === typed.edition))
      return refuse({ edition: 'compact.writing.problem.edition-taken' })
    if (draft.codeId !== null && typed.edition !== draft.edition)
      return refuse({ edition: 'compact.writing.problem.edition-listed' })
    const replaced = (await findEditions(db)).find(({ id }) => id === typed.replaces)
    if (typed.replaces !== null && typed.replaces !== draft.replacesId && replaced?.status !== 'in-force')
      return refuse({ replaces: 'compact.adopt.not-in-force' })
    const to = {
      title: typed.title,
      edition: typed.edition,
      area: typed.area,
      status_line: typed.status,
      subject_kind: typed.subject,
      replaces_code_id: typed.replaces,
    }
    if (!(await changeVersioned(db, 'code_draft', draft.id, version, to))) {
      const theirs = (await findDraft(db, draft.id)) ?? draft
      return stale(written(theirs), theirs.version)
    }
    const before = {
      title: draft.title,
      edition: draft.edition,
      area: draft.area,
      status_line: draft.statusLine,
      subject_kind: draft.subjectKind,
      replaces_code_id: draft.replacesId,
    }
    await audit({
      action: 'code-draft.changed',
      subject: areaRef(area),
      record: { kind: 'code_draft', id: draft.id },
      ...difference(before, to),
    })
    return redirect(draftAddress(draft), 'compact.done.draft-changed')
  },
})

/** Dropping a draft: what was listed out of it stays, and so does the record of its changes. */
export const droppingPage = definePage({
  path: '/compact/writing/:draft/dropping',
  access: secretariat,
  audit: 'code-draft.dropped',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: draftParams,
  form: { version: versionField() },
  subject: draftSubject,
  async act({ subject: draft, t }) {
    return { happens: [t('compact.writing.drop-happens'), ...(draft.codeId ? [t('compact.writing.drop-stays')] : [])] }
  },
  async show({ subject: draft, area, t }) {
    return {
      title: t('compact.writing.drop'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      fields: ['version'],
      button: t('compact.writing.drop'),
      back: { text: t('compact.writing.keep'), href: draftAddress(draft) },
      form: writeForm({ version: versionField() }, { version: draft.version }),
    }
  },
  async submit({ db, subject: draft, form: { version }, area, now, audit }) {
    if (!(await changeVersioned(db, 'code_draft', draft.id, version, { dropped_at: now })))
      return stale({ values: {}, files: {} }, draft.version)
    await audit({
      action: 'code-draft.dropped',
      subject: areaRef(area),
      record: { kind: 'code_draft', id: draft.id },
      before: { title: draft.title, edition: draft.edition },
    })
    return redirect(WRITING, 'compact.done.draft-dropped')
  },
})
