/** One section of the form at a time: the first one saved begins a draft, with which the others go on. */

import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../../access/access.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import { type FormQuestion, nameOf } from '../../../questions/form.ts'
import { namesTyped } from '../../../questions/read-answers.ts'
import { type FormPage, pagesOf } from '../../../questions/route.ts'
import type { RawForm } from '../../../web/fields.ts'
import { definePage, leadsOn, type PageRequest, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { type Asking, takesAnswerFiles } from '../files/receive.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { askedOn, type Fields, headView, pageView, trailTo } from '../form/form.view.ts'
import { typedFields } from '../form/reading.ts'
import { type Responding, respondingIn, respondingSubject, standingFor } from '../form/responding.queries.ts'
import { part } from './draft.queries.ts'
import {
  arriveAtDraft,
  besidePencil,
  draftView,
  filesOfDraft,
  goOn,
  type Holds,
  holdsAbout,
  holdsSection,
  openDraft,
  saveDraft,
} from './held-draft.ts'
import { pencilOf } from './pencil.ts'
import { keepWords } from './put-aside.ts'
import { goTo, wayOf } from './ways.ts'

const partParam = z.string().regex(/^(?:[1-9]\d{0,2}|about-you)$/)

/** The page of a number; null for "about-you", which comes last. */
function pageOf(of: Responding, wanted: string): FormPage | null {
  const page = pagesOf(of.form)[Number(wanted) - 1] ?? null
  if (!page && wanted !== 'about-you') throw new PageProblem('not-found')
  return page
}

/** Where to go after a part: the next one on which whoever typed this is asked something, or "about you", or back to the overview. */
function after(of: Responding, wanted: string, base: string, fields: Fields): string {
  if (wanted === 'about-you') return base
  const next = pagesOf(of.form).findIndex((page, at) => at >= Number(wanted) && askedOn(of, page, fields).length > 0)
  return next < 0 ? `${base}/sections/about-you` : `${base}/sections/${next + 1}`
}

/** The fields of a part while nothing is kept: of all its questions. */
function holdsWhole(of: Responding, wanted: string): Holds {
  const page = pageOf(of, wanted)
  return page ? holdsSection(page) : holdsAbout
}

/** The fields of a part beside what is kept, of the questions that stand on it: what is kept aside stays as it is. */
function holdsPart(of: Responding, wanted: string, kept: Fields, sent: Fields | null): Holds {
  const page = pageOf(of, wanted)
  return page ? holdsSection({ questions: standingOn(of, page, kept, sent) }) : holdsAbout
}

/** The questions of a page that are asked, and those that were on it when it came in: another tab may have led elsewhere since. */
function standingOn(of: Responding, page: FormPage, kept: Fields, sent: Fields | null): readonly FormQuestion[] {
  const asked = askedOn(of, page, kept)
  return page.questions.filter(
    question => asked.includes(question) || (sent !== null && namesTyped(sent, nameOf(question)).length > 0),
  )
}

/** What is kept once this was typed. */
function withTyped(kept: Fields, raw: RawForm, holds: Holds): Fields {
  const others = Object.fromEntries(Object.entries(kept).filter(([name]) => !holds(name)))
  return { ...others, ...part(typedFields(raw), holds) }
}

/** What a page of one part shows: with words for whom each question is while nothing is kept, and after that only what is asked. */
function partView(
  of: Responding,
  wanted: string,
  fields: Fields,
  isKept: boolean,
  { t, typed, ...at }: Clock & Pick<PageRequest<unknown, unknown, unknown>, 't' | 'typed'>,
) {
  const page = pageOf(of, wanted)
  const total = pagesOf(of.form).length + 1
  const number = page ? Number(wanted) : total
  const asked = page && isKept ? { ...page, questions: standingOn(of, page, fields, typed?.values ?? null) } : page
  return {
    title: page ? page.section.title : t('responses.draft.about'),
    ...headView(of, at),
    place: t('responses.section.place', { number, total }),
    part: asked ? pageView(of, asked, fields, typed, isKept ? {} : { t }) : null,
  }
}

export const sectionPage = definePage({
  path: '/consultations/:slug/response/sections/:part',
  inLanguages: respondingIn,
  access: anyone,
  audit: 'draft.kept',
  publishes: ['own response'],
  template: 'responses/giving/section.njk',
  params: z.object({ slug: z.string(), part: partParam }),
  form: drawnOnly(ownFields),
  sameForAll: true,
  changesPages: false,
  receives: takesAnswerFiles<{ subject: Responding } & Asking>(({ subject }) => subject),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, params, typed, db, t } = request
    if (standingFor(of, request) !== 'open' && !typed) return redirect(`/consultations/${of.slug}/response`)
    const pencil = await pencilOf(request, of)
    if (pencil && !typed) return goOn(of, pencil, `sections/${params.part}`, request)
    const beside = await besidePencil(db, of, pencil, { typed, holds: holdsWhole(of, params.part), t })
    return {
      ...beside,
      ...partView(of, params.part, beside.fields, false, request),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      base: null,
      another: typed !== null && pencil?.kind === 'given',
    }
  },
  async take(request) {
    const { subject: of, params, raw } = request
    if (standingFor(of, request) !== 'open') return refuse({ form: 'responses.problem.not-open' })
    const way = wayOf(raw)
    const holds = holdsWhole(of, params.part)
    const pencil = await pencilOf(request, of)
    const fields = withTyped(pencil?.kind === 'draft' ? pencil.draft.fields : {}, raw, holds)
    const next = (base: string) => (way.kind === 'go' ? goTo(base, way.to) : after(of, params.part, base, fields))
    return keepWords(request, of, holds, next)
  },
})

export const draftSectionPage = definePage({
  path: '/drafts/:code/sections/:part',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'draft.changed',
  publishes: 'nothing',
  template: 'responses/giving/section.njk',
  params: z.object({ code: z.string().max(60), part: partParam }),
  form: drawnOnly(ownFields),
  changesPages: false,
  receives: filesOfDraft,
  async show(request) {
    const { params, typed } = request
    const held = await arriveAtDraft(request, params.code)
    if (leadsOn(held)) return held
    const { t } = held
    if ((held.draft.receipt || held.standing !== 'open') && !typed) return redirect(held.base)
    const holds = holdsPart(held.of, params.part, held.draft.fields, typed?.values ?? null)
    const view = await draftView(held, holds, request)
    const page = pageOf(held.of, params.part)
    // A page on which nothing is asked any more leads on.
    if (page && !typed && askedOn(held.of, page, view.fields).length === 0)
      return redirect(after(held.of, params.part, view.base, view.fields))
    return {
      ...view,
      ...partView(held.of, params.part, view.fields, true, { ...request, t }),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
    }
  },
  async submit(request) {
    const { params, raw } = request
    const held = await openDraft(request, params.code)
    const holds = holdsPart(held.of, params.part, held.draft.fields, raw.values)
    const { base } = held
    const way = wayOf(raw)
    const fields = withTyped(held.draft.fields, raw, holds)
    const overview = raw.values['action']?.includes('overview') ? base : after(held.of, params.part, base, fields)
    const next = way.kind === 'go' ? goTo(base, way.to) : overview
    return saveDraft(request, held, holds, next)
  },
})
