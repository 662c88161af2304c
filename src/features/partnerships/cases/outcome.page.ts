/** How a case ended: with an answer to whoever raised it, and with what the parties agreed, which they are asked about. */
import { says } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { choice, passage, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { contactParams } from '../contact/contact-params.ts'
import { answerSealed } from '../contact/sealed-contact.ts'
import { addressOf, looksAfterPartnership, subjectOf } from '../subject.ts'
import { askWhetherSettled, endMediators } from './case.matter.ts'
import { belowCase } from './cases.page.ts'
import { type Case, caseOfAddress, takeStep } from './cases.queries.ts'

const form = {
  outcome: choice({
    label: 'partnerships.case.outcome.outcome',
    speaksFor: true,
    options: ['settled', 'partly', 'not-settled', 'taken-back'],
  }),
  answer: reply({ label: 'partnerships.concern.answer', hint: 'partnerships.concern.answer-hint', max: 5000 }),
  agreement: passage({
    label: 'partnerships.case.outcome.agreement',
    hint: 'partnerships.case.outcome.agreement-hint',
    max: 3000,
    optional: true,
  }),
  version: versionField(),
}

const valuesOf = ({ answer, agreement, version }: Case) => writeForm(form, { answer, agreement, version })

export const caseOutcomePage = definePage({
  path: '/partnerships/:slug/concerns/:id/outcome',
  workspace: { within: 'concerns' },
  access: looksAfterPartnership,
  audit: 'partnership.concern-answered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: contactParams,
  form,
  subject: caseOfAddress,
  async act({ t }) {
    return {
      happens: [t('partnerships.case.outcome.happens')],
      told: [t('partnerships.case.outcome.told'), t('partnerships.case.outcome.asked')],
    }
  },
  async show({ subject, t }) {
    return {
      title: t('partnerships.case.outcome.title'),
      breadcrumbs: belowCase(t, subject),
      fields: Object.keys(form),
      button: subject.row.answered_on === null ? t('partnerships.case.outcome.button') : null,
      form: valuesOf(subject.row),
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, t, audit }) {
    const { partnership, row } = subject
    if (row.answered_on !== null) return refuse({ outcome: 'partnerships.case.problem.settled' })
    if (!says(typed.answer)) return refuse({ answer: 'partnerships.concern.problem.answer' })
    const { version, ...said } = typed
    const change = {
      ...said,
      step: 'resolved' as const,
      acknowledged_on: row.acknowledged_on ?? today,
      answered_on: today,
    }
    if (!(await changeVersioned(db, 'concern', row.id, version, change))) return stale(valuesOf(row), row.version)
    await takeStep(db, row.id, { step: 'resolved', on: today, note: '', by: actor.person!.id })
    await endMediators(db, { hub, today }, row.id)
    const asks = typed.outcome === 'settled' || typed.outcome === 'partly'
    const asked = asks
      ? await askWhetherSettled(db, { hub, today, actor, audit }, subject, typed.agreement || typed.answer)
      : 0
    await audit({
      action: 'partnership.concern-answered',
      subject: subjectOf(partnership),
      record: { kind: 'concern', id: row.id },
      before: { step: row.step, answered_on: null },
      after: { step: 'resolved', outcome: typed.outcome, answered_on: today, asked },
    })
    await answerSealed(db, hub, { ...row, kind: 'concern' }, partnership, {
      subject: t('partnerships.concern.answer-subject', { name: partnership.name }),
      body: typed.answer,
    })
    return redirect(addressOf(partnership, `concerns/${row.id}`), 'partnerships.done.saved')
  },
})
