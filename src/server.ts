/** Serves an installation: pages, mail and background work; and stops it cleanly. */
import type { AddressInfo } from 'node:net'
import { announcerBy } from './announce.ts'
import { type App, buildApp } from './app.ts'
import { listErasures } from './db/erasures.ts'
import { storeAt } from './db/file-store.ts'
import { openReplica } from './db/open.ts'
import { everyCheckup } from './doctor.ts'
import { closeCompiler } from './documents/index.ts'
import { eraseAgain, sayRefused } from './erase-again.ts'
import { sealEditions } from './features/compact/index.ts'
import { mailFailed } from './features/operations/index.ts'
import { jobs } from './features/registry.ts'
import type { Installation } from './installation.ts'
import { keepBeginning, startJobs } from './jobs/jobs.ts'
import { keepArchive } from './keep-archive.ts'
import { smtpCarrier } from './mail/carrier.ts'
import { deliverOutbox } from './mail/deliver.ts'
import { sealOldMailboxes } from './mail/mailbox.ts'
import { planAhead } from './plan-ahead.ts'
import type { Settings } from './settings.ts'
import { leaveFirst, stopServing, waitAtMost } from './web/stop-serving.ts'
import { mayReach } from './web/unasked-mail.ts'

/** A hub that is being served. */
export type Running = App & { readonly address: string; readonly stop: () => Promise<void> }

const MAIL_EVERY = 5_000
/** How often erasures are written to the list beside the key, in milliseconds. */
const LIST_EVERY = 30_000
/** How long background work may take to end, in milliseconds: a mail that was being sent is tried again after the next start. */
const BACKGROUND_ENDS = 6_000

/** Serves an installation that has an area. */
export async function serve(installation: Installation, settings: Settings): Promise<Running> {
  const { database, seal, dataDir } = installation
  await sealEditions(database.db)
  await sealOldMailboxes(database.db, seal)
  const refused = sayRefused(await eraseAgain(database.db, seal, dataDir, new Date()))
  await listErasures(database.db, seal, dataDir)
  const { origin, trustProxy, sessions, smtp, metricsToken, mostAtWork, securityContact } = settings
  const log = settings.log.format === 'json' ? { level: settings.log.level } : null
  const replica = settings.databaseReadUrl ? openReplica(settings.databaseReadUrl) : null
  const app = await buildApp({
    database,
    replica,
    files: settings.files && storeAt(settings.files),
    seal,
    origin,
    trustProxy,
    sessions,
    metricsToken,
    mostAtWork,
    securityContact,
    log,
    checkups: () => everyCheckup({ settings, dataDir, database: async () => database, environment: process.env }),
    mailLeaves: smtp !== null,
  })
  if (refused) announcerBy(settings.log).complain(refused)
  await app.follow()
  await listen(app, settings)
  const { port } = app.server.server.address() as AddressInfo
  const background = startBackground(app, installation, settings)
  return {
    ...app,
    address: settings.port === 0 ? `http://${settings.host}:${port}` : settings.origin,
    async stop() {
      await leaveFirst(app.ready, settings.drain)
      await Promise.all([stopServing(app.server), background.stop()])
      await closeCompiler()
      await replica?.close()
      await database.close()
    },
  }
}

/** Begins to listen; says what to do where the port is taken. */
async function listen(app: App, { port, host }: Settings): Promise<void> {
  try {
    await app.server.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    const why = code === 'EACCES' ? 'may not be used by this account' : 'is used by another program'
    throw new Error(`Port ${port} ${why}. Choose another one, for example: PORT=${port + 1} npm start`, {
      cause: error,
    })
  }
}

/** Mail and jobs begin once pages are served, so that the first page does not wait for them. */
function startBackground(
  app: App,
  { database, seal, dataDir }: Installation,
  settings: Settings,
): { stop: () => Promise<void> } {
  const carrier = settings.smtp ? smtpCarrier(settings.smtp, settings.mailFrom) : null
  const report = (error: unknown): void => app.report(error, 'Background work')
  const work = keepBeginning(() => startJobs(database.pool, jobs, app.hub, report), report)
  let delivering: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    delivering = delivering
      .then(() => deliverOutbox(database.db, seal, carrier, new Date(), mailFailed(app.hub), mayReach(app.hub)))
      .catch(report)
  }, MAIL_EVERY)
  let listing: Promise<unknown> = Promise.resolve()
  const list = (): void => {
    listing = listing.then(() => listErasures(database.db, seal, dataDir)).catch(report)
  }
  const lists = setInterval(list, LIST_EVERY)
  const archive = keepArchive(database, settings.archiveDays, report)
  const plans = planAhead(database, report)
  return {
    async stop() {
      clearInterval(timer)
      clearInterval(lists)
      list()
      await Promise.all([
        archive.stop(),
        waitAtMost(plans.stop(), BACKGROUND_ENDS),
        waitAtMost(listing, BACKGROUND_ENDS),
        waitAtMost(delivering, BACKGROUND_ENDS),
        waitAtMost(work.stop(), BACKGROUND_ENDS),
      ])
    },
  }
}
