/** Lessons: what each evaluation taught, who sees to it, and what the next plan of the same body makes of it. */
import { z } from 'zod'
import { leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, line, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import {
  anyConsultation,
  difference,
  inConsultation,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import { changeLesson, findEarlierLessons, findLessons, useLesson } from './lessons.queries.ts'

export const lessonsPage = definePage({
  path: '/consultations/:slug/lessons',
  mends: ['consultation-lessons'],
  showsRecord: ['lesson'],
  workspace: { stage: 'answer', label: 'consultations.nav.lessons-learnt' },
  access: reviewsResponses,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, actor, t }) {
    const lessons = await findLessons(db, subject.id)
    const leads = leadsConsultation.allows(actor, subjectOf(subject))
    const base = `/consultations/${subject.slug}`
    return {
      title: t('consultations.lesson.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.lesson.intro'),
      lists: [
        {
          heading: t('consultations.evaluation.lessons-count', { count: lessons.length }),
          empty: t('consultations.lesson.empty'),
          items: lessons.map(each => ({
            title: each.text,
            href: leads ? `${base}/lessons/${each.id}` : null,
            tag: t(each.owner ? 'consultations.lesson.owned' : 'consultations.lesson.not-owned'),
            colour: each.owner ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [
              each.owner,
              each.procedure && each.changed_on
                ? t('consultations.lesson.changes', { what: each.procedure, day: longDay(each.changed_on) })
                : each.no_change,
            ],
          })),
        },
      ],
      back: { href: `${base}/evaluation`, text: t('consultations.evaluation.title') },
    }
  },
})

const form = {
  owner: line({ label: 'consultations.lesson.owner', hint: 'consultations.lesson.owner-hint' }),
  procedure: line({
    label: 'consultations.lesson.procedure',
    hint: 'consultations.lesson.procedure-hint',
    optional: true,
  }),
  changed_on: dayField({ past: true, label: 'consultations.lesson.changed-on', optional: true }),
  no_change: passage({ label: 'consultations.lesson.no-change', optional: true, max: 1000 }),
  version: versionField(),
}

const lessonHere = under(inConsultation, 'lesson', (db, { consultation }) => findLessons(db, consultation.id))

export const lessonPage = definePage({
  path: '/consultations/:slug/lessons/:lesson',
  mendsRecord: { lesson: ['consultation-lessons'] },
  access: leadsConsultation,
  audit: 'consultation.lesson-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ lesson: z.uuid() }),
  form,
  subject: lessonHere,
  async show({ subject: { consultation, lesson }, t }) {
    return {
      title: t('consultations.lesson.one'),
      breadcrumbs: [
        ...planCrumbs(t, consultation),
        { text: t('consultations.lesson.title'), href: `/consultations/${consultation.slug}/lessons` },
      ],
      intro: lesson.text,
      fields: Object.keys(form),
      button: t('consultations.lesson.save'),
      form: writeForm(form, lesson),
    }
  },
  async submit({ db, subject: { consultation, lesson }, form: { version, ...to }, audit }) {
    if (to.changed_on !== null && to.procedure === '') return refuse({ procedure: 'consultations.lesson.problem.what' })
    if (!(await changeLesson(db, lesson.id, version, to))) return stale(writeForm(form, lesson), lesson.version)
    await audit({
      action: 'consultation.lesson-changed',
      subject: subjectOf(consultation),
      record: { kind: 'lesson', id: lesson.id },
      ...difference({ ...lesson }, to),
    })
    return redirect(`/consultations/${consultation.slug}/lessons`, 'consultations.done.lesson')
  },
})

const useForm = {
  lesson_id: pick({ label: 'consultations.lesson.which' }),
  how: passage({ label: 'consultations.lesson.how', hint: 'consultations.lesson.how-hint', max: 2000 }),
}

export const earlierLessonsPage = definePage({
  path: '/consultations/:slug/plan/lessons',
  workspace: { stage: 'prepare', label: 'consultations.task.lessons' },
  access: leadsConsultation,
  audit: 'consultation.lesson-used',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form: useForm,
  subject: anyConsultation,
  changesPages: false,
  async show({ db, subject, t }) {
    const earlier = await findEarlierLessons(db, subject.id)
    return {
      title: t('consultations.lesson.earlier'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.lesson.earlier-intro', { body: subject.lead_organisation }),
      lists: [
        {
          heading: t('consultations.lesson.earlier-count', { count: earlier.length }),
          empty: t('consultations.lesson.earlier-empty'),
          items: earlier.map(each => ({
            title: each.text,
            href: `/consultations/${each.slug}/evaluation#lessons`,
            tag: t(each.how ? 'consultations.lesson.taken-up' : 'consultations.lesson.not-taken-up'),
            colour: each.how ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [t('consultations.lesson.from', { title: each.from }), each.how ?? ''],
          })),
        },
      ],
      fields: Object.keys(useForm),
      choices: { lesson_id: earlier.map(({ id, text }) => ({ value: id, text })) },
      formHeading: earlier.length > 0 ? t('consultations.lesson.use') : null,
      button: earlier.length > 0 ? t('consultations.lesson.save') : null,
      back: { href: planAddress(subject), text: t('consultations.plan.back') },
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const earlier = (await findEarlierLessons(db, subject.id)).find(({ id }) => id === typed.lesson_id)
    if (!earlier) return refuse({ lesson_id: 'consultations.lesson.problem.which' })
    const id = await useLesson(db, { lessonId: earlier.id, consultationId: subject.id, how: typed.how })
    await audit({
      action: 'consultation.lesson-used',
      subject: subjectOf(subject),
      record: { kind: 'lesson_use', id },
      before: { how: earlier.how },
      after: typed,
    })
    return redirect(planAddress(subject, 'lessons'), 'consultations.done.lesson-used')
  },
})
