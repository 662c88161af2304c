/** Every row of a file with what would become of it, or became of it: for whoever brought it in. */
import { keysResponses } from '../../../access/access.ts'
import { inParts } from '../../../db/in-parts.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { sayRow } from './import.page.ts'
import { importParams, importSubject } from './import-subject.ts'
import { readRows } from './rows.queries.ts'

export const importRowsCsv = defineDownload({
  path: '/consultations/:slug/imports/:id/rows.csv',
  access: keysResponses,
  audit: 'reads only',
  publishes: 'nothing',
  params: importParams,
  subject: importSubject,
  async respond({ db, hub, subject: { file, own }, today, t }) {
    // What was typed may stand in it, and it is kept for some days only.
    if (!own || file.keptUntil < today || file.state === 'columns' || file.state === 'dropped') return null
    async function* rows() {
      const read = (after: number | null, limit: number) =>
        readRows(db, hub.seal, file.id, { after: after ?? 0, limit })
      for await (const part of inParts(read, ({ row }) => row))
        yield part.map(each => {
          const { row, outcome, reference, told } = sayRow(each, file, t)
          const why = told.map(({ column, text }) => (column === '' ? text : `${column}: ${text}`)).join('\n')
          return [row, t(`responses.import.outcome.${outcome}`), reference, why]
        })
    }
    const header = ['row', 'outcome', 'reference', 'why'].map(name => t(`responses.import.head.${name}`))
    return longCsvFile('rows.csv', header, rows())
  },
})
