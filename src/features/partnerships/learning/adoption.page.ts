/** A partner says whether it takes a lesson into its own way of working, or why not. */
import { z } from 'zod'
import { anyOf, sitsOnPartnership, speaksForOrganisation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { says } from '../../../kernel/says.ts'
import { choice, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { named, under } from '../../../web/under.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import { addressOf, slugParams, subjectOf } from '../subject.ts'
import { findLessons } from './learning.queries.ts'
import { learningCrumbs } from './learning-crumbs.ts'

const form = {
  partner_id: pick({ label: 'partnerships.agreeing.partner' }),
  adopted: choice({ label: 'partnerships.learning.adopted', options: ['yes', 'no'] }),
  note: passage({
    label: 'partnerships.learning.note',
    hint: 'partnerships.learning.note-hint',
    max: 1000,
    optional: true,
  }),
}

const lessonToAnswer = under(named('partnership', partnershipToAnswer), 'lesson', (db, { partnership }) =>
  findLessons(db, partnership.id),
)

export const adoptionPage = definePage({
  path: '/partnerships/:slug/learning/lessons/:lesson',
  mendsRecord: { lesson: ['learning'] },
  access: anyOf(sitsOnPartnership, speaksForOrganisation),
  audit: 'partnership.lesson-answered',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ lesson: z.uuid() }),
  form,
  subject: lessonToAnswer,
  async show({ db, subject: { partnership, lesson }, actor, today, t }) {
    const own = await partnersOf(db, actor, partnership.id, today)
    return {
      title: t('partnerships.learning.adopt-title'),
      breadcrumbs: learningCrumbs(t, partnership),
      intro: own.length > 0 ? lesson.text : t('partnerships.terms.nobody-to-answer-for'),
      fields: own.length > 0 ? Object.keys(form) : [],
      items: { partner_id: own.map(({ id, organisation }) => ({ value: id, text: organisation })) },
      button: t('partnerships.agreeing.button'),
      form: writeForm(form, own.length === 1 ? { partner_id: own[0]!.id } : {}),
    }
  },
  async submit({ db, subject: { partnership, lesson }, form: typed, actor, today, audit }) {
    const own = (await partnersOf(db, actor, partnership.id, today)).find(({ id }) => id === typed.partner_id)
    if (!own) return refuse({ partner_id: 'partnerships.terms.problem.partner' })
    const said = { adopted: typed.adopted === 'yes', note: typed.note }
    if (!said.adopted && !says(said.note)) return refuse({ note: 'partnerships.learning.problem.note' })
    await db
      .insertInto('lesson_adoption')
      .values({ id: newId(), lesson_id: lesson.id, partner_id: own.id, ...said })
      .onConflict(conflict => conflict.columns(['lesson_id', 'partner_id']).doUpdateSet(said))
      .execute()
    await audit({
      action: 'partnership.lesson-answered',
      subject: subjectOf(partnership),
      record: { kind: 'lesson', id: lesson.id },
      after: { partner: own.organisation, ...said },
    })
    return redirect(addressOf(partnership, 'learning'), 'partnerships.done.answered')
  },
})
