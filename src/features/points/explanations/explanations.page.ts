/** What respondents asked to have explained, and the answers. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { reply, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { answerExplanation, openContact } from '../../responses/index.ts'
import { findPoint } from '../points.queries.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { type Explanation, listExplanations } from './explanations.queries.ts'

export const explanationsPage = definePage({
  path: '/consultations/:slug/explanations',
  mends: ['explanation-requests'],
  showsRecord: ['explanation-request'],
  workspace: { stage: 'answer', label: 'consultations.task.explanations' },
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'points/explanations/explanations.njk',
  params: slugParams,
  subject: teamConsultation,
  async show({ db, hub, subject: consultation, area, today, t }) {
    const days = await daysToAnswer(hub, db, consultation.id, today)
    const asked = await listExplanations(db, consultation.id, { timeZone: area.timeZone, days })
    return {
      title: t('points.explanations.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      days,
      waiting: asked.filter(({ answeredAt }) => answeredAt === null).length,
      asked: asked.map(each => ({ ...each, overdue: each.answeredAt === null && each.due < today })),
    }
  },
})

/** Days in which a question is answered, by the codes that the lead body has signed or the area's rule. */
async function daysToAnswer(hub: Hub, db: Handle, id: string, today: Day): Promise<number> {
  return (await hub.clock(db, { kind: 'consultation', id }, today))('explanation').value
}

const form = { version: versionField(), answer: reply({ label: 'points.explanations.answer', max: 4000 }) }

export const answerPage = definePage({
  path: '/consultations/:slug/explanations/:request',
  mendsRecord: { 'explanation-request': ['explanation-requests'] },
  access: leadsConsultation,
  audit: 'explanation.answered',
  publishes: ['points', 'responses'],
  template: 'points/explanations/answer.njk',
  params: z.object({ slug: z.string().min(1).max(120), request: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, { slug, request }, hub) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const { timeZone } = await hub.area()
    const days = await daysToAnswer(hub, db, found.record.id, await hub.today())
    const asked = (await listExplanations(db, found.record.id, { timeZone, days })).find(({ id }) => id === request)
    return asked ? { ref: found.ref, record: { consultation: found.record, asked } } : null
  },
  async show({ db, subject: { consultation, asked }, t }) {
    return {
      title: t('points.explanations.answer-title'),
      breadcrumbs: trail(t, consultation, {
        text: t('points.explanations.title'),
        href: below(consultation, 'explanations'),
      }),
      base: below(consultation),
      asked,
      point: asked.point === null ? null : await findPoint(db, consultation.id, String(asked.point), true),
      form: writeForm(form, { answer: asked.answer, version: asked.version }),
    }
  },
  async submit({ db, hub, subject: { consultation, asked }, form: typed, actor, now, audit, t }) {
    const by = actor.person?.id ?? null
    if (!(await answerExplanation(db, asked.id, typed.version, typed.answer, { by, now }))) {
      return stale(writeForm(form, { answer: asked.answer }), asked.version)
    }
    await mailAnswer(db, hub, consultation, { ...asked, answer: typed.answer }, t)
    await audit({
      action: 'explanation.answered',
      subject: refOf(consultation),
      record: { kind: 'explanation_request', id: asked.id },
      before: { answer: asked.answer },
      after: { answer: typed.answer },
    })
    return redirect(below(consultation, 'explanations'), 'points.done.answered')
  },
})

/** Mails the answer where an address is known; whoever holds the code reads it there in any case. */
async function mailAnswer(
  tx: Tx,
  hub: Hub,
  consultation: Consultation,
  asked: Explanation,
  t: Translate,
): Promise<void> {
  const contact = await openContact(tx, hub, asked.responseId, 'feedback', 'system')
  if (!contact?.email) return
  const body = [
    t('points.mail.answer', { title: consultation.title, reference: asked.reference }),
    t('points.mail.you-asked', { question: asked.question }),
    t('points.mail.we-say', { answer: asked.answer }),
    consultation.lead_organisation,
  ].join('\n\n')
  const subject = t('points.mail.answer-subject', { title: consultation.title })
  await sendSealedMail(tx, hub.seal, { to: contact.email, subject, body }, { kind: 'response', id: asked.responseId })
}
