/** Closes rounds of questions whose last day has passed. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { closeRound } from './rounds.queries.ts'

export const closeRoundsJob = defineJob({
  name: 'close-survey-rounds',
  every: '10 0 * * *',
  does: 'Closes health checks and pulses whose last day has passed.',
  async run(hub) {
    const today = await hub.today()
    const due = await hub.db
      .selectFrom('survey_round')
      .select(['id', 'partnership_id'])
      .where('closed_on', 'is', null)
      .where('closes_on', '<', today)
      .execute()
    for (const round of due)
      await hub.db.transaction().execute(async tx => {
        if (!(await closeRound(tx, round.id, today))) return
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'partnership.round-closed',
          subject: { kind: 'partnership', id: round.partnership_id },
          record: { kind: 'survey_round', id: round.id },
        })
      })
    if (due.length > 0) hub.forgetPages()
    return due.length === 0 ? undefined : `${due.length} closed`
  },
})
