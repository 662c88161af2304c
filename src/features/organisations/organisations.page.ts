/** The directory of organisations. */
import { z } from 'zod'
import { anyone, secretariat } from '../../access/access.ts'
import { listQuery, readList, sortedBy } from '../../web/list.ts'
import { definePage } from '../../web/page.ts'
import { countOrganisations, directorySorts, listOrganisations } from './organisations.queries.ts'
import { sectors } from './sectors.ts'

/** The address of the directory, and what narrows it. */
export const directoryQuery = z.object({
  ...listQuery,
  sector: z.enum(sectors).optional().catch(undefined),
  sort: sortedBy(directorySorts),
})

export const organisationsPage = definePage({
  path: '/organisations',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'organisations/organisations.njk',
  query: directoryQuery,
  sameForAll: true,
  async show({ db, query, actor, today, t }) {
    const { list, rows: organisations } = await readList({
      path: '/organisations',
      query,
      sorts: directorySorts.map(value => ({ value, text: t(`organisations.sort.${value}`) })),
      count: () => countOrganisations(db, query),
      rows: part => listOrganisations(db, today, query, part),
    })
    return {
      title: t('organisations.title'),
      list,
      organisations,
      sectors: [
        { value: '', text: t('organisations.any-sector') },
        ...sectors.map(value => ({
          value,
          text: t(`organisations.form.sector-options.${value}`),
          selected: value === query.sector,
        })),
      ],
      mayAdd: secretariat.allows(actor, null),
    }
  },
})
