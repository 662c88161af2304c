/** Clears what has run out: links, sessions, held forms and the tokens of forms taken long ago. */
import { putBackDays } from '../../db/removed.ts'
import { defineJob } from '../../jobs/jobs.ts'
import { forgetSightings } from '../../web/sightings.ts'

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
    const sessions = await db.deleteFrom('session').where('expires_at', '<', weekAgo).executeTakeFirst()
    const held = await db.deleteFrom('held_form').where('expires_at', '<', today).executeTakeFirst()
    const files = await db.deleteFrom('held_file').where('expires_at', '<', today).executeTakeFirst()
    await db
      .deleteFrom('removed_row')
      .where('created_at', '<', new Date(today.getTime() - putBackDays * DAY))
      .execute()
    await forgetSightings(db, today)
    await db.deleteFrom('tries').where('until', '<', today).execute()
    await db
      .deleteFrom('submission')
      .where('created_at', '<', new Date(today.getTime() - 90 * DAY))
      .execute()
    return `${links.numDeletedRows} links, ${sessions.numDeletedRows} sessions, ${held.numDeletedRows} held forms, ${files.numDeletedRows} of their files`
  },
})
