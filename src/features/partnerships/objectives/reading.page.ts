/** A value of an objective's measure: given by anybody with a seat, one for each day, the last one given counts. */
import { sitsOnPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { dayField, line, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { readNumber } from './numbers.ts'
import { objectiveOfAddress, objectiveParams, objectivesCrumbs } from './objective-here.ts'

const form = {
  value: line({ label: 'partnerships.reading.value', max: 20 }),
  read_on: dayField({ past: true, label: 'partnerships.reading.day' }),
  note: line({ label: 'partnerships.reading.note', hint: 'partnerships.reading.note-hint', max: 300, optional: true }),
}

export const readingPage = definePage({
  path: '/partnerships/:slug/objectives/:objective/readings',
  mendsRecord: { objective: ['readings'] },
  access: sitsOnPartnership,
  audit: 'partnership.measure-read',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: objectiveParams,
  form,
  subject: objectiveOfAddress,
  async show({ subject: { partnership, objective }, today, t }) {
    return {
      title: t('partnerships.reading.title'),
      breadcrumbs: objectivesCrumbs(t, partnership),
      intro: [objective.text, objective.measure].filter(Boolean).join('\n\n'),
      fields: Object.keys(form),
      button: t('partnerships.reading.button'),
      form: writeForm(form, { read_on: today }),
    }
  },
  async submit({ db, subject: { partnership, objective }, form: typed, audit }) {
    const value = readNumber(typed.value)
    if (value === undefined || value === null) return refuse({ value: 'partnerships.objectives.problem.number' })
    const reading = { value, read_on: typed.read_on, note: typed.note }
    await db
      .insertInto('reading')
      .values({ id: newId(), objective_id: objective.id, ...reading })
      .onConflict(conflict => conflict.columns(['objective_id', 'read_on']).doUpdateSet({ value, note: typed.note }))
      .execute()
    await audit({
      action: 'partnership.measure-read',
      subject: subjectOf(partnership),
      record: { kind: 'objective', id: objective.id },
      after: reading,
    })
    return redirect(addressOf(partnership, `objectives#${objective.id}`), 'partnerships.done.saved')
  },
})
