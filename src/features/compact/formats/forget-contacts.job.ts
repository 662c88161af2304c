/** Keeps the last days of the contacts of people who asked for a code in another format. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { forgetContacts } from './formats.queries.ts'

export const forgetFormatContacts = defineJob({
  name: 'forget-format-contacts',
  every: '53 3 * * *',
  does: 'Lets go how to reach people who asked for a code in another format, thirty days after they were answered',
  async run(hub) {
    const today = await hub.today()
    const gone = await hub.db.transaction().execute(async tx => {
      const ids = await forgetContacts(tx, today, hub.now())
      const area = await tx.selectFrom('area').select('id').executeTakeFirst()
      for (const id of area ? ids : [])
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'code-format.forgotten',
          subject: { kind: 'area', id: area!.id },
          record: { kind: 'code_format_request', id },
        })
      return ids
    })
    return `${gone.length} let go`
  },
})
