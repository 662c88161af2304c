/** Lets membership lists go by the day that they say, where nobody took them over. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { forgetOldLists } from './membership.queries.ts'

export const forgetMembershipLists = defineJob({
  name: 'forget-membership-lists',
  every: '43 3 * * *',
  does: 'Deletes membership lists that were not taken over by their day',
  async run(hub) {
    const today = await hub.today()
    const gone = await hub.db.transaction().execute(async tx => {
      const lists = await forgetOldLists(tx, today)
      for (const { id, partnershipId } of lists)
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'partnership.membership-let-go',
          subject: { kind: 'partnership', id: partnershipId },
          record: { kind: 'membership_list', id },
        })
      return lists.length
    })
    return gone === 0 ? undefined : `${gone} let go`
  },
})
