/** Showing by its receipt that the response of a board was given. Only that it was is told; what it says is read where responses are. */
import { runsPartnership } from '../../access/access.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import { line, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { findByCode, readCode } from '../responses/index.ts'
import { jointCrumbs, jointViewHere, listOf, viewParams } from './joint-view-here.ts'
import { showsAnother } from './joint-views.queries.ts'

const form = {
  code: line({ label: 'joint.response.code', hint: 'joint.response.code-hint', max: 60 }),
  version: versionField(),
}

export const jointResponsePage = definePage({
  path: '/partnerships/:slug/joint-views/:view/response',
  workspace: { within: 'joint-views' },
  access: runsPartnership,
  audit: 'partnership.joint-view-given',
  publishes: ['how many responses'],
  template: 'components/records.njk',
  params: viewParams,
  form,
  subject: jointViewHere,
  async act({ t }) {
    return { happens: [t('joint.response.happens'), t('joint.response.content')] }
  },
  async show({ subject: { partnership, view }, t }) {
    return {
      title: t('joint.response.title'),
      breadcrumbs: jointCrumbs(t, partnership),
      intro: t(view.given ? 'joint.problem.given' : 'joint.response.intro', {
        title: view.consultation,
      }),
      fields: view.given ? [] : Object.keys(form),
      button: view.given ? null : t('joint.response.button'),
      back: { href: listOf(partnership), text: t('joint.title') },
      form: writeForm(form, { version: view.version }),
    }
  },
  async submit({ db, hub, subject: { partnership, view }, form: { code, version }, today, audit }) {
    if (view.given) return refuse({ code: 'joint.problem.given' })
    const read = readCode(code)
    const response = read === null ? null : await findByCode(db, hub.seal, read)
    // A code of another consultation is told from no code at all to nobody.
    if (response?.consultation_id !== view.consultation_id || response.state === 'withdrawn')
      return refuse({ code: 'joint.problem.code' })
    if (response.confidential) return refuse({ code: 'joint.problem.confidential' })
    if (response.behalf !== 'organisation') return refuse({ code: 'joint.problem.behalf' })
    if (await showsAnother(db, view, response.id)) return refuse({ code: 'joint.problem.shown' })
    const change = { response_id: response.id, shown_on: today }
    if (!(await changeVersioned(db, 'joint_view', view.id, version, change)))
      return stale(writeForm(form, { version: view.version }), view.version)
    await audit({
      action: 'partnership.joint-view-given',
      subject: { kind: 'partnership', id: partnership.id },
      record: { kind: 'joint_view', id: view.id },
      after: { shown_on: today },
    })
    return redirect(listOf(partnership), 'joint.done.given')
  },
})
