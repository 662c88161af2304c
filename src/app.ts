/** Builds the application: the Hub, its server and every route. Nothing listens and no work runs until it is asked to. */
import cookie from '@fastify/cookie'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { leadsConsultation, nobody } from './access/access.ts'
import type { Checkup } from './db/doctor.ts'
import { type FileStore, onlyRead, StoreAway } from './db/file-store.ts'
import { type Follows, loadFollows } from './db/follows.ts'
import type { Database } from './db/open.ts'
import { isDatabaseAway, isDiskFull } from './db/recover.ts'
import { type Replica, replicaOf } from './db/replica.ts'
import type { Seal } from './db/seal.ts'
import type { Touched } from './db/touched.ts'
import { clockOf } from './features/compact/index.ts'
import { gaugeQueues } from './features/operations/index.ts'
import { jobs, owed, reminders, routes, workspaces } from './features/registry.ts'
import { runAside } from './jobs/aside.ts'
import { writeAside } from './jobs/write-aside.ts'
import { type Host, hostRehearsals } from './rehearsals.ts'
import { reportFault } from './report-fault.ts'
import type { TrustProxy } from './settings.ts'
import { sendProblem } from './web/answer.ts'
import { readArea, todayIn } from './web/area.ts'
import { actorOf } from './web/ask.ts'
import { serveAssets } from './web/assets.ts'
import { type Changes, changesOf } from './web/changes.ts'
import { securityHeaders } from './web/guard.ts'
import type { Area, Hub } from './web/hub.ts'
import { type Load, lagMeter, loadOf } from './web/load.ts'
import { type LogSettings, logAnswers, logFault, loggingBy, patternOf } from './web/log.ts'
import { gaugeReplica, measureServer } from './web/measures.ts'
import { mount } from './web/mount.ts'
import { type OpenServing, openServing } from './web/open-serving.ts'
import { pageStore, type Words } from './web/page-store.ts'
import { placesOf } from './web/places-of.ts'
import { serveProbes } from './web/probes.ts'
import { PageProblem, type Problem } from './web/problems.ts'
import { quietAmong } from './web/quiet.ts'
import { readForms } from './web/read-request.ts'
import { type Ready, readiness } from './web/readiness.ts'
import { readingOf } from './web/reading.ts'
import { rehearsalStrip } from './web/rehearsal-strip.ts'
import { serveRehearsals } from './web/rehearsed-answer.ts'
import { remembering } from './web/remembering.ts'
import { serveSecurityTxt } from './web/security-txt.ts'
import { type SessionTimes, usualSessions } from './web/session.ts'
import { addressToNote, namesAnother, noteSightings } from './web/sightings.ts'
import { closeOnLeaving } from './web/stop-serving.ts'
import { triesIn } from './web/tries.ts'
import { framesOf } from './web/workspace.ts'

export type AppOptions = {
  readonly database: Pick<Database, 'db' | 'pool'>
  /** A replica that readers may use; the application looks after it, whoever opened it closes it. */
  readonly replica?: Pick<Database, 'db' | 'pool'> | null
  /** Where stored files are kept beside the database. */
  readonly files?: FileStore | null
  readonly seal: Seal
  /** Public address, without a slash at the end. */
  readonly origin: string
  readonly mailLeaves?: boolean
  /** How long sessions last; without it as long as usual, used or not. */
  readonly sessions?: SessionTimes
  /** Whose word on where a request came from is believed: as in the settings. */
  readonly trustProxy?: TrustProxy
  /** What opens /metrics from another machine. */
  readonly metricsToken?: string | null
  /** Whom to tell of a fault of safety; without it the page of the area says. */
  readonly securityContact?: string | null
  /** What can be looked at of this installation. */
  readonly checkups?: () => readonly Checkup[]
  /** How many pages may be at work at once; without it no bound, as for building and tests. */
  readonly mostAtWork?: number
  /** How the log is written as lines of JSON; without it only faults are told, in words. */
  readonly log?: LogSettings | null
  readonly now?: () => Date
  /** Answers of open data that are made anew for one caller in a minute; without it as many as usual. */
  readonly openPace?: number
  /** True for the application of a rehearsal, which has none of its own. */
  readonly rehearsed?: true
  /** Told of every fault that is the program's own. */
  readonly report?: (error: unknown, where: string) => void
}

export type App = {
  readonly hub: Hub
  readonly server: FastifyInstance
  /** Hears from now on what other servers of the same database change. */
  readonly follow: () => Promise<void>
  /** The replica that readers may use, looked after. */
  readonly replica: Replica | null
  /** Whether it can serve; it is told when it is to stop. */
  readonly ready: Ready
  /** What is at work, and what is still taken. */
  readonly load: Load
  /** Tells of a fault that is the program's own. */
  readonly report: (error: unknown, where: string) => void
}

/** What PostgreSQL says to a text with a byte that no text has. */
const ZERO_BYTE = '22021'

/** Builds the application on an open, migrated database. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { hub, store, open, changes, knownArea, host, replica } = makeHub(
    options,
    await loadFollows(options.database.db),
  )
  const ready = readiness(options.database.pool)
  const meter = lagMeter()
  const load = loadOf(options.mostAtWork ?? Number.POSITIVE_INFINITY, meter.lag)
  const late = new WeakSet<FastifyRequest>()
  const isLate = (request: FastifyRequest) => late.has(request)
  const isQuiet = quietAmong(routes)
  const reading = readingOf(hub, replica, isQuiet)
  const to = { hub, store, open, frames: framesOf(workspaces, routes), reminders, load, isLate, knownArea, reading }
  const server = Fastify({
    ...(options.log ? loggingBy(options.log) : {}),
    bodyLimit: 1024 * 1024,
    // A file of the largest size still arrives over a slow line.
    requestTimeout: 300_000,
    // What comes on a connection that is still open while the server stops gets words as well.
    return503OnClosing: false,
    trustProxy: believed(options.trustProxy ?? ['loopback']),
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 500 },
    // What is no address at all never comes to a route; it gets a page as well.
    frameworkErrors: (_error, request, reply) => void sendProblem('not-found', to, request, reply, nobody),
  })
  // Only a server with a bound, which people reach, has to keep up with them.
  if (options.mostAtWork !== undefined) server.addHook('onListen', async () => meter.begin())
  server.addHook('onRequest', async request => {
    if (ready.isStopping()) late.add(request)
  })
  closeOnLeaving(server, ready)
  server.addHook('onClose', async () => {
    meter.end()
    await host?.end()
    await Promise.all([hub.tries.close(), changes.close(), ready.close(), replica?.close()])
  })
  const report = (error: unknown, where: string, log = server.log): void => {
    if (options.report) options.report(error, where)
    else if (options.log) logFault(log, error, where)
    else reportFault(error, where)
  }
  if (options.log) logAnswers(server, isQuiet)
  const measures = measureServer(server, { pool: options.database.pool, atWork: load.atWork, routes, isQuiet })
  const refresh = gaugeQueues(measures.registry, hub)
  if (replica) gaugeReplica(measures.registry, replica)
  const note = noteSightings(hub.db, hub.now)
  server.addHook('onRequest', async request => {
    const from = request.socket.remoteAddress
    if (from !== undefined && request.ip === from && namesAnother(request.headers['x-forwarded-for'], from))
      note('forwarded-untrusted', addressToNote(from))
  })
  // No text of ours has a zero byte, and the database takes none.
  server.addHook('onRequest', async (request, reply) => {
    if (/%00/.test(request.url)) return sendProblem('not-found', to, request, reply, nobody)
  })
  await server.register(cookie)
  await readForms(server)
  serveAssets(server, hub.origin)
  serveSecurityTxt(server, { origin: hub.origin, contact: options.securityContact ?? null, since: hub.now() })
  serveProbes(server, {
    origin: hub.origin,
    ready,
    metricsToken: options.metricsToken ?? null,
    figures: async () => {
      await refresh()
      return measures.tell()
    },
  })
  if (host) serveRehearsals(server, host, (request, reply) => sendProblem('not-found', to, request, reply, nobody))
  mount(server, routes, to, isQuiet)
  server.setNotFoundHandler((request, reply) => sendProblem('not-found', to, request, reply, nobody))
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemOf(error)
    // The pattern of the address, not the address: it may hold a code that somebody must keep.
    if (problem === 'broken') report(error, `${request.method} ${patternOf(request)}`, request.log)
    try {
      const because = error instanceof PageProblem ? error.because : undefined
      return await sendProblem(problem, to, request, reply, nobody, undefined, because)
    } catch {
      return reply
        .code(503)
        .headers(securityHeaders)
        .header('retry-after', '30')
        .type('text/plain; charset=utf-8')
        .send('The service is away for a moment. Wait a minute, then try again.')
    }
  })
  const follow = async () => {
    replica?.begin()
    await changes.follow()
  }
  return { hub, server, follow, replica, ready, load, report: (error, where) => report(error, where) }
}

/** So many web servers in a row are believed by their place, others by their address. */
function believed(trusted: TrustProxy): false | string[] | ((address: string, hop: number) => boolean) {
  if (trusted === false) return false
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : [...trusted]
}

type Made = {
  readonly hub: Hub
  readonly store: ReturnType<typeof pageStore>
  readonly open: OpenServing
  readonly changes: Changes
  readonly knownArea: () => Area | null
  /** Runs the rehearsals of this application; null for one that is a rehearsal itself. */
  readonly host: Host | null
  readonly replica: Replica | null
}

function makeHub(options: AppOptions, follows: Follows): Made {
  const { db } = options.database
  const now = options.now ?? (() => new Date())
  const store = pageStore()
  const open = openServing(options.openPace)
  const memory = remembering()
  const replica = options.replica ? replicaOf(options.database.pool, options.replica) : null
  const forget = (changed?: Words) => {
    memory.forget(changed)
    store.forget(changed)
    open.answers.forget()
    replica?.changed()
  }
  const changes = changesOf(options.database.pool, forget)
  // Whoever says that something changed and touched nothing that was noted may have changed anything.
  const changedBy = (touched?: Touched) =>
    touched && touched.written.size > 0 ? follows.changedBy(touched) : undefined
  let known: Area | null = null
  const area = () => memory.remember('area', async () => (known = await readArea(db)))
  const host = options.rehearsed
    ? null
    : hostRehearsals({
        database: options.database,
        origin: options.origin,
        now,
        jobs,
        leads: async (request, id) =>
          leadsConsultation.allows(await actorOf(hub, request), { kind: 'consultation', id }),
        build: of => buildApp({ ...options, ...of, ...asRehearsed }),
        strip: rehearsalStrip,
        report: options.report ?? reportFault,
      })
  const files = options.files ?? null
  const hub: Hub = {
    db,
    files: files && options.rehearsed ? onlyRead(files) : files,
    now,
    today: todayIn(now, area),
    area,
    remember: memory.remember,
    clock: clockOf,
    aside: (file, data) => runAside(options.database.pool, file, data),
    writeAside: (file, data) => writeAside(options.database.pool, file, data),
    owed,
    places: placesOf(routes, () => hub),
    seal: options.seal,
    checkups: options.checkups ?? (() => []),
    sessions: options.sessions ?? { ...usualSessions, idle: usualSessions.whole },
    tries: triesIn(options.database.pool, options.seal, now),
    origin: options.origin,
    mailLeaves: options.mailLeaves ?? false,
    forgetPages: (where = 'everywhere', touched) => {
      const changed = changedBy(touched)
      forget(changed)
      if (where === 'everywhere') changes.tell(db, changed).catch(() => undefined)
    },
    tellChange: (tx, touched) => changes.tell(tx, changedBy(touched)),
    rehearsals: host,
  }
  return { hub, store, open, changes, knownArea: () => known, host, replica }
}

/** What an application is in a rehearsal: no mail leaves it, and it holds back nobody. */
const asRehearsed = {
  // It has tables of its own, which no replica is asked for.
  replica: null,
  mailLeaves: false,
  checkups: () => [],
  mostAtWork: Number.POSITIVE_INFINITY,
  rehearsed: true,
} as const

function problemOf(error: FastifyError): Problem {
  if (error instanceof PageProblem) return error.problem
  if (isDatabaseAway(error) || isDiskFull(error) || error instanceof StoreAway) return 'away'
  if (error.statusCode === 415) return 'not-a-form'
  if (error.code === ZERO_BYTE) return 'unreadable'
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return 'too-large'
  if (error.statusCode !== undefined && error.statusCode < 500) return 'unreadable'
  return 'broken'
}
