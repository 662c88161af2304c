/** Have this browser forget what was begun or given with it, as on a computer that others use: the code still finds it. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { heldCookie } from '../../../web/held.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingIn, respondingSubject } from '../form/responding.queries.ts'
import { forgetCodes } from '../sealing/own-address.ts'
import { notShared } from '../sealing/shared-computer.ts'
import { findGiven, noPencil, pencilOf } from './pencil.ts'

export const putAwayPage = definePage({
  path: '/consultations/:slug/response/put-away',
  inLanguages: respondingIn,
  access: anyone,
  audit: 'draft.put-away',
  publishes: ['own response'],
  template: 'responses/giving/put-away.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ reference: z.string().max(30).optional() }),
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, actor, t } = request
    const pencil = await pencilOf(request, of)
    return {
      title: t('responses.put-away.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      code: pencil && (pencil.kind === 'draft' ? pencil.draft.code : pencil.code),
      signedIn: actor.person !== null,
    }
  },
  // Nothing changes but the browser: what was begun or given stays, and its code finds it.
  async take(request) {
    const { subject: of, query, hub, db } = request
    const pencil = await pencilOf(request, of)
    const given = pencil?.kind === 'given' ? (await findGiven(db, hub, pencil.code)).reference : ''
    return redirect(`/consultations/${of.slug}`, 'responses.done.put-away', [
      ...noPencil(of, request),
      notShared,
      { name: heldCookie, value: '', maxAge: 0 },
      ...forgetCodes(request, [query.reference ?? '', given]),
    ])
  },
})
