/** Responses that share their wording, counted apart; for the review group. Nobody's response is worth less for it. */
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { loadPlaces } from '../places.ts'
import { listResponses } from '../reading/response.queries.ts'
import { below, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { type Campaigns, campaignsOf } from './campaigns.ts'

/** Most responses listed of one campaign; the spreadsheet lists all. */
const MOST = 50

async function find(db: Handle, consultation: Consultation, actor: Actor): Promise<Campaigns> {
  const { form } = await loadPlaces(db, consultation.id)
  return campaignsOf(form, await listResponses(db, consultation.id, seesConfidential(actor, consultation)))
}

export const campaignsPage = definePage({
  path: '/consultations/:slug/analysis/campaigns',
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  template: 'points/analysis/campaigns.njk',
  params: slugParams,
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, t }) {
    const { list, shared, all } = await find(db, consultation, actor)
    return {
      title: t('points.campaigns.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      counts: { all, shared, own: all - shared },
      campaigns: list.map(({ members, ...campaign }) => ({
        ...campaign,
        count: members.length,
        members: members.slice(0, MOST),
        more: Math.max(0, members.length - MOST),
      })),
    }
  },
})

export const campaignsCsv = defineDownload({
  path: '/consultations/:slug/analysis/campaigns.csv',
  access: reviewsResponses,
  audit: 'reads only',
  params: slugParams,
  subject: teamConsultation,
  async respond({ db, subject: consultation, actor }) {
    const { list } = await find(db, consultation, actor)
    const rows = list.flatMap(({ first, members }) =>
      members.map(({ reference, identical, share }) => [first, reference, identical ? 'yes' : 'no', share]),
    )
    const header = ['shares_wording_of', 'response', 'word_for_word', 'per_cent']
    return csvFile(`${consultation.slug}-campaigns.csv`, [header, ...rows])
  },
})
