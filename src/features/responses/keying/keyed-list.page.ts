/** Every response that was keyed in: to be found again, checked by a second person, and thanked for by letter. */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { type KeyedLine, listKeyed } from './keyed.queries.ts'

const filters: Readonly<Record<string, (line: KeyedLine) => boolean>> = {
  check: ({ checkedAt, withdrawn }) => checkedAt === null && !withdrawn,
  letter: ({ letterWaits }) => letterWaits,
}

export const keyedListPage = definePage({
  path: '/consultations/:slug/keyed',
  workspace: { stage: 'gather', label: 'consultations.nav.keyed' },
  width: 'whole',
  access: keysResponses,
  audit: 'reads only',
  template: 'responses/keying/keyed-list.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ left: z.enum(['check', 'letter']).optional().catch(undefined) }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, query: { left }, actor, t }) {
    const all = await listKeyed(db, of.id)
    return {
      title: t('responses.keyed-list.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.keying.title'), href: `/consultations/${of.slug}/keying` }],
      of,
      left: left ?? '',
      all: all.length,
      keyed: left ? all.filter(filters[left]!) : all,
      me: actor.person?.id,
      counts: Object.entries(filters).map(([name, test]) => ({ name, count: all.filter(test).length })),
    }
  },
})
