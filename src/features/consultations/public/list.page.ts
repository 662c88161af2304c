/** All public consultations: open, coming and closed, narrowed by topic, body, place or words. */
import { z } from 'zod'
import { anyone, startsConsultation } from '../../../access/access.ts'
import { asked, listQuery, readList, sortedBy } from '../../../web/list.ts'
import { definePage } from '../../../web/page.ts'
import { findLeaders } from '../beginning/new.page.ts'
import { filterChoices, findListed, type Listed, listSorts } from './list.queries.ts'

/** The address of the list, and what narrows it. */
export const consultationsQuery = z.object({
  ...listQuery,
  topic: asked,
  body: asked,
  place: asked,
  state: z.enum(['open', 'coming', 'closed', 'reading', 'results', 'withdrawn']).optional().catch(undefined),
  sort: sortedBy(listSorts),
})
type ListQuery = z.infer<typeof consultationsQuery>

export const listPage = definePage({
  path: '/consultations',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/public/list.njk',
  query: consultationsQuery,
  sameForAll: true,
  async show({ db, query, actor, now, area, today, t }) {
    const found = await findListed(db, { now, today, area }, narrowing(query))
    const { list, rows: shown } = await readList({
      path: '/consultations',
      query,
      sorts: listSorts.map(value => ({ value, text: t(`consultations.list.sort.${value}`) })),
      count: async () => found.length,
      rows: async ({ limit, offset }) => found.slice(offset, offset + limit),
    })
    const all = list.narrowed ? await findListed(db, { now, today, area }) : found
    const groups = (['open', 'coming', 'closed', 'withdrawn'] as const).map(standing => ({
      standing,
      items: of(shown, standing),
      count: of(found, standing).length,
    }))
    return {
      title: t('consultations.list.title'),
      filter: query,
      list,
      all: all.length,
      // In another order than that of their days they stand in one list.
      groups: (query.sort ?? 'days') === 'days' ? groups.filter(group => group.items.length > 0) : [],
      items: shown,
      ...filterChoices(all),
      mayBegin: actor.person !== null && startsConsultation.allows(actor, (await findLeaders(db, actor)).ref),
    }
  },
})

function of(listed: readonly Listed[], standing: string): readonly Listed[] {
  return listed.filter(each => each.standing === standing)
}

/** The part of an address's question that narrows the list. */
export function narrowing({ topic, body, place, words, state, sort }: ListQuery) {
  return {
    ...(topic ? { topic } : {}),
    ...(body ? { body } : {}),
    ...(place ? { place } : {}),
    ...(words ? { words } : {}),
    ...(state ? { state } : {}),
    ...(sort ? { sort } : {}),
  }
}
