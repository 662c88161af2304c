/** The answers to every question counted, with charts, and broken down by who gave them; for the review group. */
import { z } from 'zod'
import { type Actor, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import type { Weighting } from '../../../analysis/weighting.ts'
import type { Handle } from '../../../db/open.ts'
import { csvFile } from '../../../web/csv.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { type Consultation, loadQuestionForm } from '../../consultations/index.ts'
import { loadTallies } from '../../responses/index.ts'
import { below, pointsTrail, refOf, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { type Declared, findWeighting } from '../weighting/weighting.queries.ts'
import { breakDown, countQuestions, groupings } from './answers.ts'
import { countOrganisations, listOrganisations } from './organisations.queries.ts'

/** A weighting as figures are weighed by it. */
function asWeighting(declared: Declared | null): Weighting | null {
  return declared && { grouping: 'sector', reason: declared.reason, weights: declared.weights }
}

const query = z.object({ by: z.enum(groupings).optional().catch(undefined), page: listQuery.page })

/** What an actor may count: all that was given, without what was given in confidence for those who only review. */
async function given(db: Handle, consultation: Consultation, actor: Actor) {
  const sees = seesConfidential(actor, consultation)
  const [form, tallies] = await Promise.all([
    loadQuestionForm(db, consultation.id),
    loadTallies(db, consultation.id, sees),
  ])
  return { form, tallies, sees }
}

export const answersPage = definePage({
  path: '/consultations/:slug/analysis/answers',
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'points/analysis/answers.njk',
  params: slugParams,
  query,
  subject: teamConsultation,
  async show({ db, subject: consultation, query: asked, actor, t }) {
    const { by } = asked
    const { form, tallies, sees } = await given(db, consultation, actor)
    const answered = countOrganisations(tallies)
    const weighting = await findWeighting(db, consultation.id)
    const { list, rows: bodies } = await readList({
      path: below(consultation, 'analysis/answers'),
      query: asked,
      count: () => Promise.resolve(answered),
      rows: window => listOrganisations(db, consultation.id, sees, window),
    })
    return {
      title: t('points.answers.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      by: by ?? null,
      groupings: [
        { value: '', text: t('points.answers.by-nothing') },
        ...groupings.map(value => ({ value, text: t(`points.answers.by-${value}`), selected: value === by })),
      ],
      sees,
      count: tallies.total,
      questions: by ? [] : countQuestions(form, tallies, t),
      broken: by ? breakDown(form, tallies, by, t, asWeighting(weighting)) : [],
      weighting: by === 'sector' ? weighting : null,
      mayWeigh: leadsConsultation.allows(actor, refOf(consultation)),
      list,
      answered,
      bodies,
    }
  },
})

export const answersCsv = defineDownload({
  path: '/consultations/:slug/analysis/answers.csv',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  params: slugParams,
  query,
  subject: teamConsultation,
  async respond({ db, subject: consultation, query: { by }, actor, t }) {
    const { form, tallies } = await given(db, consultation, actor)
    const plain = countQuestions(form, tallies, t).flatMap(({ text, tables }) =>
      tables.flatMap(({ rows, of }) => rows.map(({ label, count }) => [text, label, '', count, of])),
    )
    const broken = (by ? breakDown(form, tallies, by, t) : []).flatMap(({ text, labels, table }) =>
      table.rows.flatMap((_, row) =>
        table.columns.map((column, at) => [
          text,
          labels[row] ?? '',
          t(`points.${by}.${column}`),
          table.cells[row]![at] ?? '',
          table.columnTotals[at] ?? '',
        ]),
      ),
    )
    const header = ['question', 'answer', 'group', 'count', 'answered']
    return csvFile(`${consultation.slug}-answers${by ? `-${by}` : ''}.csv`, [header, ...(by ? broken : plain)])
  },
})
