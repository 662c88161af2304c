/** The codebook: every code with what it means, and how far two readers who coded the same points agree beyond chance. */
import { reviewsResponses } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { below, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { listChanges, listCodes } from './codebook.queries.ts'
import { compareAll, comparePairs, inTree } from './codebook.ts'
import { listCodings } from './codes.queries.ts'
import { countSuggested } from './suggestions.queries.ts'

/** Codes below that stand no further in. */
const DEEPEST = 3

export const codebookPage = definePage({
  path: '/consultations/:slug/codebook',
  workspace: { stage: 'answer', label: 'consultations.nav.codebook' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'points/coding/codebook.njk',
  params: slugParams,
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const codes = await listCodes(db, consultation.id, sees)
    const suggested = await countSuggested(db, consultation.id, sees)
    // What was taken from the machine says nothing of how two people read.
    const codings = (await listCodings(db, consultation.id, sees)).filter(each => !each.suggested)
    return {
      title: t('points.codebook.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      codes: inTree(codes).map(({ code, depth }) => ({
        ...code,
        depth: Math.min(depth, DEEPEST),
        query: new URLSearchParams({ code: code.name }).toString(),
        suggested: suggested.get(code.name) ?? 0,
        suggestedQuery: new URLSearchParams({ suggested: code.name }).toString(),
      })),
      changes: await listChanges(
        db,
        codes.map(({ id }) => id),
        sees,
      ),
      together: compareAll(codings).map(({ alpha, ...rest }) => ({
        ...rest,
        alpha: alpha === null ? null : alpha.toFixed(2),
      })),
      pairs: comparePairs(codings).map(pair => ({
        name: t('points.codebook.pair', { first: pair.coders[0], second: pair.coders[1] }),
        query: new URLSearchParams({ first: pair.ids[0], second: pair.ids[1] }).toString(),
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
