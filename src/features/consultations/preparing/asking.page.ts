/** Asking sector bodies beforehand: whom to reach, their first views, an introduction to a group. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import {
  choice,
  dayField,
  type FormValues,
  passage,
  pick,
  reply,
  versionField,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { findGroups } from '../plan/groups.queries.ts'
import { findOrganisationChoices } from '../plan/organisation-choices.queries.ts'
import {
  anyConsultation,
  difference,
  inConsultation,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import { ask, askedAbout, changeAsked, findAsked } from './asking.queries.ts'

const form = {
  organisation_id: pick({ label: 'consultations.asking.organisation' }),
  about: choice({ label: 'consultations.asking.about', options: askedAbout }),
  target_group_id: pick({ label: 'consultations.asking.group', optional: true }),
  asked_on: dayField({ past: true, label: 'consultations.asking.asked-on' }),
  reply: passage({ label: 'consultations.asking.reply', optional: true, max: 5000 }),
  replied_on: dayField({ past: true, notBefore: 'asked_on', label: 'consultations.asking.replied-on', optional: true }),
  answer: reply({
    label: 'consultations.asking.answer',
    hint: 'consultations.asking.answer-hint',
    optional: true,
    max: 5000,
  }),
  answered_on: dayField({
    past: true,
    notBefore: ['asked_on', 'replied_on'],
    label: 'consultations.asking.answered-on',
    optional: true,
  }),
  group_agreed_on: dayField({
    past: true,
    notBefore: 'asked_on',
    label: 'consultations.asking.agreed-on',
    hint: 'consultations.asking.agreed-on-hint',
    optional: true,
  }),
}
const changeForm = { ...form, version: versionField() }

async function choicesOf(db: Handle, consultationId: string) {
  const groups = await findGroups(db, consultationId)
  return {
    organisation_id: await findOrganisationChoices(db),
    target_group_id: groups.map(({ id, name }) => ({ value: id, text: name })),
  }
}

/** What is wrong with what was typed, by field; null where nothing is. */
async function problemOf(db: Handle, consultationId: string, typed: FormValues<typeof form>) {
  const choices = await choicesOf(db, consultationId)
  if (!choices.organisation_id.some(({ value }) => value === typed.organisation_id))
    return { organisation_id: 'consultations.publicity.problem.organisation' }
  if (typed.target_group_id !== null && !choices.target_group_id.some(({ value }) => value === typed.target_group_id))
    return { target_group_id: 'consultations.publicity.problem.group' }
  if (typed.replied_on !== null && typed.reply === '') return { reply: 'consultations.asking.problem.reply' }
  if (typed.answered_on !== null && typed.answer === '') return { answer: 'consultations.asking.problem.answer' }
  return null
}

export const askingPage = definePage({
  path: '/consultations/:slug/plan/asking',
  mends: ['asking'],
  showsRecord: ['sector-question'],
  workspace: { stage: 'prepare', label: 'consultations.task.asking' },
  access: leadsConsultation,
  audit: 'consultation.asked',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  changesPages: false,
  async show({ db, subject, today, t }) {
    const asked = await findAsked(db, subject.id)
    return {
      title: t('consultations.asking.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.asking.intro'),
      lists: [
        {
          heading: t('consultations.asking.count', { count: asked.length }),
          empty: t('consultations.asking.empty'),
          items: asked.map(each => ({
            title: `${each.organisation}: ${t(`consultations.asking.about-options.${each.about}`)}`,
            href: planAddress(subject, `asking/${each.id}`),
            tag: t(each.replied_on ? 'consultations.asking.replied' : 'consultations.asking.waiting'),
            colour: each.replied_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [t('consultations.asking.asked', { day: longDay(each.asked_on) }), each.reply],
          })),
        },
      ],
      fields: Object.keys(form),
      choices: await choicesOf(db, subject.id),
      formHeading: t('consultations.asking.add'),
      button: t('consultations.asking.button'),
      back: { href: planAddress(subject), text: t('consultations.plan.back') },
      form: writeForm(form, { asked_on: today }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const wrong = await problemOf(db, subject.id, typed)
    if (wrong) return refuse(wrong)
    const id = await ask(db, subject.id, typed)
    await audit({
      action: 'consultation.asked',
      subject: subjectOf(subject),
      record: { kind: 'sector_question', id },
      after: typed,
    })
    return redirect(planAddress(subject, 'asking'), 'consultations.done.asked')
  },
})

const askedHere = under(inConsultation, 'asked', (db, { consultation }) => findAsked(db, consultation.id))

export const askedPage = definePage({
  path: '/consultations/:slug/plan/asking/:asked',
  mendsRecord: { 'sector-question': ['asking'] },
  access: leadsConsultation,
  audit: 'consultation.asked-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ asked: z.uuid() }),
  form: changeForm,
  changesPages: false,
  subject: askedHere,
  async show({ db, subject: { consultation, asked }, t }) {
    const list = { text: t('consultations.asking.title'), href: planAddress(consultation, 'asking') }
    return {
      title: asked.organisation,
      breadcrumbs: [...planCrumbs(t, consultation), list],
      fields: Object.keys(changeForm),
      choices: await choicesOf(db, consultation.id),
      button: t('consultations.asking.save'),
      form: writeForm(changeForm, asked),
    }
  },
  async submit({ db, subject: { consultation, asked }, form: { version, ...to }, audit }) {
    const wrong = await problemOf(db, consultation.id, to)
    if (wrong) return refuse(wrong)
    if (!(await changeAsked(db, asked.id, version, to))) return stale(writeForm(changeForm, asked), asked.version)
    await audit({
      action: 'consultation.asked-changed',
      subject: subjectOf(consultation),
      record: { kind: 'sector_question', id: asked.id },
      ...difference({ ...asked }, to),
    })
    return redirect(planAddress(consultation, 'asking'), 'consultations.done.asked')
  },
})
