/** Declaring that responses of one sector are to weigh more or less than others, and taking it back. No count is changed by it. */
import { leadsConsultation } from '../../../access/access.ts'
import { says } from '../../../kernel/says.ts'
import { line, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { below, pointsTrail, refOf, slugParams, teamConsultation } from '../subject.ts'
import { declareWeighting, findWeighting, listWeightings, takeBackWeighting, weighable } from './weighting.queries.ts'

const weight = (sector: (typeof weighable)[number]) => line({ label: `points.sector.${sector}`, max: 6 })

const form = {
  statutory: weight('statutory'),
  voluntary: weight('voluntary'),
  community: weight('community'),
  faith: weight('faith'),
  private: weight('private'),
  other: weight('other'),
  none: weight('none'),
  reason: passage({ label: 'points.weighting.reason', hint: 'points.weighting.reason-hint', max: 2000 }),
}

/** Least and most that one response may count: what is heavier or lighter is no weighting any more. */
const BOUNDS = { least: 0.1, most: 10 }

export const weightingPage = definePage({
  path: '/consultations/:slug/analysis/weighting',
  mends: ['weighting'],
  access: leadsConsultation,
  audit: 'weighting.declared',
  publishes: 'nothing',
  template: 'points/weighting/weighting.njk',
  params: slugParams,
  form,
  subject: teamConsultation,
  act: async ({ t }) => ({
    happens: [t('points.weighting.happens'), t('points.weighting.counts-stay')],
    told: [t('points.weighting.told')],
  }),
  async show({ db, subject: consultation, t }) {
    const all = await listWeightings(db, consultation.id)
    const ones = Object.fromEntries(weighable.map(sector => [sector, '1']))
    return {
      title: t('points.weighting.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      sectors: weighable,
      standing: all.find(({ backOn }) => backOn === null) ?? null,
      earlier: all.filter(({ backOn }) => backOn !== null),
      form: writeForm(form, ones),
    }
  },
  async submit({ db, subject: consultation, form: { reason, ...typed }, actor, now, today, audit, t }) {
    if (!says(reason, t('points.weighting.reason'))) return refuse({ reason: 'points.weighting.problem.says-nothing' })
    const weights: Record<string, number> = {}
    for (const sector of weighable) {
      const read = /^\d{1,2}(?:[.,]\d{1,3})?$/.test(typed[sector].trim())
        ? Number(typed[sector].trim().replace(',', '.'))
        : Number.NaN
      if (!(read >= BOUNDS.least && read <= BOUNDS.most)) return refuse({ [sector]: 'points.weighting.problem.number' })
      weights[sector] = read
    }
    if (Object.values(weights).every(each => each === 1))
      return refuse({ statutory: 'points.weighting.problem.all-alike' })
    const of = { consultationId: consultation.id, by: actor.person?.id ?? null, on: today, now }
    const id = await declareWeighting(db, of, { weights, reason })
    if (!id) return refuse({ reason: 'points.weighting.problem.stands' })
    await audit({
      action: 'weighting.declared',
      subject: refOf(consultation),
      record: { kind: 'weighting', id },
      after: { weights, reason },
    })
    return redirect(below(consultation, 'analysis/weighting'), 'points.done.weighting-declared')
  },
})

const backForm = { because: passage({ label: 'points.weighting.because', max: 1000 }) }

export const weightingBackPage = definePage({
  path: '/consultations/:slug/analysis/weighting/back',
  access: leadsConsultation,
  audit: 'weighting.taken-back',
  publishes: 'nothing',
  template: 'points/weighting/back.njk',
  params: slugParams,
  form: backForm,
  subject: teamConsultation,
  act: async ({ t }) => ({ happens: [t('points.weighting.back-happens')], told: [t('points.weighting.told')] }),
  async show({ db, subject: consultation, t }) {
    return {
      title: t('points.weighting.back-title'),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.weighting.title'),
        href: below(consultation, 'analysis/weighting'),
      }),
      standing: await findWeighting(db, consultation.id),
    }
  },
  async submit({ db, subject: consultation, form: { because }, today, audit, t }) {
    if (!says(because, t('points.weighting.because')))
      return refuse({ because: 'points.weighting.problem.says-nothing' })
    const standing = await findWeighting(db, consultation.id)
    if (!standing || !(await takeBackWeighting(db, standing.id, today, because)))
      return refuse({ because: 'points.weighting.problem.none' })
    await audit({
      action: 'weighting.taken-back',
      subject: refOf(consultation),
      record: { kind: 'weighting', id: standing.id },
      after: { because },
    })
    return redirect(below(consultation, 'analysis/weighting'), 'points.done.weighting-back')
  },
})
