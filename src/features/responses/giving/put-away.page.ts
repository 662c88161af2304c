/** Have this browser forget what was begun or given with it, as on a computer that others use: the code still finds it. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { noPencil, pencilOf } from './pencil.ts'

export const putAwayPage = definePage({
  path: '/consultations/:slug/response/put-away',
  access: anyone,
  audit: 'draft.put-away',
  template: 'responses/giving/put-away.njk',
  params: z.object({ slug: z.string() }),
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, t } = request
    const pencil = await pencilOf(request, of)
    return {
      title: t('responses.put-away.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.form.title'), href: `/consultations/${of.slug}/response` }],
      code: pencil && (pencil.kind === 'draft' ? pencil.draft.code : pencil.code),
    }
  },
  // Nothing changes but the browser: what was begun stays, and its code finds it.
  async take({ subject: of }) {
    return redirect(`/consultations/${of.slug}`, 'responses.done.put-away', [noPencil(of)])
  },
})
