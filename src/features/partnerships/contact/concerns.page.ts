/** Dealing with concerns: acknowledged within ten days, then talked over and answered. */

import { secretariat } from '../../../access/access.ts'
import { says } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { choice, reply, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, anyPartnership, looksAfterPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type Concern, concernOfAddress, findConcerns } from './concerns.queries.ts'
import { contactParams } from './contact-params.ts'
import { answerSealed } from './sealed-contact.ts'

export const concernsPage = definePage({
  path: '/partnerships/:slug/concerns',
  mends: ['concerns'],
  showsRecord: ['concern'],
  workspace: { stage: 'run', label: 'partnerships.task.concerns' },
  access: looksAfterPartnership,
  audit: 'reads only',
  template: 'partnerships/contact/requests.njk',
  params: slugParams,
  subject: anyPartnership,
  async show({ db, subject, actor, t }) {
    const concerns = await findConcerns(db, subject.id, secretariat.allows(actor, null))
    return {
      title: t('partnerships.concern.list'),
      breadcrumbs: planCrumbs(t, subject),
      empty: t('partnerships.concern.empty'),
      rows: concerns.map(each => ({
        href: addressOf(subject, `concerns/${each.id}`),
        text: each.for_secretariat ? t('partnerships.concern.only-secretariat', { about: each.about }) : each.about,
        on: each.raised_on,
        done: each.answered_on,
      })),
    }
  },
})

const answerForm = {
  acknowledged: tick({ label: 'partnerships.concern.acknowledged' }),
  step: choice({ label: 'partnerships.concern.step', options: ['received', 'talks', 'mediation', 'resolved'] }),
  answer: reply({
    label: 'partnerships.concern.answer',
    hint: 'partnerships.concern.answer-hint',
    max: 5000,
    optional: true,
  }),
  version: versionField(),
}

const valuesOf = (concern: Concern) =>
  writeForm(answerForm, { ...concern, acknowledged: concern.acknowledged_on !== null })

export const concernAnswerPage = definePage({
  path: '/partnerships/:slug/concerns/:id',
  mendsRecord: { concern: ['concerns'] },
  access: looksAfterPartnership,
  audit: 'partnership.concern-answered',
  template: 'partnerships/contact/request.njk',
  params: contactParams,
  form: answerForm,
  subject: concernOfAddress,
  async show({ subject: { partnership, row }, t }) {
    return {
      title: t(`partnerships.concern.kind-options.${row.kind}`),
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.concern.list'), href: addressOf(partnership, 'concerns') },
      ],
      texts: [row.about],
      contactPage: row.sealed_contact === null ? null : addressOf(partnership, `concerns/${row.id}/contact`),
      answeredOn: row.answered_on,
      fields: ['acknowledged', 'step', 'answer', 'version'],
      button: t('partnerships.save'),
      form: valuesOf(row),
    }
  },
  async submit({ db, hub, subject: { partnership, row }, form: typed, today, t, audit }) {
    if (typed.step === 'resolved' && !says(typed.answer))
      return refuse({ answer: 'partnerships.concern.problem.answer' })
    const { version, acknowledged, step, answer } = typed
    const resolved = step === 'resolved'
    const seen = acknowledged || resolved
    const change = {
      step,
      answer,
      acknowledged_on: seen ? (row.acknowledged_on ?? today) : row.acknowledged_on,
      answered_on: resolved ? (row.answered_on ?? today) : null,
    }
    if (!(await changeVersioned(db, 'concern', row.id, version, change))) return stale(valuesOf(row), row.version)
    await audit({
      action: 'partnership.concern-answered',
      subject: subjectOf(partnership),
      record: { kind: 'concern', id: row.id },
      before: { step: row.step, acknowledged_on: row.acknowledged_on, answered_on: row.answered_on },
      after: { step, acknowledged_on: change.acknowledged_on, answered_on: change.answered_on },
    })
    if (resolved && row.answered_on === null)
      await answerSealed(db, hub, { ...row, kind: 'concern' }, partnership, {
        subject: t('partnerships.concern.answer-subject', { name: partnership.name }),
        body: answer,
      })
    return redirect(addressOf(partnership, 'concerns'), 'partnerships.done.saved')
  },
})
