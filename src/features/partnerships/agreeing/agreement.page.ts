/** A partner says whether it agrees to the objectives, or to the list of risks, as they stand today. */
import { z } from 'zod'
import { anyOf, sitsOnPartnership, speaksForOrganisation } from '../../../access/access.ts'
import { choice, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { addressOf, crumbs, slugParams, subjectOf } from '../subject.ts'
import { keepAgreement, matters, partnersOf } from './agreements.queries.ts'
import { partnershipToAnswer } from './partnership-to-answer.ts'

const form = {
  partner_id: pick({ label: 'partnerships.agreeing.partner' }),
  agreed: choice({ label: 'partnerships.agreeing.agreed', options: ['yes', 'no'] }),
  comment: passage({
    label: 'partnerships.agreeing.comment',
    hint: 'partnerships.agreeing.comment-hint',
    max: 2000,
    optional: true,
  }),
}

export const agreementPage = definePage({
  path: '/partnerships/:slug/agreements/:matter',
  access: anyOf(sitsOnPartnership, speaksForOrganisation),
  audit: 'partnership.partner-agreed',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ matter: z.enum(matters) }),
  form,
  subject: partnershipToAnswer,
  async show({ db, subject, params, actor, today, t }) {
    const own = await partnersOf(db, actor, subject.id, today)
    return {
      title: t(`partnerships.agreeing.title.${params.matter}`),
      breadcrumbs: [
        ...crumbs(t, subject),
        { text: t(`partnerships.${params.matter}.title`), href: addressOf(subject, params.matter) },
      ],
      intro: t(own.length > 0 ? 'partnerships.agreeing.intro' : 'partnerships.terms.nobody-to-answer-for'),
      fields: own.length > 0 ? Object.keys(form) : [],
      items: { partner_id: own.map(({ id, organisation }) => ({ value: id, text: organisation })) },
      button: t('partnerships.agreeing.button'),
      form: writeForm(form, own.length === 1 ? { partner_id: own[0]!.id } : {}),
    }
  },
  async submit({ db, subject, params, form: typed, actor, today, audit }) {
    const own = (await partnersOf(db, actor, subject.id, today)).find(({ id }) => id === typed.partner_id)
    if (!own || !actor.person) return refuse({ partner_id: 'partnerships.terms.problem.partner' })
    const agreed = typed.agreed === 'yes'
    if (!agreed && typed.comment === '') return refuse({ comment: 'partnerships.agreeing.problem.comment' })
    const answer = { agreed, comment: typed.comment }
    await keepAgreement(db, {
      partner_id: own.id,
      matter: params.matter,
      ...answer,
      given_on: today,
      given_by: actor.person.id,
    })
    await audit({
      action: 'partnership.partner-agreed',
      subject: subjectOf(subject),
      record: { kind: 'partner', id: own.id },
      after: { matter: params.matter, partner: own.organisation, ...answer },
    })
    return redirect(addressOf(subject, params.matter), 'partnerships.done.answered')
  },
})
