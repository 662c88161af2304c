/** Comment on the paragraphs of one document of the pack: a box under each, opened without script. */
import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { definePage, leadsOn, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { boxesOf } from '../form/commentable.ts'
import { headView, trailTo } from '../form/form.view.ts'
import {
  findDocumentParagraphs,
  type PackParagraph,
  type Responding,
  respondingIn,
  respondingSubject,
  standingFor,
} from '../form/responding.queries.ts'
import { arriveAtDraft, besidePencil, draftView, goOn, holdsComments, openDraft, saveDraft } from './held-draft.ts'
import { pencilOf } from './pencil.ts'
import { keepWords } from './put-aside.ts'
import { goTo, wayOf } from './ways.ts'

/** The paragraph whose box is open, for whoever comes from reading it. */
const query = z.object({ paragraph: z.string().max(40).optional() })

/** A document of the pack with its paragraphs. */
async function documentOf(
  db: Handle,
  of: Responding,
  slug: string,
): Promise<{ title: string; slug: string; paragraphs: PackParagraph[] }> {
  const document = of.pack.find(each => each.slug === slug)
  if (!document) throw new PageProblem('not-found')
  return { ...document, paragraphs: await findDocumentParagraphs(db, of.id, document.versionId) }
}

/** The part of an address that opens the box of a paragraph. */
function whichBox(paragraph: string | undefined): string {
  return paragraph && /^[\w-]+$/.test(paragraph) ? `?paragraph=${paragraph}#box-${paragraph}` : ''
}

export const commentingPage = definePage({
  path: '/consultations/:slug/response/documents/:document',
  inLanguages: respondingIn,
  access: anyone,
  audit: 'draft.kept',
  publishes: ['own response'],
  template: 'responses/giving/commenting.njk',
  params: z.object({ slug: z.string(), document: z.string() }),
  query,
  sameForAll: true,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, params, query, db, typed, now, area, today, t } = request
    if (standingFor(of, { now, today, area }) !== 'open' && !typed)
      return redirect(`/consultations/${of.slug}/response`)
    const document = await documentOf(db, of, params.document)
    const pencil = await pencilOf(request, of)
    if (pencil && !typed) return goOn(of, pencil, `documents/${document.slug}${whichBox(query.paragraph)}`, request)
    const beside = await besidePencil(db, of, pencil, { typed, holds: holdsComments(document.paragraphs), t })
    return {
      title: t('responses.commenting.title', { title: document.title }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      ...headView(of, { now, today, area }),
      document,
      ...beside,
      comments: boxesOf(document.paragraphs, beside.fields, typed, query.paragraph),
      base: null,
      another: typed !== null && pencil?.kind === 'given',
    }
  },
  async take(request) {
    const { subject: of, params, db, raw } = request
    if (standingFor(of, request) !== 'open') return refuse({ form: 'responses.problem.not-open' })
    const document = await documentOf(db, of, params.document)
    const way = wayOf(raw)
    const next = (base: string) => (way.kind === 'go' ? goTo(base, way.to) : base)
    return keepWords(request, of, holdsComments(document.paragraphs), next)
  },
})

export const draftCommentingPage = definePage({
  path: '/drafts/:code/documents/:document',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'draft.changed',
  publishes: 'nothing',
  template: 'responses/giving/commenting.njk',
  params: z.object({ code: z.string().max(60), document: z.string() }),
  query,
  changesPages: false,
  async show(request) {
    const { params, query, db, typed } = request
    const held = await arriveAtDraft(request, params.code)
    if (leadsOn(held)) return held
    const { t } = held
    if ((held.draft.receipt || held.standing !== 'open') && !typed) return redirect(held.base)
    const document = await documentOf(db, held.of, params.document)
    const view = await draftView(held, holdsComments(document.paragraphs), request)
    return {
      ...headView(held.of, request),
      ...view,
      title: t('responses.commenting.title', { title: document.title }),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
      document,
      comments: boxesOf(document.paragraphs, view.fields, typed, query.paragraph),
    }
  },
  async submit(request) {
    const held = await openDraft(request, request.params.code)
    const document = await documentOf(request.db, held.of, request.params.document)
    const { base } = held
    const way = wayOf(request.raw)
    const next = way.kind === 'go' ? goTo(base, way.to) : base
    return saveDraft(request, held, holdsComments(document.paragraphs), next)
  },
})
