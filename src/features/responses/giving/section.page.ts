/** One section of the form at a time: the first one saved begins a draft, with which the others go on. */

import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../../access/access.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import type { FormSection } from '../../../questions/form.ts'
import { definePage, type PageRequest, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { type Fields, headView, sectionView, trailTo } from '../form/form.view.ts'
import { type Responding, respondingSubject, standingFor } from '../form/responding.queries.ts'
import {
  besidePencil,
  draftView,
  type Holds,
  holdsAbout,
  holdsSection,
  openDraft,
  placeOf,
  saveDraft,
} from './held-draft.ts'
import { pencilOf } from './pencil.ts'
import { keepWords } from './put-aside.ts'
import { goTo, wayOf } from './ways.ts'

const part = z.string().regex(/^(?:[1-9]\d{0,2}|about-you)$/)

/** The section of a number; null for "about-you", which comes last. */
function sectionOf(of: Responding, wanted: string): FormSection | null {
  const section = of.form.sections[Number(wanted) - 1] ?? null
  if (!section && wanted !== 'about-you') throw new PageProblem('not-found')
  return section
}

/** Where to go after a part: the next one, or "about you", or back to the overview. */
function after(of: Responding, wanted: string, base: string): string {
  if (wanted === 'about-you') return base
  const next = Number(wanted) + 1
  return next <= of.form.sections.length ? `${base}/sections/${next}` : `${base}/sections/about-you`
}

/** The fields of a part. */
function holdsPart(of: Responding, wanted: string): Holds {
  const section = sectionOf(of, wanted)
  return section ? holdsSection(section) : holdsAbout
}

/** What a page of one part shows. */
function partView(
  of: Responding,
  wanted: string,
  fields: Fields,
  { t, typed, ...at }: Clock & Pick<PageRequest<unknown, unknown, unknown>, 't' | 'typed'>,
) {
  const section = sectionOf(of, wanted)
  const total = of.form.sections.length + 1
  const number = section ? Number(wanted) : total
  return {
    title: section ? section.title : t('responses.draft.about'),
    ...headView(of, at),
    place: t('responses.section.place', { number, total }),
    part: section ? sectionView(of, section, fields, typed) : null,
  }
}

export const sectionPage = definePage({
  path: '/consultations/:slug/response/sections/:part',
  access: anyone,
  audit: 'draft.kept',
  template: 'responses/giving/section.njk',
  params: z.object({ slug: z.string(), part }),
  form: drawnOnly(ownFields),
  sameForAll: true,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, params, typed, db, t } = request
    if (standingFor(of, request) !== 'open' && !typed) return redirect(`/consultations/${of.slug}/response`)
    const pencil = await pencilOf(request, of)
    if (pencil && !typed) return redirect(placeOf(of, pencil, `sections/${params.part}`))
    const beside = await besidePencil(db, of, pencil, { typed, holds: holdsPart(of, params.part), t })
    return {
      ...beside,
      ...partView(of, params.part, beside.fields, request),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      base: null,
      another: typed !== null && pencil?.kind === 'given',
    }
  },
  async take(request) {
    const { subject: of, params, raw } = request
    if (standingFor(of, request) !== 'open') return refuse({ form: 'responses.problem.not-open' })
    const way = wayOf(raw)
    const next = (base: string) => (way.kind === 'go' ? goTo(base, way.to) : after(of, params.part, base))
    return keepWords(request, of, holdsPart(of, params.part), next)
  },
})

export const draftSectionPage = definePage({
  path: '/drafts/:code/sections/:part',
  access: holderOfTheLink,
  audit: 'draft.changed',
  template: 'responses/giving/section.njk',
  params: z.object({ code: z.string().max(60), part }),
  form: drawnOnly(ownFields),
  changesPages: false,
  async show(request) {
    const { params, typed, t } = request
    const held = await openDraft(request, params.code)
    if ((held.draft.receipt || held.standing !== 'open') && !typed) return redirect(`/drafts/${held.draft.code}`)
    const section = sectionOf(held.of, params.part)
    const view = await draftView(held, section ? holdsSection(section) : holdsAbout, request)
    return {
      ...view,
      ...partView(held.of, params.part, view.fields, request),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
    }
  },
  async submit(request) {
    const { params, raw } = request
    const held = await openDraft(request, params.code)
    const section = sectionOf(held.of, params.part)
    const base = `/drafts/${held.draft.code}`
    const way = wayOf(raw)
    const overview = raw.values['action']?.includes('overview') ? base : after(held.of, params.part, base)
    const next = way.kind === 'go' ? goTo(base, way.to) : overview
    return saveDraft(request, held, section ? holdsSection(section) : holdsAbout, next)
  },
})
