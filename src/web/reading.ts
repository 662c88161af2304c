/**
 * Where a reader's page is read from: the replica, where there is one and nobody can tell the difference, otherwise the database
 * itself. Who asks, and by which session, is always asked of the database.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { holderOfTheLink } from '../access/access.ts'
import type { Db } from '../db/open.ts'
import { isDatabaseAway } from '../db/recover.ts'
import { MOST_BEHIND, placeInLog, type Replica, refusedByReplica } from '../db/replica.ts'
import type { Hub } from './hub.ts'
import type { Route } from './page.ts'
import { PageProblem } from './problems.ts'
import { cookieAt } from './session.ts'

/** The cookie by which somebody who has written reads what they wrote. It says how far the database was, and nothing of them. */
export const writtenCookie = 'hub_written'

/** How long it is needed, in seconds: a replica that is further behind is not used. */
const NEEDED_FOR = Math.ceil((3 * MOST_BEHIND) / 1000)

/** Reads for a request. */
export type Reading = {
  /** Does what only reads, on the replica where that may be, and on the database where the replica would not. */
  readonly read: <Value>(route: Route, request: FastifyRequest, work: (db: Db) => Promise<Value>) => Promise<Value>
  /** Marks the browser of somebody who has written. */
  readonly wrote: (reply: FastifyReply) => Promise<void>
}

/** Reading with a replica, or without one. What is quiet holds a code: it may be opened anywhere the moment after it was given. */
export function readingOf(
  hub: Pick<Hub, 'db' | 'origin'>,
  replica: Replica | null,
  isQuiet: (path: string) => boolean,
): Reading {
  if (!replica) return { read: (_route, _request, work) => work(hub.db), wrote: async () => undefined }
  /** Addresses that write while they show something. */
  const writing = new Set<string>()
  const name = cookieAt(writtenCookie, hub.origin)
  const from = (route: Route, request: FastifyRequest): Db | null => {
    if (route.access === holderOfTheLink || isQuiet(route.path) || writing.has(route.path)) return null
    if (route.kind === 'page' && route.arrives) return null
    return replica.at(placeInLog(request.cookies[name]))
  }
  return {
    async read(route, request, work) {
      const copy = from(route, request)
      if (!copy) return work(hub.db)
      try {
        return await work(copy)
      } catch (error) {
        if (refusedByReplica(error)) writing.add(route.path)
        else if (isDatabaseAway(error)) replica.failed()
        // What is not there yet may have been written a moment ago.
        else if (!(error instanceof PageProblem)) throw error
        return work(hub.db)
      }
    },
    async wrote(reply) {
      const place = await replica.written().catch(() => null)
      if (place === null) return
      reply.setCookie(name, place, {
        httpOnly: true,
        sameSite: 'lax',
        secure: hub.origin.startsWith('https:'),
        path: '/',
        maxAge: NEEDED_FOR,
      })
    },
  }
}
