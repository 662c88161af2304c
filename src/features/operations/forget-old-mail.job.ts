/** Deletes mail that has had its time: what it told stands in the records. */
import { defineJob } from '../../jobs/jobs.ts'
import { forgetMailBefore } from '../../mail/outbox.ts'

/** How long mail that left, failed or was kept can be seen on the page *Mail*, in days. */
export const keptFor = 90

const DAY = 24 * 60 * 60 * 1000

export const forgetOldMail = defineJob({
  name: 'forget-old-mail',
  every: '29 3 * * *',
  does: 'Deletes mail from the page Mail 90 days after it was written',
  async run({ db, now }) {
    return `${await forgetMailBefore(db, new Date(now().getTime() - keptFor * DAY))} mails`
  },
})
