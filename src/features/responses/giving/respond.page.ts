/** Have your say: the whole response form on one page, the same for everybody, given or put aside. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { findBefore } from '../../../web/once.ts'
import { definePage, type Outcome, type Repeat, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { type Asking, takesAnswerFiles } from '../files/receive.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { commentViews, headView, trailTo, wholeForm } from '../form/form.view.ts'
import { commentedParagraphs, readSaid, typedFields } from '../form/reading.ts'
import {
  findPackParagraphs,
  type Responding,
  respondingIn,
  respondingSubject,
  standingFor,
} from '../form/responding.queries.ts'
import { codeOf } from '../sealing/receipt-code.ts'
import { changeInstead, unlessAnother } from './change-instead.ts'
import { part } from './draft.queries.ts'
import { draftAddress } from './draft-address.ts'
import { writeSeen } from './draft-merge.ts'
import { give } from './give.ts'
import { besideSaved, goOn, holdsAll } from './held-draft.ts'
import { identifyingWords } from './identifying-words.ts'
import { givenBy, type Pencil, pencilOf } from './pencil.ts'
import { cookiesFor, keepWords } from './put-aside.ts'
import { asDataAddress, copyOfTyped } from './typed-copy.ts'
import { goTo, type Way, wayOf } from './ways.ts'

export const respondPage = definePage({
  path: '/consultations/:slug/response',
  workspace: { stage: 'gather', label: 'consultations.nav.response' },
  inLanguages: respondingIn,
  access: anyone,
  audit: 'response.given',
  publishes: ['own response'],
  enter: 'keeps',
  template: 'responses/giving/respond.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ paragraph: z.string().max(40).optional(), another: z.string().max(10).optional() }),
  form: drawnOnly(ownFields),
  sameForAll: true,
  changesPages: false,
  receives: takesAnswerFiles<{ subject: Responding } & Asking>(({ subject }) => subject),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { db, subject: of, query, typed, now, area, today, t } = request
    const standing = standingFor(of, { now, today, area })
    const [wanted] = query.paragraph && !typed ? await findPackParagraphs(db, of.id, [query.paragraph]) : []
    const pencil = standing === 'open' ? await pencilOf(request, of) : null
    const base = pencil?.kind === 'draft' ? draftAddress(pencil.draft, request) : `/consultations/${of.slug}/response`
    // Whoever comes from reading a paragraph finds its box open, in its place among the others.
    if (wanted && standing === 'open')
      return redirect(`${base}/documents/${wanted.documentSlug}?paragraph=${wanted.id}#box-${wanted.id}`)
    if (pencil?.kind === 'draft' && !typed) return goOn(of, pencil, 'response', request)
    const saved = pencil?.kind === 'draft' ? pencil.draft.fields : {}
    const { shown, theirs } = besideSaved(saved, typed, holdsAll)
    const paragraphs = typed
      ? await findPackParagraphs(db, of.id, commentedParagraphs({ values: shown, files: {} }))
      : []
    const copy = typed && standing !== 'open' ? copyOfTyped(of, shown, paragraphs, t) : ''
    return {
      title: standing === 'open' ? t('responses.form.title') : t(`responses.form.title-${standing}`),
      breadcrumbs: trailTo(of, t),
      standing,
      ...headView(of, { now, today, area }),
      parts: standing === 'open' ? wholeForm(of, shown, typed, t) : [],
      comments: standing === 'open' ? commentViews(paragraphs, shown, typed) : [],
      copy,
      copyHref: copy ? asDataAddress(copy) : '',
      given: pencil?.kind === 'given' && !query.another ? pencil : null,
      another: query.another !== undefined || (typed !== null && pencil?.kind === 'given'),
      typedAgain: typed !== null,
      seen: pencil?.kind === 'draft' ? writeSeen(part(saved, holdsAll)) : null,
      theirs: Object.keys(theirs).length > 0 ? copyOfTyped(of, theirs, paragraphs, t) : '',
    }
  },
  async take(request) {
    const { subject: of, raw, hub, db, claim } = request
    if (standingFor(of, request) !== 'open') {
      const before = await findBefore(db, hub.seal, claim)
      if (before?.kind !== 'same') return refuse({ form: 'responses.problem.not-open' })
      const kept = before.to.startsWith('/drafts/')
      return { kind: 'redirect', to: before.to, cookies: kept ? cookiesFor(request, of, null) : [] }
    }
    const pencil = await pencilOf(request, of)
    const way = wayOf(raw)
    if (way.kind === 'change' && pencil?.kind === 'given') return changeInstead(request, of, pencil)
    if (way.kind !== 'give') return keep(request, of, way)
    // What was begun elsewhere in this browser is given with it, and seen before: nothing of it is lost.
    if (pencil?.kind === 'draft')
      return keepWords(request, of, holdsAll, base => `${base}/check`, 'responses.done.gathered')
    return giveOnce(request, of, pencil)
  },
})

type Taking = Omit<TakeRequest<unknown, unknown, unknown, never>, 'form'>

/** Keeps the whole form; where nothing was typed there is nothing to keep, and it only leads on. */
async function keep(request: Taking, of: Responding, way: Way): Promise<Outcome | Repeat> {
  const typed = Object.keys(part(typedFields(request.raw), holdsAll)).length > 0
  if (way.kind === 'go' && !typed) return redirect(goTo(`/consultations/${of.slug}/response`, way.to))
  if (way.kind === 'go') return keepWords(request, of, holdsAll, base => goTo(base, way.to))
  if (way.kind === 'enter')
    return keepWords(request, of, holdsAll, base => `${base}/response`, 'responses.done.kept-by-enter')
  return keepWords(request, of, holdsAll, base => base)
}

/** Gives a response once from a browser, unless its reader says that this is another one. */
async function giveOnce(request: Taking, of: Responding, pencil: Pencil | null): Promise<Outcome | Repeat> {
  const { raw, db, hub, claim } = request
  const known = await findPackParagraphs(db, of.id, commentedParagraphs(raw))
  const said = readSaid(of.form, raw, new Set(known.map(paragraph => paragraph.id)))
  if (!said.ok) return refuse(said.problem)
  const instead = await unlessAnother(request, of, pencil)
  if (instead) return instead
  // What seems to show who they are is looked at once more, by whoever wrote it and before anybody else reads it.
  if (identifyingWords(of, said.value).length > 0)
    return keepWords(request, of, holdsAll, base => `${base}/check`, 'responses.done.look-again')
  const outcome = await give(db, of, said.value, request)
  if (outcome.kind !== 'repeat') return outcome
  // The page was gone back to after giving: its token still knows the response, also where no cookie is kept.
  const given = await givenBy(db, hub, codeOf(hub.seal, claim.token, 'response'), of)
  if (given) return changeInstead(request, of, given)
  return keepWords(request, of, holdsAll, base => `${base}/check`, 'responses.done.gathered')
}
