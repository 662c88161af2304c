/** Who decided what: public decisions of all partnerships, to be searched by anybody. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { type DecisionSearch, decisionFilters, searchDecisions } from './decision.queries.ts'

/** Most decisions on one page; a search narrows what is more. */
const MOST = 200

export const decisionsPage = definePage({
  path: '/decisions',
  access: anyone,
  audit: 'reads only',
  template: 'meetings/decisions/search.njk',
  query: z.object({
    words: z.string().max(200).optional().catch(undefined),
    partnership: z.string().max(120).optional().catch(undefined),
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .catch(undefined),
  }),
  sameForAll: true,
  async show({ db, query, t }) {
    const search: DecisionSearch = {
      ...(query.words?.trim() ? { words: query.words.trim() } : {}),
      ...(query.partnership ? { partnership: query.partnership } : {}),
      ...(query.year ? { year: query.year } : {}),
    }
    const found = await searchDecisions(db, search, MOST + 1)
    const { partnerships, years } = await decisionFilters(db)
    return {
      title: t('meetings.decisions.title'),
      decisions: found.slice(0, MOST),
      more: found.length > MOST,
      filtered: Object.keys(search).length > 0,
      words: search.words ?? '',
      partnerships: [
        { value: '', text: t('meetings.decisions.any-partnership') },
        ...partnerships.map(({ slug, name }) => ({ value: slug, text: name, selected: slug === search.partnership })),
      ],
      years: [
        { value: '', text: t('meetings.decisions.any-year') },
        ...years.map(year => ({ value: year, text: year, selected: year === search.year })),
      ],
    }
  },
})
