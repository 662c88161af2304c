/** Opens and closes consultations on their days, in the area's time zone. */
import { defineJob } from '../../../jobs/jobs.ts'
import { closeDue, openDue } from './open-and-close.ts'

export const openAndClose = defineJob({
  name: 'open-and-close-consultations',
  every: '*/5 * * * *',
  does: 'Opens consultations on their first day, tells those who asked to be told, and closes them after their last day',
  async run(hub) {
    const [now, today, area] = [hub.now(), await hub.today(), await hub.area()]
    const counts = await hub.db.transaction().execute(async tx => ({
      opened: await openDue(tx, hub, { now, today, area }),
      closed: await closeDue(tx, now, area.timeZone),
    }))
    if (counts.opened + counts.closed > 0) hub.forgetPages()
    return `${counts.opened} opened, ${counts.closed} closed`
  },
})
