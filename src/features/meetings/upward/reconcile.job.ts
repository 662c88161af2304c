/** Every morning: what waits for a board above gets on its next agenda, also where a meeting was set or a board ended meanwhile. */
import { sql } from 'kysely'
import { defineJob } from '../../../jobs/jobs.ts'
import { reconcile } from './reconcile.ts'

export const reconcileBoards = defineJob({
  name: 'boards-above-and-below',
  every: '30 0 * * *',
  does: 'Puts decisions that wait for a board above on its next agenda, and takes off what waits no more.',
  async run(hub) {
    const today = await hub.today()
    const { rows } = await sql<{ id: string }>`
      select distinct needs_board_id as id from decision
      where needs_board_id is not null and withdrawn_on is null and board_agreed is null
      union select distinct m.partnership_id from agenda_item i join meeting m on m.id = i.meeting_id
        where i.refers_decision_id is not null and m.state in ('planned', 'agenda-out')`.execute(hub.db)
    for (const { id } of rows) await hub.db.transaction().execute(tx => reconcile(tx, hub, id, today))
    if (rows.length > 0) hub.forgetPages()
    return rows.length === 0 ? undefined : `${rows.length} looked at`
  },
})
