/** What a partnership learned and what went well, for everybody; and adding to it. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { dayField, line, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { findLessons, findSuccesses } from './learning.queries.ts'
import { learningCrumbs } from './learning-crumbs.ts'

export const learningPage = definePage({
  path: '/partnerships/:slug/learning',
  showsRecord: ['success', 'lesson'],
  workspace: { stage: 'review', label: 'partnerships.task.learning' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/learning/learning.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    return {
      title: t('partnerships.learning.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      lessons: await findLessons(db, subject.id),
      successes: await findSuccesses(db, subject.id),
      runs: runsPartnership.allows(actor, subjectOf(subject)),
      mayAnswer: (await partnersOf(db, actor, subject.id, today)).length > 0,
    }
  },
})

const lessonForm = {
  text: passage({ label: 'partnerships.learning.lesson', hint: 'partnerships.learning.lesson-hint', max: 2000 }),
}

export const newLessonPage = definePage({
  path: '/partnerships/:slug/learning/lessons/new',
  mends: ['learning'],
  access: runsPartnership,
  audit: 'partnership.lesson-kept',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: lessonForm,
  subject: anyPartnership,
  async show({ subject, t }) {
    return {
      title: t('partnerships.learning.add-lesson'),
      breadcrumbs: learningCrumbs(t, subject),
      fields: ['text'],
      button: t('partnerships.learning.add-lesson'),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const id = newId()
    await db
      .insertInto('lesson')
      .values({ id, subject_kind: 'partnership', subject_id: subject.id, ...typed })
      .execute()
    const record = { kind: 'lesson', id }
    await audit({ action: 'partnership.lesson-kept', subject: subjectOf(subject), record, after: typed })
    return redirect(addressOf(subject, 'learning'), 'partnerships.done.saved')
  },
})

const successForm = {
  what: passage({ label: 'partnerships.learning.success', max: 2000 }),
  credit: line({ label: 'partnerships.learning.credit', hint: 'partnerships.learning.credit-hint', max: 300 }),
  happened_on: dayField({ past: true, label: 'partnerships.learning.happened-on' }),
}

export const newSuccessPage = definePage({
  path: '/partnerships/:slug/learning/successes/new',
  mends: ['successes'],
  access: runsPartnership,
  audit: 'partnership.success-kept',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form: successForm,
  subject: anyPartnership,
  async show({ subject, today, t }) {
    return {
      title: t('partnerships.learning.add-success'),
      breadcrumbs: learningCrumbs(t, subject),
      fields: Object.keys(successForm),
      button: t('partnerships.learning.add-success'),
      form: writeForm(successForm, { happened_on: today }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const id = newId()
    await db
      .insertInto('success')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    const record = { kind: 'success', id }
    await audit({ action: 'partnership.success-kept', subject: subjectOf(subject), record, after: typed })
    return redirect(addressOf(subject, 'learning'), 'partnerships.done.saved')
  },
})
