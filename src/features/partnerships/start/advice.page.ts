/** Asking infrastructure organisations whom to approach: who was asked, when, and what they said. */

import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { dayField, dayOfRecord, pick, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { addressOf, anyPartnership, inPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findAdvice } from './stakeholders.queries.ts'

const form = {
  organisation_id: pick({ label: 'partnerships.advice.organisation' }),
  asked_on: dayField({ past: true, label: 'partnerships.advice.asked-on' }),
}

export const advicePage = definePage({
  path: '/partnerships/:slug/advice',
  mends: ['advice'],
  showsRecord: ['advice'],
  workspace: { stage: 'scope', label: 'partnerships.nav.advice' },
  access: runsPartnership,
  audit: 'partnership.advice-asked',
  publishes: 'nothing',
  template: 'partnerships/start/advice.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, today, t }) {
    const list = { text: t('partnerships.stakeholders.title'), href: addressOf(subject, 'stakeholders') }
    return {
      title: t('partnerships.advice.title'),
      breadcrumbs: [...planCrumbs(t, subject), list],
      intro: t('partnerships.advice.intro'),
      partnership: subject,
      advice: await findAdvice(db, subject.id),
      formHeading: t('partnerships.advice.add'),
      fields: ['organisation_id', 'asked_on'],
      items: { organisation_id: await infrastructure(db) },
      button: t('partnerships.advice.add-button'),
      form: writeForm(form, { asked_on: today }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    if (!(await infrastructure(db)).some(each => each.value === typed.organisation_id))
      return refuse({ organisation_id: 'partnerships.advice.problem.organisation' })
    const id = newId()
    await db
      .insertInto('infrastructure_question')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'partnership.advice-asked',
      subject: subjectOf(subject),
      record: { kind: 'infrastructure_question', id },
      after: typed,
    })
    return redirect(addressOf(subject, 'advice'), 'partnerships.done.saved')
  },
})

/** Organisations that support others. */
async function infrastructure(db: Handle): Promise<{ value: string; text: string }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('infrastructure', '=', true)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(row => ({ value: row.id, text: row.name }))
}

const dayAsked = dayOfRecord<{ readonly advice: { readonly asked_on: Day } }>(
  'partnerships.day.asked',
  ({ advice }) => advice.asked_on,
)

const answerForm = {
  answer: reply({ label: 'partnerships.advice.answer', max: 3000 }),
  answered_on: dayField({ past: true, notBefore: dayAsked, label: 'partnerships.advice.answered-on' }),
  version: versionField(),
}

const adviceHere = under(inPartnership, 'advice', (db, { partnership }) => findAdvice(db, partnership.id))

export const adviceAnswerPage = definePage({
  path: '/partnerships/:slug/advice/:advice',
  access: runsPartnership,
  audit: 'partnership.advice-kept',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ advice: z.uuid() }),
  form: answerForm,
  changesPages: false,
  subject: adviceHere,
  async show({ subject: { partnership, advice }, today, t }) {
    const list = { text: t('partnerships.advice.title'), href: addressOf(partnership, 'advice') }
    return {
      title: advice.organisation,
      breadcrumbs: [...planCrumbs(t, partnership), list],
      fields: ['answer', 'answered_on', 'version'],
      button: t('partnerships.save'),
      form: writeForm(answerForm, { ...advice, answered_on: advice.answered_on ?? today }),
    }
  },
  async submit({ db, subject: { partnership, advice }, form: typed, today, audit }) {
    const { version, ...change } = typed
    if (!(await changeVersioned(db, 'infrastructure_question', advice.id, version, change)))
      return stale(writeForm(answerForm, { ...advice, answered_on: advice.answered_on ?? today }), advice.version)
    await audit({
      action: 'partnership.advice-kept',
      subject: subjectOf(partnership),
      record: { kind: 'infrastructure_question', id: advice.id },
      after: change,
    })
    return redirect(addressOf(partnership, 'advice'), 'partnerships.done.saved')
  },
})
