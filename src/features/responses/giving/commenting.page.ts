/** Comment on the paragraphs of one document of the pack: a box under each, opened without script. */
import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { boxesOf } from '../form/commentable.ts'
import { headView, trailTo } from '../form/form.view.ts'
import { typedFields } from '../form/reading.ts'
import {
  findDocumentParagraphs,
  type PackParagraph,
  type Responding,
  respondingSubject,
  standingFor,
} from '../form/responding.queries.ts'
import { draftView, holdsComments, openDraft, saveDraft } from './held-draft.ts'
import { mayBeginDraft } from './limits.ts'
import { beginDraft } from './put-aside.ts'

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

export const commentingPage = definePage({
  path: '/consultations/:slug/response/documents/:document',
  access: anyone,
  audit: 'draft.kept',
  template: 'responses/giving/commenting.njk',
  params: z.object({ slug: z.string(), document: z.string() }),
  query,
  sameForAll: true,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ subject: of, params, query, db, typed, now, area, today, t }) {
    if (standingFor(of, { now, today, area }) !== 'open' && !typed)
      return redirect(`/consultations/${of.slug}/response`)
    const document = await documentOf(db, of, params.document)
    return {
      title: t('responses.commenting.title', { title: document.title }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      ...headView(of, { now, today, area }),
      document,
      comments: boxesOf(document.paragraphs, typed?.values ?? {}, typed, query.paragraph),
      base: null,
    }
  },
  async submit(request) {
    const { subject: of, raw, db, once, audit } = request
    if (standingFor(of, request) !== 'open') return refuse({ form: 'responses.problem.not-open' })
    if (!(await mayBeginDraft(request))) return refuse({ form: 'responses.problem.too-many-drafts' })
    const { id, code } = await beginDraft(db, request, of, typedFields(raw), once)
    const record = { kind: 'response_draft', id }
    await audit({ action: 'draft.kept', as: 'respondent', subject: { kind: 'consultation', id: of.id }, record })
    return redirect(`/drafts/${code}`, 'responses.done.kept')
  },
})

export const draftCommentingPage = definePage({
  path: '/drafts/:code/documents/:document',
  access: holderOfTheLink,
  audit: 'draft.changed',
  template: 'responses/giving/commenting.njk',
  params: z.object({ code: z.string().max(60), document: z.string() }),
  query,
  changesPages: false,
  async show(request) {
    const { params, query, db, typed, t } = request
    const held = await openDraft(request, params.code)
    if ((held.draft.receipt || held.standing !== 'open') && !typed) return redirect(`/drafts/${held.draft.code}`)
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
    return saveDraft(request, held, holdsComments(document.paragraphs), `/drafts/${held.draft.code}`)
  },
})
