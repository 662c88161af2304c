/** Who decided what: public decisions of all partnerships and consultations, to be searched by anybody. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { csvFile } from '../../../web/csv.ts'
import { asked, listQuery, readList, sortedBy } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { type DecisionSearch, decisionFilters } from '../decision.queries.ts'
import { consultationYears, countDecided, decidedLines, findDecided } from './found.queries.ts'

const sorts = ['newest', 'oldest'] as const
const searchQuery = z.object({
  ...listQuery,
  sort: sortedBy(sorts),
  partnership: asked,
  of: z.enum(['partnership', 'consultation']).optional().catch(undefined),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
})

/** What is really looked for: parts left blank look for nothing. */
function searchOf(query: z.infer<typeof searchQuery>): DecisionSearch {
  return {
    ...(query.words ? { words: query.words } : {}),
    ...(query.partnership ? { partnership: query.partnership } : {}),
    ...(query.of ? { of: query.of } : {}),
    ...(query.year ? { year: query.year } : {}),
    ...(query.sort ? { sort: query.sort } : {}),
  }
}

export const decisionsPage = definePage({
  path: '/decisions',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/decisions/search.njk',
  query: searchQuery,
  sameForAll: true,
  async show({ db, query, t }) {
    const search = searchOf(query)
    const { list, rows: decisions } = await readList({
      path: '/decisions',
      query,
      sorts: sorts.map(value => ({ value, text: t(`meetings.decisions.sort.${value}`) })),
      count: () => countDecided(db, search),
      rows: part => findDecided(db, search, part),
    })
    const { partnerships, years: own } = await decisionFilters(db)
    const years = [...new Set([...own, ...(await consultationYears(db))])].sort().reverse()
    return {
      title: t('meetings.decisions.title'),
      list,
      decisions,
      kinds: ['', 'partnership', 'consultation'].map(value => ({
        value,
        text: t(`meetings.decisions.of-options.${value || 'any'}`),
        selected: value === (search.of ?? ''),
      })),
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

export const decisionsCsv = defineDownload({
  path: '/decisions.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query: searchQuery,
  async respond({ db, hub, query, t }) {
    const rows = (await decidedLines(db, searchOf(query))).map(line => [
      line.on,
      t(`meetings.decisions.of-options.${line.of}`),
      line.where,
      line.text,
      line.basis,
      line.how === null
        ? ''
        : `${t(`meetings.decision.how.${line.how}`)}${line.carried ? '' : `. ${t('meetings.decision.not-carried')}`}`,
      line.by,
      line.for ?? '',
      line.against ?? '',
      line.abstain ?? '',
      `${hub.origin}${line.path}`,
    ])
    const heads = [
      'date',
      'kind',
      'where',
      'decision',
      'basis',
      'how',
      'owner',
      'for',
      'against',
      'abstained',
      'address',
    ]
    return csvFile('decisions.csv', [heads.map(head => t(`meetings.csv.${head}`)), ...rows])
  },
})
