/** One question beside the same one in other consultations, in the numbers of their published reports. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { questionsOf } from '../../../questions/form.ts'
import { definePage } from '../../../web/page.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { below, slugParams, trail } from '../subject.ts'
import { reportSubject } from './report.page.ts'
import { compareQuestion } from './same-question.queries.ts'
import { sayShown } from './tables.ts'

export const sameQuestionPage = definePage({
  path: '/consultations/:slug/report/questions/:question',
  access: anyone,
  publishes: ['how many responses', 'tables'],
  audit: 'reads only',
  template: 'points/report/same-question.njk',
  params: slugParams.extend({ question: z.uuid() }),
  sameForAll: true,
  async subject(db, params, hub, actor) {
    const found = await reportSubject(db, params, hub, actor)
    if (!found?.record.report?.publishedAt) return null
    const form = await loadQuestionForm(db, found.record.consultation.id)
    const question = questionsOf(form).find(({ id }) => id === params.question)
    return question ? { ref: found.ref, record: { ...found.record, question } } : null
  },
  async show({ db, subject: { consultation, question }, t }) {
    const told = await compareQuestion(db, question.id, t)
    const [first] = told
    return {
      title: t('points.same.title'),
      breadcrumbs: trail(t, consultation, { text: t('points.report.link'), href: below(consultation, 'report') }),
      question: question.text,
      alone: told.length < 2,
      tables: (first?.question.tables ?? []).map((table, at) => ({
        heads: table.rows.map(({ label }) => label),
        rows: told.map(({ slug, title, closedOn, question: own }) => ({
          href: below({ slug }, 'report'),
          title,
          closedOn,
          forWhom: own.forWhom,
          answered: sayShown(own.tables[at]!.of, t),
          cells: own.tables[at]!.rows.map(({ shown, share }) =>
            share === null ? sayShown(shown, t) : t('points.same.of', { count: sayShown(shown, t), share }),
          ),
        })),
      })),
    }
  },
})
