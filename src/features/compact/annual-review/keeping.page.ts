/** What the secretariat writes into a review: the words of its report, which begin as a draft from the records, and its actions. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import { choice, dayField, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { named, under } from '../../../web/under.ts'
import { draftReport } from './draft-report.ts'
import { findActions, findFigures, keepReport } from './review.queries.ts'
import { REVIEWS, reviewOfAddress, reviewParams, trail } from './review.subject.ts'
import { holdOpen, lapseSignOffs } from './sign-offs.queries.ts'

const words = {
  report: passage({ label: 'compact.review.report', hint: 'compact.review.report-hint', max: 20_000 }),
  version: versionField(),
}

export const reportWordsPage = definePage({
  path: `${REVIEWS}/:review/report`,
  access: secretariat,
  audit: 'compact.review-written',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: reviewParams,
  form: words,
  subject: reviewOfAddress,
  async show({ db, subject, area, t }) {
    const fresh = subject.report === '' && !subject.closedOn
    const [figures, actions] = fresh
      ? await Promise.all([findFigures(db, subject.from, subject.to), findActions(db, subject.id)])
      : [null, []]
    return {
      title: t('compact.review.report-write'),
      breadcrumbs: trail(area, t, subject),
      intro: figures ? t('compact.review.draft-lead') : '',
      fields: Object.keys(words),
      button: t('compact.review.save'),
      form: writeForm(words, figures ? { ...subject, report: draftReport(subject, { figures, actions }, t) } : subject),
    }
  },
  async submit({ db, hub, subject, form: { report, version }, area, today, t, audit }) {
    if (subject.closedOn) return refuse({ report: 'compact.review.is-closed' })
    if (!(await keepReport(db, subject.id, version, report))) return stale(writeForm(words, subject), subject.version)
    // A side signed the words as they were: other words are signed anew.
    const lapsed = report === subject.report ? [] : await lapseSignOffs(db, { hub, today, t })
    await audit({
      action: 'compact.review-written',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review', id: subject.id },
      before: { report: subject.report },
      after: { report, signaturesLapsed: lapsed },
    })
    return redirect(`${REVIEWS}/${subject.id}`, 'compact.done.review-kept')
  },
})

const action = {
  what: line({ label: 'compact.review.action-what', max: 300 }),
  owner: line({ label: 'compact.review.action-owner', hint: 'compact.review.action-owner-hint', max: 120 }),
  due: dayField({ future: true, label: 'compact.review.action-due' }),
}

export const newActionPage = definePage({
  path: `${REVIEWS}/:review/actions/new`,
  access: secretariat,
  audit: 'compact.review-action-added',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: reviewParams,
  form: action,
  subject: reviewOfAddress,
  async show({ subject, area, t }) {
    return {
      title: t('compact.review.action-add'),
      breadcrumbs: trail(area, t, subject),
      fields: Object.keys(action),
      button: t('compact.review.save'),
    }
  },
  async submit({ db, hub, subject, form: { what, owner, due }, area, today, t, audit }) {
    if (!(await holdOpen(db, subject.id))) return refuse({ what: 'compact.review.is-closed' })
    const id = newId()
    await db
      .insertInto('compact_review_action')
      .values({ id, compact_review_id: subject.id, what, owner, due_on: due, looked_on: today })
      .execute()
    await audit({
      action: 'compact.review-action-added',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review_action', id },
      after: { what, owner, due, signaturesLapsed: await lapseSignOffs(db, { hub, today, t }) },
    })
    return redirect(`${REVIEWS}/${subject.id}#actions`, 'compact.done.review-kept')
  },
})

const looking = {
  state: choice({ label: 'compact.review.action-state', options: ['open', 'done', 'dropped'] }),
  due: dayField({ any: 'an action that is late keeps its day', label: 'compact.review.action-due' }),
  note: passage({
    label: 'compact.review.action-note',
    hint: 'compact.review.action-note-hint',
    max: 1000,
    optional: true,
  }),
  version: versionField(),
}

const actionHere = under(named('review', reviewOfAddress), 'action', (db, { review }) => findActions(db, review.id))

export const actionPage = definePage({
  path: `${REVIEWS}/:review/actions/:action`,
  mendsRecord: { 'review-action': ['compact-review-actions'] },
  access: secretariat,
  audit: 'compact.review-action-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: reviewParams.extend({ action: z.uuid() }),
  form: looking,
  subject: actionHere,
  async show({ subject: { review, action: one }, area, t }) {
    return {
      title: one.what,
      breadcrumbs: trail(area, t, review),
      intro: t('compact.review.action-lead', { owner: one.owner }),
      fields: Object.keys(looking),
      button: t('compact.review.save'),
      form: writeForm(looking, one),
    }
  },
  async submit({ db, hub, subject: { review, action: one }, form: typed, area, today, t, audit }) {
    const { version, state, due, note } = typed
    if ((state === 'dropped' || due > one.due) && note === '') return refuse({ note: 'compact.review.problem.note' })
    const to = { state, due_on: due, note, looked_on: today }
    if (!(await changeVersioned(db, 'compact_review_action', one.id, version, to)))
      return stale(writeForm(looking, one), one.version)
    const same = state === one.state && due === one.due && note === one.note
    const lapsed = same ? [] : await lapseSignOffs(db, { hub, today, t })
    await audit({
      action: 'compact.review-action-changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review_action', id: one.id },
      before: { state: one.state, due: one.due },
      after: { state, due, note, signaturesLapsed: lapsed },
    })
    return redirect(`${REVIEWS}/${review.id}#actions`, 'compact.done.review-kept')
  },
})
