/** The directory as a spreadsheet. */
import { anyone } from '../../access/access.ts'
import { csvFile } from '../../web/csv.ts'
import { defineDownload } from '../../web/page.ts'
import { directoryQuery } from './organisations.page.ts'
import { listOrganisations } from './organisations.queries.ts'

export const organisationsCsv = defineDownload({
  path: '/organisations.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query: directoryQuery,
  async respond({ db, hub, query, today }) {
    const rows = (await listOrganisations(db, today, query)).map(row => [
      row.name,
      row.sector,
      row.infrastructure ? 'yes' : 'no',
      row.serves,
      `${hub.origin}/organisations/${row.slug}`,
      row.endedOn,
      row.following.map(({ name }) => name).join('; '),
      row.above?.name ?? '',
    ])
    return csvFile('organisations.csv', [
      ['name', 'sector', 'infrastructure', 'serves', 'address', 'ended', 'followed by', 'part of'],
      ...rows,
    ])
  },
})
