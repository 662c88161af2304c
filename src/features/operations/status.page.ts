/** How this installation is doing: what the check-ups find, what runs here, what waits. For the secretariat, with no secret in it. */
import { secretariat } from '../../access/access.ts'
import { examine } from '../../db/doctor.ts'
import type { Translate } from '../../web/catalogue.ts'
import { definePage } from '../../web/page.ts'
import { type Queues, readQueues } from './queues.queries.ts'
import { readRunning } from './running.queries.ts'

/** One line: what it is, how it is, and the moment that this is of. */
type Line = { readonly name: string; readonly says: string; readonly at: Date | null; readonly href?: string }

/** The worst first. */
const ORDER = ['wrong', 'warn', 'fine'] as const

export const statusPage = definePage({
  path: '/status',
  width: 'whole',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'operations/status.njk',
  async show({ hub, t, now }) {
    const found = await examine(hub.checkups())
    const running = await readRunning(hub.db)
    const queues = await readQueues(hub.db, now)
    return {
      title: t('operations.status.title'),
      breadcrumbs: [{ text: t('operations.settings.title'), href: '/settings' }],
      now,
      // What somebody has to look at stands first.
      found: found
        .map(({ name, state, says, todo }) => ({ name, state, says, todo: todo ?? null }))
        .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
      trouble: found.filter(({ state }) => state !== 'fine').length,
      lines: [...sayRunning(running, t, now), ...sayQueues(queues, t, now)],
    }
  },
})

function sayRunning(running: Awaited<ReturnType<typeof readRunning>>, t: Translate, now: Date): Line[] {
  const { version, node, startedAt, database, megabytes, lastChange } = running
  return [
    {
      name: t('operations.status.program'),
      says: t('operations.status.program-says', { version, node }),
      at: startedAt,
    },
    {
      name: t('operations.status.database'),
      says: t('operations.status.database-says', { database, megabytes }),
      at: now,
    },
    { name: t('operations.status.tables'), says: lastChange?.name ?? '', at: lastChange?.at ?? null },
  ]
}

function sayQueues({ mail, work, lastBackup }: Queues, t: Translate, now: Date): Line[] {
  const backup = { name: t('operations.status.backup'), at: lastBackup }
  return [
    { ...backup, says: lastBackup ? t('operations.status.backup-made') : t('operations.status.backup-none') },
    {
      name: t('operations.status.work'),
      says: work.stirredAt
        ? t('operations.status.work-says', { waiting: work.waiting })
        : t('operations.status.work-never'),
      at: work.dueSince ?? work.stirredAt,
      href: '/jobs',
    },
    {
      name: t('operations.status.work-failed'),
      says: work.failing.length > 0 ? work.failing.join(', ') : t('operations.status.none'),
      at: now,
      href: '/jobs',
    },
    {
      name: t('operations.status.mail-waiting'),
      says: t('operations.status.mails', { count: mail.waiting }),
      at: mail.waitingSince ?? now,
      href: '/outbox',
    },
    {
      name: t('operations.status.mail-failed'),
      says: t('operations.status.mails', { count: mail.failed }),
      at: now,
      href: '/outbox',
    },
    {
      name: t('operations.status.mail-held-back'),
      says: t('operations.status.mails', { count: mail.heldBack }),
      at: now,
      href: '/outbox',
    },
    {
      name: t('operations.status.mail-sealed'),
      says: mail.sealedStuck ? t('operations.status.mail-sealed-stuck') : t('operations.status.mail-sealed-fine'),
      at: now,
    },
  ]
}
