/**
 * Mail that was given up. Whoever runs what it was about is told, because somebody was not: of a person at once, but at most once a day
 * for a subject and an address; of respondents once a day by the references alone, whose addresses nobody may read, nor when they
 * wrote. Never of such a mail itself.
 */
import type { Tx } from '../../db/open.ts'
import { defineJob } from '../../jobs/jobs.ts'
import type { Failed } from '../../mail/deliver.ts'
import { type About, sendMail } from '../../mail/mail.ts'
import { subjectOfMail, whoRuns } from '../../mail/whose.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import type { Limit } from '../../web/tries.ts'
import { noteCameBack, takeCameBack } from '../responses/index.ts'

/** What mail about mail that was given up is about: it is not told of again. */
const ABOUT = 'mail-failed'
const once: Limit = { name: 'told that mail failed', most: 1, minutes: 24 * 60 }

/** Tells those who need to know of a mail that was given up. */
export function mailFailed(hub: Hub): (tx: Tx, failed: Failed) => Promise<void> {
  return async (tx, { about, to, subject, problem, tells }) => {
    if (about?.kind === ABOUT) return
    if (to === '') {
      // Of a draft nobody but its writer knows, and of an interest nobody but whoever registered it.
      if (about?.kind === 'response') await noteCameBack(tx, about.id, tells, hub.now())
      return
    }
    const others = await runnersBut(tx, hub, about, to)
    const of = about && (await subjectOfMail(tx, about))
    if (others.length === 0 || !(await hub.tries.take(once, `${of?.kind ?? 'area'} ${of?.id ?? ''} ${to}`))) return
    await tell(tx, hub, others, t('operations.mail-failed.body-person', { to, subject, problem }))
  }
}

/** Tells once a day of respondents whose mail came back. */
export const tellCameBack = defineJob({
  name: 'tell-came-back',
  every: '11 7 * * *',
  does: 'Tells those who run a consultation once a day whose mail came back, by the references of the responses alone',
  async run(hub) {
    const told = await hub.db.transaction().execute(async tx => {
      const cameBack = await takeCameBack(tx)
      for (const [id, references] of cameBack) {
        const body = t('operations.mail-failed.body-respondents', {
          count: references.length,
          references: references.join('\n'),
        })
        await tell(tx, hub, await runnersBut(tx, hub, { kind: 'consultation', id }, ''), body)
      }
      return [...cameBack.values()].flat().length
    })
    return `${told} responses`
  },
})

async function runnersBut(tx: Tx, hub: Hub, about: About | null, address: string): Promise<string[]> {
  const emails = await whoRuns(tx, about, await hub.today())
  return emails.filter(email => email.toLowerCase() !== address.toLowerCase())
}

async function tell(tx: Tx, hub: Hub, emails: readonly string[], body: string): Promise<void> {
  const area = await hub.area()
  const subject = t('operations.mail-failed.subject', { compact: area.compactName })
  for (const to of emails) await sendMail(tx, hub.seal, { to, subject, body }, { kind: ABOUT, id: area.id })
}
