/** What an election does by itself: the voting papers go out on the first day, a reminder before the last, and it ends with its partnership. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { findPartnershipById, isOver } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { callOff } from './calling-off.page.ts'
import { stageOf } from './election.ts'
import { holdElection } from './elections.queries.ts'
import { tellBodies } from './telling.ts'

export const holdElectionsJob = defineJob({
  name: 'hold-elections',
  every: '30 6 * * *',
  does: 'Sends voting papers on the first day of an election and reminders before the last, and calls it off where its partnership has ended.',
  async run(hub) {
    const today = await hub.today()
    const ahead = (await hub.clock(hub.db, null, today))('reminder').value
    const running = await hub.db.selectFrom('election').select('id').where('outcome', 'is', null).execute()
    let done = 0
    for (const { id } of running)
      if (await hub.db.transaction().execute(tx => step(tx, hub, id, { today, ahead }))) done++
    if (done > 0) hub.forgetPages()
    return done === 0 ? undefined : `${done} moved on`
  },
})

/** Does what is due in one election; false where nothing is. */
async function step(
  tx: Tx,
  hub: Hub,
  id: string,
  { today, ahead }: { readonly today: Day; readonly ahead: number },
): Promise<boolean> {
  const election = await holdElection(tx, id)
  const partnership = (await findPartnershipById(tx, election.partnership_id))!
  if (election.outcome !== null) return false
  const here = { partnership, election }
  if (isOver(partnership)) {
    await callOff(tx, hub, here, t('elections.off.partnership-over'), today)
    await writeAudit(tx, {
      actor: nobody,
      as: 'system',
      action: 'partnership.election-called-off',
      subject: subjectOf(partnership),
      record: { kind: 'election', id },
    })
    return true
  }
  if (stageOf(election, election.standing, today) !== 'voting') return false
  if (election.papers_sent_on === null) {
    await tellBodies(tx, hub, here, 'vote', today)
    await tx.updateTable('election').set({ papers_sent_on: today }).where('id', '=', id).execute()
    return true
  }
  if (election.reminded_on !== null || today < addDays(election.closes_on, -ahead)) return false
  await tellBodies(tx, hub, here, 'remind', today)
  await tx.updateTable('election').set({ reminded_on: today }).where('id', '=', id).execute()
  return true
}
