/** Lets lists of organisations go by the day that they say: those never taken in, and the rows that were left out of the others. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { letLeftOutGo, letWaitingGo } from './import.queries.ts'

export const letListsGo = defineJob({
  name: 'let-organisation-lists-go',
  every: '41 3 * * *',
  does: 'Deletes lists of organisations that were not taken in by their day, and rows that were left out of the others',
  async run(hub) {
    const [today, area] = [await hub.today(), await hub.area()]
    const gone = await hub.db.transaction().execute(async tx => {
      const lists = [...(await letWaitingGo(tx, { before: today })), ...(await letLeftOutGo(tx, today))]
      for (const { id, ...before } of lists)
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'organisation.list-let-go',
          subject: { kind: 'area', id: area.id },
          record: { kind: 'directory_import', id },
          before,
        })
      return lists.length
    })
    return gone === 0 ? undefined : `${gone} let go`
  },
})
