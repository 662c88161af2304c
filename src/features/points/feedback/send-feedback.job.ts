/**
 * Tells everybody who can be reached what came of their response, once the report is published. Each is told in a
 * transaction of their own: the seal opened, the mail written, and that they were told. So nobody is told twice or
 * forgotten, however often the work is begun again.
 */
import { defineJob } from '../../../jobs/jobs.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { noteTold, openContact } from '../../responses/index.ts'
import { takeOneToTell } from './feedback.queries.ts'
import { feedbackMail } from './feedback-mail.ts'

/** Most that one run tells; the next goes on. */
const BATCH = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

export const sendFeedback = defineJob({
  name: 'send-feedback',
  every: '*/5 * * * *',
  does: 'Tells respondents what came of their response when the report is published',
  async run(hub) {
    const told = { mail: 0, letter: 0 }
    let after = FIRST
    for (let at = 0; at < BATCH; at++) {
      const one = await tellOne(hub, after)
      if (!one) break
      told[one.how]++
      after = one.contactId
    }
    return `${told.mail} mails, ${told.letter} to be told by letter`
  },
})

async function tellOne(hub: Hub, after: string): Promise<{ contactId: string; how: 'mail' | 'letter' } | null> {
  const area = await hub.area()
  return hub.db.transaction().execute(async tx => {
    const about = await takeOneToTell(tx, after)
    if (!about) return null
    const contact = await openContact(tx, hub, about.responseId, 'feedback', 'system')
    const address = contact?.email ?? ''
    if (address === '') {
      await noteTold(tx, about.contactId, 'letter')
      return { contactId: about.contactId, how: 'letter' as const }
    }
    const mail = feedbackMail(address, about, hub.origin, area, t)
    await sendSealedMail(tx, hub.seal, mail, { kind: 'response', id: about.responseId })
    await noteTold(tx, about.contactId, { sentAt: hub.now() })
    return { contactId: about.contactId, how: 'mail' as const }
  })
}
