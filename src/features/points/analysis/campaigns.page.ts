/** Responses that share their wording, counted apart; for the review group. Nobody's response is worth less for it. */
import { z } from 'zod'
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { WordingPart } from '../../../analysis/shared-wording.ts'
import type { Handle } from '../../../db/open.ts'
import type { QuestionForm } from '../../../questions/form.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { type Consultation, loadQuestionForm } from '../../consultations/index.ts'
import { loadTallies } from '../../responses/index.ts'
import { textsIn } from '../reading/response.queries.ts'
import { below, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import {
  allSharers,
  type Comparison,
  countCampaigns,
  findComparison,
  type ListedCampaign,
  listCampaigns,
  listSharers,
} from './comparing/campaigns.queries.ts'

/** Most responses listed of one campaign; the spreadsheet lists all. */
const MOST = 50

export const campaignsPage = definePage({
  path: '/consultations/:slug/analysis/campaigns',
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'points/analysis/campaigns.njk',
  params: slugParams,
  query: z.object({ page: listQuery.page }),
  subject: teamConsultation,
  async show({ db, subject: consultation, query, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const comparison = await findComparison(db, consultation.id, sees)
    const form = await loadQuestionForm(db, consultation.id)
    const { list, rows } = await readList({
      path: below(consultation, 'analysis/campaigns'),
      query,
      count: async () => (comparison ? countCampaigns(db, comparison.id) : 0),
      rows: window => listCampaigns(db, comparison!.id, sees, window),
    })
    const sharers = await listSharers(
      db,
      rows.map(({ id }) => id),
      sees,
      MOST,
    )
    const { total } = await loadTallies(db, consultation.id, sees)
    return {
      title: t('points.campaigns.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      comparison,
      counts: comparison && countsOf(comparison),
      since: comparison ? total - comparison.responses : 0,
      list,
      campaigns: rows
        .filter(({ count }) => count > 1)
        .map(campaign => ({
          first: campaign.stands ? campaign.reference : null,
          parts: partsOf(form, campaign),
          count: campaign.count,
          identical: campaign.identical,
          members: sharers.get(campaign.id) ?? [],
          more: Math.max(0, campaign.count - MOST),
        })),
    }
  },
})

function countsOf({ responses, shared }: Comparison) {
  return { all: responses, shared, own: responses - shared }
}

/** The text as it stands, cut as it was when it was compared; nothing where it was changed or is gone. */
function partsOf(form: QuestionForm, campaign: ListedCampaign): readonly WordingPart[] {
  const text = campaign.stands
    ? textsIn(form, campaign).find(({ source }) => source === campaign.source)?.text
    : undefined
  if (text === undefined) return []
  let at = 0
  return campaign.parts.map(([length, shared]) => ({ text: text.slice(at, (at += length)), shared }))
}

export const campaignsCsv = defineDownload({
  path: '/consultations/:slug/analysis/campaigns.csv',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  params: slugParams,
  subject: teamConsultation,
  async respond({ db, subject: consultation, actor }) {
    const header = ['shares_wording_of', 'response', 'word_for_word', 'per_cent']
    return longCsvFile(`${consultation.slug}-campaigns.csv`, header, sharersOf(db, consultation, actor))
  },
})

async function* sharersOf(db: Handle, consultation: Consultation, actor: Actor) {
  const sees = seesConfidential(actor, consultation)
  const comparison = await findComparison(db, consultation.id, sees)
  if (!comparison) return
  for await (const part of allSharers(db, comparison.id, sees))
    yield part.map(({ first, reference, identical, share }) => [first, reference, identical ? 'yes' : 'no', share])
}
