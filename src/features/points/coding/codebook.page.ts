/** The codebook: every code in use, and how far two readers who coded the same points agree beyond chance. */
import { reviewsResponses } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { below, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { codesInUse, comparePairs } from './codebook.ts'
import { listCodings } from './codes.queries.ts'

export const codebookPage = definePage({
  path: '/consultations/:slug/codebook',
  workspace: { stage: 'answer', label: 'consultations.nav.codebook' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  template: 'points/coding/codebook.njk',
  params: slugParams,
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, t }) {
    const codings = await listCodings(db, consultation.id, seesConfidential(actor, consultation))
    return {
      title: t('points.codebook.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      codes: codesInUse(codings).map(use => ({ ...use, query: new URLSearchParams({ code: use.code }).toString() })),
      pairs: comparePairs(codings).map(pair => ({
        name: t('points.codebook.pair', { first: pair.coders[0], second: pair.coders[1] }),
        points: pair.points,
        rows: pair.codes.map(({ code, n, agreed, kappa, band }) => ({
          code,
          agreed,
          n,
          kappa: kappa === null ? null : kappa.toFixed(2),
          band: band ? t(`points.band.${band}`) : t('points.codebook.no-kappa'),
        })),
      })),
    }
  },
})
