/** A board says no longer together what it said: with its reason, and what partners said stays readable. */
import { runsPartnership } from '../../access/access.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import { says } from '../../kernel/says.ts'
import { passage, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { withdrawUnanswered } from '../parties/index.ts'
import { joiningViewMatter } from './joining.matter.ts'
import { jointCrumbs, jointViewHere, listOf, viewParams } from './joint-view-here.ts'

const form = { because: passage({ label: 'joint.withdraw.because', max: 1000 }), version: versionField() }

export const jointWithdrawalPage = definePage({
  path: '/partnerships/:slug/joint-views/:view/withdrawal',
  workspace: { within: 'joint-views' },
  access: runsPartnership,
  audit: 'partnership.joint-view-withdrawn',
  publishes: ['how many responses'],
  template: 'components/records.njk',
  params: viewParams,
  form,
  subject: jointViewHere,
  async act({ t }) {
    return { happens: [t('joint.withdraw.happens'), t('joint.withdraw.response')] }
  },
  async show({ subject: { partnership, view }, t }) {
    return {
      title: t('joint.withdraw.title'),
      breadcrumbs: jointCrumbs(t, partnership),
      intro: view.consultation,
      fields: Object.keys(form),
      button: t('joint.withdraw.button'),
      back: { href: listOf(partnership), text: t('joint.title') },
      form: writeForm(form, { version: view.version }),
    }
  },
  async submit({ db, subject: { partnership, view }, form: { because, version }, today, now, audit }) {
    if (!says(because)) return refuse({ because: 'joint.problem.because' })
    const change = { withdrawn_on: today, withdrawn_because: because }
    if (!(await changeVersioned(db, 'joint_view', view.id, version, change)))
      return stale(writeForm(form, { version: view.version }), view.version)
    await withdrawUnanswered(db, joiningViewMatter, view.id, because, now)
    await audit({
      action: 'partnership.joint-view-withdrawn',
      subject: { kind: 'partnership', id: partnership.id },
      record: { kind: 'joint_view', id: view.id },
      after: { because },
    })
    return redirect(listOf(partnership), 'joint.done.withdrawn')
  },
})
