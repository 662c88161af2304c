/** Lets files of responses go by the day that they say: those that were never taken in, and what was told of the rows of the others. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import type { Day } from '../../../kernel/day.ts'
import { eraseFile } from './imports.queries.ts'

export const forgetImports = defineJob({
  name: 'forget-response-files',
  every: '53 3 * * *',
  does: 'Erases files of responses that were not taken in by their day, and what was told of the rows of the others',
  async run(hub) {
    const today = await hub.today()
    const gone = await hub.db.transaction().execute(tx => letGo(tx, today))
    return gone === 0 ? undefined : `${gone} let go`
  },
})

async function letGo(tx: Tx, today: Day): Promise<number> {
  const waiting = await tx
    .updateTable('response_import')
    .set(eb => ({ state: 'dropped', counts: '{}', version: eb('version', '+', 1) }))
    .where('state', 'in', ['columns', 'reading', 'ready'])
    .where('kept_until', '<', today)
    .returning(['id', 'consultation_id', 'source'])
    .execute()
  for (const { id, consultation_id, source } of waiting) {
    await eraseFile(tx, id, true)
    await writeAudit(tx, {
      actor: nobody,
      as: 'system',
      action: 'response.import-dropped',
      subject: { kind: 'consultation', id: consultation_id },
      record: { kind: 'response_import', id },
      before: { source },
    })
  }
  const over = tx
    .selectFrom('response_import')
    .select('id')
    .where('state', 'in', ['taken', 'back'])
    .where('kept_until', '<', today)
  await tx.deleteFrom('response_import_row').where('import_id', 'in', over).execute()
  return waiting.length
}
