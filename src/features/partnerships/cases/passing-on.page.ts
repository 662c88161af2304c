/** A case that those who run a partnership cannot deal with, because they are part of it, goes to the secretariat for good. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { sendMail } from '../../../mail/mail.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { contactParams } from '../contact/contact-params.ts'
import { addressOf, looksAfterPartnership, subjectOf } from '../subject.ts'
import { belowCase } from './cases.page.ts'
import { caseOfAddress, takeStep } from './cases.queries.ts'

const form = {
  why: passage({ label: 'partnerships.case.passing.why', max: 1000 }),
  version: versionField(),
}

export const casePassingPage = definePage({
  path: '/partnerships/:slug/concerns/:id/passing-on',
  workspace: { within: 'concerns' },
  access: looksAfterPartnership,
  audit: 'partnership.case-passed-on',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: contactParams,
  form,
  subject: caseOfAddress,
  changesPages: false,
  async act({ t }) {
    return { happens: [t('partnerships.case.passing.happens')], told: [t('partnerships.case.passing.told')] }
  },
  async show({ subject, t }) {
    const { row } = subject
    return {
      title: t('partnerships.case.passing.title'),
      breadcrumbs: belowCase(t, subject),
      fields: Object.keys(form),
      button: row.answered_on === null && !row.for_secretariat ? t('partnerships.case.passing.button') : null,
      form: writeForm(form, { version: row.version }),
    }
  },
  async submit({ db, hub, area, subject: { partnership, row }, actor, form: { why, version }, today, t, audit }) {
    if (row.answered_on !== null || row.for_secretariat) return refuse({ why: 'partnerships.case.problem.settled' })
    const change = { for_secretariat: true, passed_on: today }
    if (!(await changeVersioned(db, 'concern', row.id, version, change)))
      return stale(writeForm(form, { version: row.version }), row.version)
    const note = t('partnerships.case.passing.note', { why })
    await takeStep(db, row.id, { step: row.step, on: today, note, by: actor.person!.id })
    if (area.contact.email)
      await sendMail(
        db,
        hub.seal,
        {
          to: area.contact.email,
          subject: t('partnerships.case.mail.passed-subject', { name: partnership.name }),
          body: t('partnerships.case.mail.passed-body', {
            name: partnership.name,
            link: `${hub.origin}${addressOf(partnership, `concerns/${row.id}`)}`,
          }),
        },
        { kind: 'area', id: area.id },
      )
    await audit({
      action: 'partnership.case-passed-on',
      subject: subjectOf(partnership),
      record: { kind: 'concern', id: row.id },
      after: { passed_on: today },
    })
    return redirect(addressOf(partnership, 'concerns'), 'partnerships.case.done.passed')
  },
})
