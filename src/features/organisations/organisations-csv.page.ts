/** The directory as a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { anyone } from '../../access/access.ts'
import { defineDownload } from '../../web/page.ts'
import { listOrganisations } from './organisations.queries.ts'

export const organisationsCsv = defineDownload({
  path: '/organisations.csv',
  access: anyone,
  audit: 'reads only',
  async respond({ db, hub }) {
    const rows = (await listOrganisations(db)).map(row => [
      row.name,
      row.sector,
      row.infrastructure ? 'yes' : 'no',
      row.serves,
      `${hub.origin}/organisations/${row.slug}`,
    ])
    const body = stringify([['name', 'sector', 'infrastructure', 'serves', 'address'], ...rows], {
      bom: true,
      escape_formulas: true,
    })
    return { type: 'text/csv; charset=utf-8', body, filename: 'organisations.csv' }
  },
})
