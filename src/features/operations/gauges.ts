/** What waits and what failed, as figures for a monitoring system. */
import { Gauge, type Registry } from 'prom-client'
import type { Hub } from '../../web/hub.ts'
import { type Queues, readQueues } from './queues.queries.ts'

/** How long the database may take to say how the queues stand, in milliseconds: the other figures do not wait longer. */
const PATIENCE = 2_000

type Figure = {
  readonly name: string
  readonly help: string
  readonly of: (queues: Queues, now: Date) => number | null
}

const figures: readonly Figure[] = [
  { name: 'hub_mail_waiting', help: 'Mail to people of the area that waits', of: ({ mail }) => mail.waiting },
  { name: 'hub_mail_failed', help: 'Mail to people of the area that was given up', of: ({ mail }) => mail.failed },
  {
    name: 'hub_mail_held_back',
    help: 'Mail held back since the installation was restored',
    of: ({ mail }) => mail.heldBack,
  },
  {
    name: 'hub_mail_waiting_seconds',
    help: 'For how long the oldest mail waits',
    of: ({ mail }, now) => (mail.waitingSince ? secondsSince(mail.waitingSince, now) : 0),
  },
  {
    name: 'hub_sealed_mail_stuck',
    help: '1 where mail to respondents is stuck since an earlier day',
    of: ({ mail }) => Number(mail.sealedStuck),
  },
  { name: 'hub_jobs_waiting', help: 'Background work that is due and not begun', of: ({ work }) => work.waiting },
  {
    name: 'hub_jobs_failed',
    help: 'Kinds of background work whose last run failed',
    of: ({ work }) => work.failing.length,
  },
  { name: 'hub_jobs_still', help: '1 where background work stands still', of: ({ work }) => Number(work.still) },
  {
    name: 'hub_backup_age_seconds',
    help: 'Since the last backup by "compact-hub backup"; left out where none is known',
    of: ({ lastBackup }, now) => (lastBackup ? secondsSince(lastBackup, now) : null),
  },
]

/** Adds the figures of the queues to a registry; gives what reads them anew, all in one reading, before they are told. */
export function gaugeQueues(registry: Registry, hub: Pick<Hub, 'db' | 'now'>): () => Promise<void> {
  const registers = [registry]
  const gauges = figures.map(({ name, help, of }) => ({ gauge: new Gauge({ name, help, registers }), of }))
  const up = new Gauge({
    name: 'hub_database_up',
    help: '1 where the database said in time how the queues stand',
    registers,
  })
  return async () => {
    const now = hub.now()
    const queues = await atMost(readQueues(hub.db, now))
    up.set(Number(queues !== null))
    for (const { gauge, of } of gauges) {
      const value = queues && of(queues, now)
      if (value === null) gauge.remove()
      else gauge.set(value)
    }
  }
}

function secondsSince(then: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000))
}

async function atMost(reading: Promise<Queues>): Promise<Queues | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), PATIENCE)
  try {
    return await Promise.race([reading.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}
