/**
 * Mail that was given up. Whoever runs what it was about is told, because somebody was not: of a respondent by the reference alone,
 * whose address nobody may read. At most once a day for each address, and never of such a mail itself.
 */
import type { Tx } from '../../db/open.ts'
import type { Failed } from '../../mail/deliver.ts'
import { sendMail } from '../../mail/mail.ts'
import { whoRuns } from '../../mail/whose.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import type { Limit } from '../../web/tries.ts'
import { noteCameBack } from '../responses/index.ts'

/** What mail about mail that was given up is about: it is not told of again. */
const ABOUT = 'mail-failed'
const once: Limit = { name: 'told that mail failed', most: 1, minutes: 24 * 60 }

/** Tells those who need to know of a mail that was given up. */
export function mailFailed(hub: Hub): (tx: Tx, failed: Failed) => Promise<void> {
  return async (tx, { about, to, subject, problem, tells }) => {
    if (about?.kind === ABOUT) return
    const reference = about?.kind === 'response' ? await noteCameBack(tx, about.id, tells, hub.now()) : null
    // Of a draft nobody but its writer knows, and of an interest nobody but whoever registered it.
    if (to === '' && reference === null) return
    if (!(await hub.tries.take(once, to || `response ${about?.id}`))) return
    const area = await hub.area()
    const known = to === '' ? 'respondent' : 'person'
    const body = t(`operations.mail-failed.body-${known}`, { to, subject, problem, reference: reference ?? '' })
    for (const email of await whoRuns(tx, about, await hub.today()))
      if (email.toLowerCase() !== to.toLowerCase())
        await sendMail(
          tx,
          hub.seal,
          { to: email, subject: t('operations.mail-failed.subject', { compact: area.compactName }), body },
          { kind: ABOUT, id: area.id },
        )
  }
}
