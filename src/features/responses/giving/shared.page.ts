/** Say, before giving, that others use this computer too: from then on as little stays in its browser as giving needs. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingIn, respondingSubject } from '../form/responding.queries.ts'
import { keepCode } from '../sealing/own-address.ts'
import { isShared, nowShared, sharedCookie } from '../sealing/shared-computer.ts'
import { noDrafts } from './draft-address.ts'
import { findGiven, pencilOf, pencilOnDraft, pencilOnResponse } from './pencil.ts'

export const sharedPage = definePage({
  path: '/consultations/:slug/response/shared-computer',
  inLanguages: respondingIn,
  access: anyone,
  audit: 'draft.on-shared-computer',
  publishes: 'nothing',
  template: 'responses/giving/shared.njk',
  params: z.object({ slug: z.string() }),
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, actor, t } = request
    const form = `/consultations/${of.slug}/response`
    return {
      title: t('responses.shared.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: form }],
      back: form,
      said: isShared(request),
      signedIn: actor.person !== null,
    }
  },
  // Nothing changes but the browser. What finds a draft, or a response given with it, lives as short as one from now on.
  async take(request) {
    const { subject: of, db, hub } = request
    const pencil = await pencilOf(request, of)
    const asked = { ...request, cookies: { ...request.cookies, [sharedCookie]: nowShared.value } }
    return redirect(`/consultations/${of.slug}/response`, 'responses.done.shared', [
      nowShared,
      ...(pencil?.kind === 'draft' ? pencilOnDraft(of, pencil.draft.code, asked) : [noDrafts]),
      ...(pencil?.kind === 'given'
        ? [
            ...pencilOnResponse(of, pencil.code, asked),
            ...keepCode((await findGiven(db, hub, pencil.code)).reference, pencil.code, asked),
          ]
        : []),
    ])
  },
})
