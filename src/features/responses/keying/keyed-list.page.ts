/** Every response that was keyed in: to be found again, checked by a second person, and thanked for by letter. */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { countKeyed, listKeyed } from './keyed.queries.ts'

export const keyedListPage = definePage({
  path: '/consultations/:slug/keyed',
  workspace: { stage: 'gather', label: 'consultations.nav.keyed' },
  width: 'whole',
  access: keysResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'responses/keying/keyed-list.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ page: listQuery.page, left: z.enum(['check', 'letter']).optional().catch(undefined) }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, query, actor, t }) {
    const { left } = query
    const counts = await countKeyed(db, of.id)
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/keyed`,
      query,
      count: () => Promise.resolve(counts[left ?? 'all']),
      rows: window => listKeyed(db, of.id, left ?? null, window),
    })
    return {
      title: t('responses.keyed-list.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.keying.title'), href: `/consultations/${of.slug}/keying` }],
      of,
      left: left ?? '',
      all: counts.all,
      list,
      keyed: rows,
      me: actor.person?.id,
      counts: (['check', 'letter'] as const).map(name => ({ name, count: counts[name] })),
    }
  },
})
