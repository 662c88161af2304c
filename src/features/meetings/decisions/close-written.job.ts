/** Closes questions in writing whose last day has passed, by the rules of the board, and tells every seat. */
import { sql } from 'kysely'
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { t } from '../../../web/render.ts'
import { partnershipRef } from '../subject.ts'
import { closeWritten } from './close-written.ts'
import { findWritten } from './written.queries.ts'

export const closeWrittenJob = defineJob({
  name: 'close-written-procedures',
  every: '*/5 * * * *',
  does: 'Closes questions in writing whose last day, or the hour of it that was set, has passed, and tells every seat what came of it.',
  async run(hub) {
    const [today, { timeZone }] = [await hub.today(), await hub.area()]
    const due = await hub.db
      .selectFrom('written_procedure')
      .select('id')
      .where('closed_on', 'is', null)
      .where(sql<Date>`closing_moment(closes_on, closes_at, ${timeZone})`, '<=', hub.now())
      .execute()
    for (const { id } of due)
      await hub.db.transaction().execute(async tx => {
        const written = (await findWritten(tx, id))!
        const closed = await closeWritten(tx, hub, t, { written, today, note: '', version: written.version })
        if (!closed) return
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'written-procedure.closed',
          subject: partnershipRef(written.partnership_id),
          record: { kind: 'written_procedure', id },
          after: { sum: closed.sum, decision: closed.decisionId, ...closed.approval },
        })
      })
    if (due.length > 0) hub.forgetPages()
    return due.length === 0 ? undefined : `${due.length} closed`
  },
})
