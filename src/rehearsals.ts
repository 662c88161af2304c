/**
 * Runs rehearsals: each is the whole product once more, on tables of its own and with a today of its own, below `/rehearsals/<key>`.
 * Pages need not know: addresses, cookies and links are put below that address as they leave, and every page says what it is.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Db } from './db/open.ts'
import { makeRehearsal, openRehearsal, type RehearsalDatabase } from './db/rehearsal/schema.ts'
import type { Job } from './jobs/jobs.ts'
import type { Day } from './kernel/day.ts'
import { findTeamMember, keepSignedIn, makeTeam } from './rehearsal-team.ts'
import type { Hub } from './web/hub.ts'
import { belowAddress, inside, outsideName } from './web/rehearsed-answer.ts'
import { type Rehearsal, type RehearsalCookie, type Rehearsals, rehearsalAddress } from './web/rehearsing.ts'
import { beginSession, cookieAt, sessionCookie } from './web/session.ts'

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
/** How long a rehearsal that nobody uses stays open in memory, and how many do at once. */
const IDLE = 15 * MINUTE
const MOST = 3
/** How long after a form what happens by itself happens, in milliseconds. */
const SOON = 1_500
/** Work that reaches outside of the Hub: a rehearsal does none of it. */
const REACHES_OUT: ReadonlySet<string> = new Set(['read-other-areas', 'move-files'])

/** An application of a rehearsal, as far as it is run. */
type Built = { readonly hub: Hub; readonly server: FastifyInstance; readonly follow: () => Promise<void> }
/** What an application of a rehearsal is built from, beside what it has from that of the area. */
export type Rehearsed = {
  readonly database: RehearsalDatabase
  readonly origin: string
  readonly now: () => Date
}

type Running = {
  readonly app: Built
  readonly database: RehearsalDatabase
  days: number
  usedAt: number
  /** How many use it at this moment: what is used is not closed. */
  users: number
  /** The work that is under way, and whether it is to end. */
  working: Promise<void>
  closing: boolean
  soon?: NodeJS.Timeout
}

export type HostOptions = {
  readonly database: { readonly db: Db; readonly pool: pg.Pool }
  /** The address of the area, without a slash at the end. */
  readonly origin: string
  readonly now: () => Date
  readonly jobs: readonly Job[]
  /** Whether whoever sends a request leads a consultation of the area. */
  readonly leads: (request: FastifyRequest, consultationId: string) => Promise<boolean>
  readonly build: (of: Rehearsed) => Promise<Built>
  /** The strip that every page of a rehearsal begins with. */
  readonly strip: (of: {
    readonly key: string
    readonly today: Day
    readonly slug: string
    readonly staff: boolean
  }) => string
  readonly report: (error: unknown, where: string) => void
}

/** Rehearsals, and how requests come to them. */
export type Host = Rehearsals & {
  /** Answers a request in the rehearsal of a key; false where there is none. */
  readonly answer: (key: string, request: FastifyRequest, reply: FastifyReply) => Promise<boolean>
  readonly end: () => Promise<void>
}

/** Keys of the open rehearsals that are to be closed: those nobody uses now that are too many, or were left alone for a while. */
export function idleAmong(
  open: readonly { readonly key: string; readonly users: number; readonly usedAt: number }[],
  now: number,
): string[] {
  return open
    .toSorted((a, b) => b.users - a.users || b.usedAt - a.usedAt)
    .filter(({ users, usedAt }, at) => users === 0 && (at >= MOST || now - usedAt > IDLE))
    .map(({ key }) => key)
}

/** Does something when an answer is over: at once where whoever asked has gone already, as while a rehearsal is opened. */
export function onceOver(answer: Pick<ServerResponse, 'closed' | 'once'>, then: () => void): void {
  if (answer.closed) then()
  else answer.once('close', then)
}

/** Hosts the rehearsals of a database. */
export function hostRehearsals(options: HostOptions): Host {
  const { database, now } = options
  const running = new Map<string, Promise<Running | null>>()
  const session = outsideName(cookieAt(sessionCookie, options.origin))

  async function start({ key, days }: Rehearsal): Promise<Running | null> {
    const opened = await openRehearsal(database.pool, key)
    return opened && run({ key, days }, opened)
  }

  async function run({ key, days }: Rehearsal, opened: RehearsalDatabase): Promise<Running> {
    const { slug } = await opened.db
      .selectFrom('consultation')
      .innerJoin('role_grant', 'role_grant.subject_id', 'consultation.id')
      .select('slug')
      .executeTakeFirstOrThrow()
    const ahead = { days }
    const app = await options.build({
      database: opened,
      origin: `${options.origin}${rehearsalAddress(key)}`,
      now: () => new Date(now().getTime() + ahead.days * DAY),
    })
    const made: Running = Object.assign(ahead, {
      app,
      database: opened,
      usedAt: Date.now(),
      users: 0,
      working: Promise.resolve(),
      closing: false,
    })
    belowAddress(app.server, key, async staff => options.strip({ key, slug, staff, today: await app.hub.today() }))
    app.server.addHook('onResponse', async request => {
      if (request.method === 'POST') soon(made)
    })
    await app.server.ready()
    await app.follow()
    return made
  }

  /** Does what happens by itself within minutes on any day: opening, counting, telling. */
  function soon(one: Running): void {
    clearTimeout(one.soon)
    one.soon = setTimeout(() => void work(one, job => job.every.split(' ')[1] === '*'), SOON)
    one.soon.unref()
  }

  /** Does the work after what is under way, so that none is done twice at once. */
  function work(one: Running, which: (job: Job) => boolean): Promise<void> {
    one.working = one.working.then(async () => {
      for (const job of options.jobs.filter(job => !REACHES_OUT.has(job.name) && which(job))) {
        if (one.closing) return
        await job.run(one.app.hub).catch(error => options.report(error, `${job.name} in a rehearsal`))
      }
      one.app.hub.forgetPages('here')
    })
    return one.working
  }

  async function open(rehearsal: Rehearsal): Promise<Running | null> {
    const { key, days } = rehearsal
    let there = running.get(key)
    if (!there) {
      there = start(rehearsal)
      running.set(key, there)
      there.catch(() => running.delete(key))
    }
    const one = await there
    if (!one) {
      running.delete(key)
      return null
    }
    one.usedAt = Date.now()
    one.users++
    // Another server may have let days pass. While they pass here, the area does not say so yet.
    if (one.days < days) {
      one.days = days
      one.app.hub.forgetPages('here')
    }
    tidy()
    return one
  }

  function leave(one: Running): void {
    one.users--
    one.usedAt = Date.now()
  }

  /** Does something in a rehearsal, which stays open meanwhile; null where its tables are not there. */
  async function use<Value>(rehearsal: Rehearsal, what: (one: Running) => Promise<Value>): Promise<Value | null> {
    const one = await open(rehearsal)
    if (!one) return null
    try {
      return await what(one)
    } finally {
      leave(one)
    }
  }

  async function close(key: string): Promise<void> {
    const there = running.get(key)
    running.delete(key)
    const one = await there?.catch(() => null)
    if (!one) return
    clearTimeout(one.soon)
    one.closing = true
    await one.working
    await one.app.server.close()
    await one.database.close()
  }

  /** Closes what nobody has used for a while, and what is too many. */
  async function closeIdle(): Promise<void> {
    const there = await Promise.all(
      [...running].map(async ([key, begun]) => ({ key, one: await begun.catch(() => null) })),
    )
    const uses = there.flatMap(({ key, one }) => (one ? [{ key, users: one.users, usedAt: one.usedAt }] : []))
    await Promise.all(idleAmong(uses, Date.now()).map(close))
  }
  const tidy = (): void => void closeIdle().catch(error => options.report(error, 'Closing a rehearsal'))
  const looking = setInterval(tidy, MINUTE).unref()

  return {
    async make(key, consultationId, names) {
      const opened = await makeRehearsal(database.pool, key, consultationId)
      try {
        await makeTeam(opened.db, consultationId, names, now())
      } finally {
        await opened.close()
      }
    },
    goIn: (rehearsal, as) =>
      use(rehearsal, async (one): Promise<RehearsalCookie> => {
        const path = rehearsalAddress(rehearsal.key)
        if (as === 'anybody') return { name: session, value: '', maxAge: 0, path }
        const person = await findTeamMember(one.database.db, as)
        const at = new Date(now().getTime() + rehearsal.days * DAY)
        const token = await beginSession(one.database.db, person, 'rehearsal', at)
        return { name: session, value: token, maxAge: 14 * 24 * 60 * 60, path }
      }),
    async moveOn(rehearsal, days) {
      await use(rehearsal, async one => {
        const by = days - one.days
        await keepSignedIn(one.database.pool, by)
        one.days = days
        one.app.hub.forgetPages('here')
        await work(one, () => true)
      })
    },
    read: (rehearsal, read) => use(rehearsal, one => read(one.database.db)),
    close,
    async answer(key, request, reply) {
      const rehearsal = await findRehearsal(database.db, key)
      // Another server may have wiped it.
      if (!rehearsal) await close(key)
      const one = rehearsal && (await open(rehearsal))
      if (!one) return false
      onceOver(reply.raw, () => leave(one))
      await noteUse(database.db, key, now())
      // Whoever is of its team is so by leading the consultation, and no longer than that.
      const staff = request.cookies[session] !== undefined && (await options.leads(request, rehearsal.consultationId))
      reply.hijack()
      inside(request.raw, key, staff)
      one.app.server.routing(request.raw, reply.raw)
      return true
    },
    async end() {
      clearInterval(looking)
      await Promise.all([...running.keys()].map(close))
    },
  }
}

async function findRehearsal(db: Db, key: string): Promise<(Rehearsal & { consultationId: string }) | null> {
  const row = await db
    .selectFrom('rehearsal')
    .select(['key', 'days', 'consultation_id as consultationId'])
    .where('key', '=', key)
    .executeTakeFirst()
  return row ?? null
}

/** Notes, once an hour, that a rehearsal is used: one that nobody uses is wiped. */
async function noteUse(db: Db, key: string, now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - 60 * 60 * 1000)
  await db
    .updateTable('rehearsal')
    .set({ used_at: now })
    .where('key', '=', key)
    .where('used_at', '<', hourAgo)
    .execute()
}
