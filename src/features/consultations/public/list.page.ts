/** All public consultations: open, coming and closed, narrowed by topic, body, place or words. */
import { z } from 'zod'
import { anyone, startsConsultation } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { findLeaders } from '../plan/new.page.ts'
import { filterChoices, findListed, type Listed } from './list.queries.ts'

const PAGE = 50
const text = z.string().trim().max(100).optional().catch(undefined)
/** The address of the list, and what narrows it. */
export const listQuery = z.object({
  topic: text,
  body: text,
  place: text,
  words: text,
  state: z.enum(['open', 'coming', 'closed', 'reading', 'results', 'withdrawn']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})
type ListQuery = z.infer<typeof listQuery>

export const listPage = definePage({
  path: '/consultations',
  access: anyone,
  audit: 'reads only',
  template: 'consultations/public/list.njk',
  query: listQuery,
  sameForAll: true,
  async show({ db, query, actor, today, t }) {
    const narrowed = Object.entries(query).some(([name, value]) => name !== 'page' && value)
    const found = await findListed(db, today, narrowing(query))
    const all = narrowed ? await findListed(db, today) : found
    const pages = Math.max(1, Math.ceil(found.length / PAGE))
    const page = Math.min(query.page ?? 1, pages)
    const shown = found.slice((page - 1) * PAGE, page * PAGE)
    return {
      title: t('consultations.list.title'),
      filter: query,
      narrowed,
      count: found.length,
      all: all.length,
      groups: (['open', 'coming', 'closed', 'withdrawn'] as const)
        .map(standing => ({ standing, items: of(shown, standing), count: of(found, standing).length }))
        .filter(group => group.items.length > 0),
      ...filterChoices(all),
      search: searchOf(query),
      pages: Array.from({ length: pages }, (_, index) => ({
        number: index + 1,
        href: `/consultations?${searchOf(query)}page=${index + 1}`,
        current: index + 1 === page,
      })),
      mayBegin: actor.person !== null && startsConsultation.allows(actor, (await findLeaders(db, actor)).ref),
    }
  },
})

function of(listed: readonly Listed[], standing: string): readonly Listed[] {
  return listed.filter(each => each.standing === standing)
}

/** The part of an address's question that narrows the list. */
export function narrowing({ topic, body, place, words, state }: ListQuery) {
  return {
    ...(topic ? { topic } : {}),
    ...(body ? { body } : {}),
    ...(place ? { place } : {}),
    ...(words ? { words } : {}),
    ...(state ? { state } : {}),
  }
}

/** The same narrowing as the beginning of another address's question. */
function searchOf(query: ListQuery): string {
  const search = new URLSearchParams(narrowing(query)).toString()
  return search === '' ? '' : `${search}&`
}
