/** A partner's answer to the terms: agreed, agreed with a comment, or not agreed. Given by its contact or seat holder. */
import { anyOf, sitsOnPartnership, speaksForOrganisation } from '../../../access/access.ts'
import { choice, hidden, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import { addressOf, crumbs, slugParams, subjectOf } from '../subject.ts'
import { answerableBy } from './terms.page.ts'
import { findAnswers, findTermsVersions, keepAnswer, putInForceIfAgreed } from './terms.queries.ts'

const form = {
  partner_id: pick({ label: 'partnerships.terms.for' }),
  answer: choice({ label: 'partnerships.terms.answer', options: ['agreed', 'agreed-with-comment', 'not-agreed'] }),
  comment: passage({
    label: 'partnerships.terms.comment',
    hint: 'partnerships.terms.comment-hint',
    max: 3000,
    optional: true,
  }),
  version_id: hidden(),
}

export const termsAgreementPage = definePage({
  path: '/partnerships/:slug/terms/agreement',
  access: anyOf(sitsOnPartnership, speaksForOrganisation),
  audit: 'partnership.terms-answered',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: partnershipToAnswer,
  async show({ db, subject, actor, today, t }) {
    const latest = (await findTermsVersions(db, subject.id)).find(({ status }) => status !== 'draft')
    const own = latest
      ? await answerableBy(db, actor, subject.id, await findAnswers(db, subject.id, latest.id, today), today)
      : []
    return {
      title: t('partnerships.terms.answer-title'),
      breadcrumbs: [...crumbs(t, subject), { text: t('partnerships.terms.title'), href: addressOf(subject, 'terms') }],
      intro: t(own.length > 0 ? 'partnerships.terms.answer-intro' : 'partnerships.terms.nobody-to-answer-for'),
      fields: own.length > 0 ? ['partner_id', 'answer', 'comment', 'version_id'] : [],
      items: { partner_id: own.map(each => ({ value: each.partnerId, text: each.organisation })) },
      button: t('partnerships.terms.answer-button'),
      form: writeForm(form, {
        version_id: latest?.id ?? '',
        ...(own.length === 1 ? { partner_id: own[0]!.partnerId } : {}),
      }),
    }
  },
  async submit({ db, subject, form: typed, actor, today, audit }) {
    const latest = (await findTermsVersions(db, subject.id)).find(({ status }) => status !== 'draft')
    if (!latest || latest.id !== typed.version_id) return refuse({ answer: 'partnerships.terms.problem.newer' })
    const answers = await findAnswers(db, subject.id, latest.id, today)
    const own = await answerableBy(db, actor, subject.id, answers, today)
    const before = own.find(each => each.partnerId === typed.partner_id)
    if (!before) return refuse({ partner_id: 'partnerships.terms.problem.partner' })
    if (typed.answer !== 'agreed' && typed.comment === '')
      return refuse({ comment: 'partnerships.terms.problem.comment' })
    const id = await keepAnswer(db, {
      partner_id: before.partnerId,
      document_version_id: latest.id,
      answer: typed.answer,
      comment: typed.comment,
      given_on: today,
      given_by: actor.person!.id,
    })
    const inForce = await putInForceIfAgreed(db, subject.id, latest, today)
    await audit({
      action: 'partnership.terms-answered',
      subject: subjectOf(subject),
      record: { kind: 'agreement', id },
      before: { answer: before.answer },
      after: { partner: before.organisation, answer: typed.answer, comment: typed.comment },
    })
    return redirect(
      addressOf(subject, 'terms'),
      inForce ? 'partnerships.done.terms-in-force' : 'partnerships.done.answered',
    )
  },
})
