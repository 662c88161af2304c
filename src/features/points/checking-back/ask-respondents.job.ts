/** Mails each respondent a link of one use, by which they say whether they were understood. Each in a transaction of their own. */
import { defineJob } from '../../../jobs/jobs.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { hashToken, newToken } from '../../../web/session.ts'
import { openContact } from '../../responses/index.ts'
import { noteMailed, takeOneToMail } from './readings.queries.ts'

/** Most that one run asks; the next goes on. */
const BATCH = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

export const askRespondents = defineJob({
  name: 'ask-whether-understood',
  every: '*/5 * * * *',
  does: 'Asks respondents by a mailed link whether their response was understood, where the lead has said so',
  async run(hub) {
    let [count, after] = [0, FIRST]
    for (; count < BATCH; count++) {
      const id = await askOne(hub, after)
      if (!id) break
      after = id
    }
    return count === 0 ? undefined : `${count} asked`
  },
})

async function askOne(hub: Hub, after: string): Promise<string | null> {
  const { compactName } = await hub.area()
  return hub.db.transaction().execute(async tx => {
    const about = await takeOneToMail(tx, after)
    if (!about) return null
    const contact = await openContact(tx, hub, about.responseId, 'feedback', 'system')
    if (!contact?.email) {
      await noteMailed(tx, about.id, 'by-code')
      return about.id
    }
    const token = newToken()
    const body = [
      t('points.readings.mail', { title: about.title, reference: about.reference }),
      t('points.readings.mail-link', { link: `${hub.origin}/readings/${token}` }),
      t('points.readings.mail-why'),
      compactName,
    ].join('\n\n')
    const subject = t('points.readings.mail-subject', { title: about.title })
    await sendSealedMail(tx, hub.seal, { to: contact.email, subject, body }, { kind: 'response', id: about.responseId })
    await noteMailed(tx, about.id, { at: hub.now(), tokenHash: hashToken(token) })
    return about.id
  })
}
