/** Asking the partners whether they agree to the objectives, or to the list of risks, as they stand today. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { agreementNames, listedText, listPage, putList } from '../consent/agreements.matter.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf } from '../subject.ts'

export const agreementPage = definePage({
  path: '/partnerships/:slug/agreements/:matter',
  mends: [
    { form: 'objectives-agreement', at: { matter: 'objectives' } },
    { form: 'risks-agreement', at: { matter: 'risks' } },
    { form: 'profiles-reading', at: { matter: 'profiles' } },
    { form: 'taking-part-accepting', at: { matter: 'taking-part' } },
  ],
  workspace: { within: 'partners' },
  access: runsPartnership,
  audit: 'partnership.agreement-asked',
  publishes: 'nothing',
  template: 'partnerships/agreeing/ask.njk',
  params: slugParams.extend({ matter: z.enum(agreementNames) }),
  form: {},
  subject: anyPartnership,
  async show({ db, subject, params, today, t }) {
    return {
      title: t(`partnerships.agreeing.title.${params.matter}`),
      breadcrumbs: [
        ...crumbs(t, subject),
        { text: t(listPage(params.matter).title), href: addressOf(subject, listPage(params.matter).page) },
      ],
      list: await listedText(db, subject, params.matter, today),
    }
  },
  async submit({ db, hub, subject, params, actor, today, audit }) {
    if ((await listedText(db, subject, params.matter, today)) === '')
      return refuse({ ask: 'partnerships.agreeing.problem.empty' })
    await putList(db, { hub, today, actor, audit }, subject, params.matter)
    await audit({
      action: 'partnership.agreement-asked',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      after: { matter: params.matter },
    })
    return redirect(addressOf(subject, listPage(params.matter).page), 'partnerships.done.asked')
  },
})
