/** Carries out changes of bodies once their last day has passed and every body named has said yes. */
import { defineJob } from '../../jobs/jobs.ts'
import { carryOut } from './carry-out.ts'
import { findChange, findDue, letGoBefore, stateOf } from './changes.queries.ts'

export const carryOutChanges = defineJob({
  name: 'carry-out-body-changes',
  every: '32 0 * * *',
  does: 'Carries out that organisations merge, part or end, once their last day has passed and each of them has said yes.',
  async run(hub) {
    const today = await hub.today()
    let done = 0
    for (const { id } of await findDue(hub.db, today))
      await hub.db.transaction().execute(async tx => {
        await tx.selectFrom('body_change').select('id').where('id', '=', id).forUpdate().execute()
        const change = await findChange(tx, id)
        if (!change || stateOf(change) !== 'agreed') return
        await carryOut(tx, hub, change, today)
        done += 1
      })
    const let_go = await letGoBefore(hub.db, today)
    if (done > 0) hub.forgetPages()
    return done + let_go === 0 ? undefined : `${done} carried out, ${let_go} can be taken back no more`
  },
})
