/** Overlaps and relatives: other consultations at the same time or on the same topic, each combined, linked or accepted. */
import { leadsConsultation } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { choice, passage, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { anyConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { answerNear, findNear, relatedAnswers } from './related.queries.ts'

const form = {
  other_id: pick({ label: 'consultations.related.other' }),
  answer: choice({ label: 'consultations.related.answer', options: relatedAnswers }),
  reason: passage({ label: 'consultations.related.reason', hint: 'consultations.related.reason-hint', max: 2000 }),
}

export const relatedPage = definePage({
  path: '/consultations/:slug/plan/related',
  mends: ['related'],
  workspace: { stage: 'prepare', label: 'consultations.task.related' },
  access: leadsConsultation,
  audit: 'consultation.related',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    const near = await findNear(db, subject)
    return {
      title: t('consultations.related.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t(subject.opens_on ? 'consultations.related.intro' : 'consultations.related.no-dates'),
      lists: [
        {
          heading: t('consultations.related.count', { count: near.length }),
          empty: t('consultations.related.empty'),
          items: near.map(each => ({
            title: each.title,
            href: `/consultations/${each.slug}`,
            tag: t(each.answer ? `consultations.related.answer-options.${each.answer}` : 'consultations.related.open'),
            colour: each.answer ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [
              `${longDay(each.opens_on)} – ${longDay(each.closes_on)}`,
              [
                each.overlaps ? t('consultations.related.same-time') : '',
                each.sameTopic ? t('consultations.timetable.same-topic') : '',
              ]
                .filter(Boolean)
                .join('. '),
              each.reason ?? '',
            ],
          })),
        },
      ],
      fields: Object.keys(form),
      choices: { other_id: near.map(({ id, title }) => ({ value: id, text: title })) },
      formHeading: near.length > 0 ? t('consultations.related.add') : null,
      button: near.length > 0 ? t('consultations.related.button') : null,
      back: { href: planAddress(subject), text: t('consultations.plan.back') },
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const other = (await findNear(db, subject)).find(({ id }) => id === typed.other_id)
    if (!other) return refuse({ other_id: 'consultations.related.problem.other' })
    const { answer, reason } = typed
    const id = await answerNear(db, subject.id, { otherId: other.id, answer, reason })
    await audit({
      action: 'consultation.related',
      subject: subjectOf(subject),
      record: { kind: 'related_consultation', id },
      before: { answer: other.answer },
      after: { other: other.id, answer, reason },
    })
    return redirect(planAddress(subject, 'related'), 'consultations.done.related')
  },
})
