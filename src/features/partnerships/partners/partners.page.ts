/** Partners: who takes part and why; one is added here. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { dayField, passage, pick, reply, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { joiningMatter, putJoining } from '../consent/joining.matter.ts'
import { askedStates } from '../consent/states.ts'
import { askAboutTerms } from '../consent/terms.matter.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findTermsVersions } from '../terms/terms.queries.ts'
import { addPartner, findPartners, isPartnerOn } from './partners.queries.ts'

const max = 2000
/** What a partner says of itself: few words are enough. */
export const partnerWords = {
  reasons: passage({
    label: 'partnerships.partner.reasons',
    hint: 'partnerships.partner.reasons-hint',
    max,
    optional: true,
  }),
  offers: passage({
    label: 'partnerships.partner.offers',
    hint: 'partnerships.partner.offers-hint',
    max,
    optional: true,
  }),
  limits: passage({
    label: 'partnerships.partner.limits',
    hint: 'partnerships.partner.limits-hint',
    max,
    optional: true,
  }),
  asked: tick({ label: 'partnerships.partner.support-asked' }),
  support_needs: passage({
    label: 'partnerships.partner.support-needs',
    hint: 'partnerships.partner.support-needs-hint',
    max,
    optional: true,
  }),
  support_answer: reply({
    label: 'partnerships.partner.support-answer',
    hint: 'partnerships.partner.support-answer-hint',
    max,
    optional: true,
  }),
}

const form = {
  organisation_id: pick({ label: 'partnerships.partner.organisation', speaksFor: true }),
  from_day: dayField({ any: 'a partner may join from a day ahead', label: 'partnerships.partner.from' }),
  ...partnerWords,
}

export const partnersPage = definePage({
  path: '/partnerships/:slug/partners',
  mends: ['partners'],
  workspace: { stage: 'form', label: 'partnerships.task.partners' },
  access: runsPartnership,
  audit: 'partnership.partner-joined',
  publishes: 'nothing',
  template: 'partnerships/partners/partners.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const partners = await findPartners(db, subject.id)
    const free = await findFree(db, subject.id)
    return {
      title: t('partnerships.partner.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.partner.intro'),
      partnership: subject,
      asked: await askedStates(
        db,
        joiningMatter,
        partners.map(({ id }) => id),
        today,
      ),
      current: partners.filter(each => isPartnerOn(each, today) || each.from_day > today),
      past: partners.filter(each => each.to_day !== null && each.to_day < today),
      formHeading: t('partnerships.partner.add'),
      fields: ['organisation_id', 'from_day', 'reasons'],
      more: [
        {
          text: t('partnerships.partner.more'),
          fields: ['offers', 'limits', 'asked', 'support_needs', 'support_answer'],
        },
      ],
      items: { organisation_id: free.map(each => ({ value: each.id, text: each.name })) },
      button: t('partnerships.partner.add-button'),
      form: writeForm(form, { from_day: today }),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, audit }) {
    if (!(await findFree(db, subject.id)).some(each => each.id === typed.organisation_id))
      return refuse({ organisation_id: 'partnerships.partner.problem.organisation' })
    const { asked, ...partner } = typed
    const support_asked_on = asked || typed.support_needs !== '' ? today : null
    const id = await addPartner(db, { ...partner, partnership_id: subject.id, support_asked_on })
    await audit({
      action: 'partnership.partner-joined',
      subject: subjectOf(subject),
      record: { kind: 'partner', id },
      after: typed,
    })
    const by = { hub, today, actor, audit }
    await putJoining(db, by, subject, { id, ...partner })
    const terms = (await findTermsVersions(db, subject.id)).find(({ status }) => status === 'out-to-consultation')
    if (terms && partner.from_day <= today)
      await askAboutTerms(db, hub, { partnership: subject, version: terms, today, by: actor.person!.id })
    return redirect(addressOf(subject, 'partners'), 'partnerships.done.partner')
  },
})

/** Organisations that do not take part now or later. */
function findFree(db: Handle, partnershipId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('partner')
            .select('partner.id')
            .where('partner.partnership_id', '=', partnershipId)
            .where('partner.to_day', 'is', null)
            .whereRef('partner.organisation_id', '=', 'organisation.id'),
        ),
      ),
    )
    .orderBy('name')
    .execute()
}
