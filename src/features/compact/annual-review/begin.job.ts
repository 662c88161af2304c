/** Begins the yearly review when it is due, so that nobody has to remember it. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { addDays, addMonths } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { beginReview, lastLookedAt } from './begin.ts'

export const beginYearlyReview = defineJob({
  name: 'begin-yearly-review',
  every: '12 5 * * *',
  does: 'Begins the yearly review of the Compact, so long before it is due as both sides have to answer',
  async run(hub) {
    const today = await hub.today()
    const area = await hub.area()
    return hub.db.transaction().execute(async tx => {
      await tx.selectFrom('area').select('id').forUpdate().execute()
      const last = await lastLookedAt(tx)
      const clock = await hub.clock(tx, null, today)
      if (!last || addDays(addMonths(last, clock('annual-review').value), -clock('party-answer').value) > today)
        return undefined
      const id = await beginReview(tx, hub, today, t)
      await writeAudit(tx, {
        ...{ actor: nobody, as: 'system', action: 'compact.review-opened', subject: { kind: 'area', id: area.id } },
        record: { kind: 'compact_review', id },
      })
      return 'begun'
    })
  },
})
