/** Clears what has run out: links, sessions, held forms and the tokens of forms taken long ago. */
import { forgetRemoved } from '../../db/removed.ts'
import { defineJob } from '../../jobs/jobs.ts'
import { forgetRunOut } from '../../web/forget.ts'

const DAY = 24 * 60 * 60 * 1000

export const forgetExpired = defineJob({
  name: 'forget-expired',
  every: '17 3 * * *',
  does: 'Clears sign-in links, sessions and held forms that have run out',
  async run({ db, now }) {
    const today = now()
    const weekAgo = new Date(today.getTime() - 7 * DAY)
    const links = await db.deleteFrom('sign_in_link').where('expires_at', '<', weekAgo).executeTakeFirst()
    await db.deleteFrom('sign_in_attempt').where('expires_at', '<', today).execute()
    await db.deleteFrom('passkey_challenge').where('expires_at', '<', today).execute()
    await forgetRemoved(db, today)
    const gone = await forgetRunOut(db, today)
    return `${links.numDeletedRows} links, ${gone.sessions} sessions, ${gone.forms} held forms, ${gone.files} of their files`
  },
})
