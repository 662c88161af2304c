/** Have your say: the whole response form on one page, the same for everybody, given or put aside. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { findBefore } from '../../../web/once.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { actionOf, commentViews, headView, sectionView, trailTo } from '../form/form.view.ts'
import { commentedParagraphs, readSaid, typedFields } from '../form/reading.ts'
import { findPackParagraphs, respondingSubject, standingFor } from '../form/responding.queries.ts'
import { give } from './give.ts'
import { putAside } from './put-aside.ts'
import { asDataAddress, copyOfTyped } from './typed-copy.ts'

export const respondPage = definePage({
  path: '/consultations/:slug/response',
  workspace: { stage: 'gather', label: 'consultations.nav.response' },
  access: anyone,
  audit: 'response.given',
  template: 'responses/giving/respond.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ paragraph: z.string().max(40).optional() }),
  form: drawnOnly(ownFields),
  sameForAll: true,
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, query, typed, now, area, today, t }) {
    const fields = typed?.values ?? {}
    const standing = standingFor(of, { now, today, area })
    const [wanted] = query.paragraph && !typed ? await findPackParagraphs(db, of.id, [query.paragraph]) : []
    // Whoever comes from reading a paragraph finds its box open, in its place among the others.
    if (wanted && standing === 'open') {
      const document = `/consultations/${of.slug}/response/documents/${wanted.documentSlug}`
      return redirect(`${document}?paragraph=${wanted.id}#box-${wanted.id}`)
    }
    const paragraphs = typed ? await findPackParagraphs(db, of.id, commentedParagraphs(typed)) : []
    const copy = typed && standing !== 'open' ? copyOfTyped(of, fields, paragraphs, t) : ''
    return {
      title: standing === 'open' ? t('responses.form.title') : t(`responses.form.title-${standing}`),
      breadcrumbs: trailTo(of, t),
      standing,
      ...headView(of, { now, today, area }),
      parts: standing === 'open' ? of.form.sections.map(section => sectionView(of, section, fields, typed)) : [],
      comments: standing === 'open' ? commentViews(paragraphs, fields, typed) : [],
      copy,
      copyHref: copy ? asDataAddress(copy) : '',
    }
  },
  async take(request) {
    const { subject: of, raw, hub, db, claim } = request
    if (standingFor(of, request) !== 'open') {
      const before = await findBefore(db, hub.seal, claim)
      return before?.kind === 'same'
        ? { kind: 'redirect', to: before.to }
        : refuse({ form: 'responses.problem.not-open' })
    }
    if (actionOf(raw) === 'save') return putAside(request, of, typedFields(raw))
    const known = await findPackParagraphs(db, of.id, commentedParagraphs(raw))
    const said = readSaid(of.form, raw, new Set(known.map(paragraph => paragraph.id)))
    return said.ok ? give(db, of, said.value, request) : refuse(said.problem)
  },
})
