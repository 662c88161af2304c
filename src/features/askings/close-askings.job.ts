/** Closes rounds about organisations whose last day has passed. */
import { nobody } from '../../access/access.ts'
import { writeAudit } from '../../db/audit.ts'
import { defineJob } from '../../jobs/jobs.ts'

export const closeAskings = defineJob({
  name: 'close-askings',
  every: '12 0 * * *',
  does: 'Closes rounds in which others are asked about an organisation, once their last day has passed.',
  async run(hub) {
    const today = await hub.today()
    const due = await hub.db
      .selectFrom('asking_round')
      .select(['id', 'organisation_id'])
      .where('closed_on', 'is', null)
      .where('closes_on', '<', today)
      .execute()
    for (const { id, organisation_id } of due)
      await hub.db.transaction().execute(async tx => {
        const closed = await tx
          .updateTable('asking_round')
          .set(eb => ({ closed_on: today, version: eb('version', '+', 1) }))
          .where('id', '=', id)
          .where('closed_on', 'is', null)
          .executeTakeFirst()
        if (Number(closed.numUpdatedRows) === 0 || organisation_id === null) return
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'organisation.asking-closed',
          subject: { kind: 'organisation', id: organisation_id },
          record: { kind: 'asking_round', id },
        })
      })
    if (due.length > 0) hub.forgetPages()
    return due.length === 0 ? undefined : `${due.length} closed`
  },
})
