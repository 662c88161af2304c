/** Signing the plan off: from then on it stands, and the code check counts the days to the opening. */

import { leadsConsultation } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { dayBegun } from '../bounds.ts'
import {
  anyConsultation,
  changeConsultation,
  difference,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'

const form = {
  signed_off_on: dayField({
    past: true,
    notBefore: dayBegun,
    label: 'consultations.sign-off.on',
    hint: 'consultations.sign-off.on-hint',
    optional: true,
  }),
  version: versionField(),
}

export const signOffPage = definePage({
  path: '/consultations/:slug/plan/sign-off',
  mends: ['sign-off'],
  workspace: { stage: 'open', label: 'consultations.task.sign-off' },
  access: leadsConsultation,
  audit: 'consultation.signed-off',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  changesPages: false,
  async show({ subject, t }) {
    const opens = subject.opens_on
    return {
      title: t('consultations.sign-off.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.sign-off.intro', { opens: opens ? longDay(opens) : t('consultations.told.no-day') }),
      fields: ['signed_off_on', 'version'],
      button: t('consultations.sign-off.button'),
      form: writeForm(form, subject),
    }
  },
  async submit({ db, subject, form: { version, ...change }, actor, audit }) {
    const by = change.signed_off_on === null ? null : actor.person!.id
    if (!(await changeConsultation(db, subject.id, version, { ...change, signed_off_by: by })))
      return stale(writeForm(form, subject), subject.version)
    await audit({
      action: 'consultation.signed-off',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      ...difference(subject, change),
    })
    return redirect(planAddress(subject), 'consultations.done.saved')
  },
})
