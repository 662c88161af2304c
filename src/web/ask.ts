/** What a request asks: who, about which record, with which params and query. */
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { type Actor, nobody } from '../access/access.ts'
import type { Db } from '../db/open.ts'
import type { Translate } from './catalogue.ts'
import type { Area, Hub } from './hub.ts'
import { english, type Language, languageCookie, languageOf } from './languages.ts'
import type { Load } from './load.ts'
import type { OpenServing } from './open-serving.ts'
import { tongueOf } from './own-words.ts'
import { callerOf } from './pace.ts'
import type { Found, PageRequest, Route, Spoken } from './page.ts'
import type { PageStore } from './page-store.ts'
import { PageProblem } from './problems.ts'
import { queryOf, urlOf } from './read-request.ts'
import type { Reading } from './reading.ts'
import type { Reminder } from './reminders.ts'
import { findSession, noteUse, sessionCookieAt } from './session.ts'
import type { Frames } from './workspace.ts'

/** A request as a page sees it, its types folded in. */
export type Request = PageRequest<unknown, unknown, unknown>
/** A request with what it is about. */
export type Asked = {
  readonly request: Request
  readonly found: Found<unknown> | null
  /** False where there is nothing at the address. */
  readonly there: boolean
}

/** What serving needs beside the Hub itself. */
export type Mount = {
  readonly hub: Hub
  readonly store: PageStore
  readonly open: OpenServing
  readonly frames: Frames
  readonly reminders: readonly Reminder[]
  /** What is at work, and what is still taken. */
  readonly load: Load
  /** Whether a request came after a stop had begun. */
  readonly isLate: (request: FastifyRequest) => boolean
  /** The area as it was read last; null before that. */
  readonly knownArea: () => Area | null
  /** Where a reader's page is read from. */
  readonly reading: Reading
}

/** Who asks, judged by the cookie: no query for somebody without one. */
export async function actorOf(hub: Hub, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[sessionCookieAt(hub.origin)]
  if (!token) return nobody
  const now = hub.now()
  const { actor, note } = await findSession(hub.db, token, { now, today: await hub.today(), idle: hub.sessions.idle })
  if (note) await noteUse(hub.db, token, now)
  return actor
}

/** The language somebody reads a page in: the one they chose, where the page can be read in others and the area offers it. */
export function languageIn(route: Route, { languages }: Pick<Area, 'languages'>, request: FastifyRequest): Language {
  const chosen = route.inLanguages ? request.cookies[languageCookie] : undefined
  return chosen ? languageOf(chosen, languages) : english
}

/**
 * Reads a request for a route. Whether there is anything at its address is told only to those who may know: the right is judged first,
 * on nothing where nothing was found, so that what is not published answers as what was never there.
 */
export async function ask(
  route: Route,
  { hub }: Pick<Mount, 'hub'>,
  request: FastifyRequest,
  actor: Actor,
  db: Db = hub.db,
): Promise<Asked> {
  const url = urlOf(request, hub.origin)
  const params = route.params ? (route.params.safeParse(request.params).data ?? null) : request.params
  const query = route.query ? (route.query.safeParse(queryOf(url)).data ?? {}) : {}
  const found = route.subject && params ? await findSubject(route.subject(db, params, hub, actor)) : null
  const area = await hub.area()
  const t = await tongueOf(hub, languageIn(route, area, request))
  const spoken = await inWords(route, hub, found, t)
  return {
    found,
    there: params !== null && (found !== null || !route.subject),
    request: {
      hub,
      db,
      actor,
      area,
      now: hub.now(),
      today: await hub.today(),
      params,
      query,
      subject: spoken.record,
      t: spoken.t,
      languages: spoken.languages,
      behind: spoken.behind,
      url,
      typed: null,
      sessionToken: request.cookies[sessionCookieAt(hub.origin)] ?? null,
      cookies: request.cookies,
      userAgent: request.headers['user-agent'] ?? '',
      ip: callerOf(request.ip),
    },
  }
}

/** What was found in the language of these words, with the languages that there are of it. */
export async function inWords(
  route: Route,
  hub: Hub,
  found: Found<unknown> | null,
  t: Translate,
): Promise<Spoken<unknown>> {
  if (route.kind === 'page' && typeof route.inLanguages === 'function' && found)
    return route.inLanguages(hub, found.record, t)
  return { record: found?.record ?? null, t, languages: (await hub.area()).languages }
}

/** Whether a reader may have what a route shows; where they may and nothing is there, the problem page that says so. */
export function mayHave(route: Route, actor: Actor, { found, there }: Pick<Asked, 'found' | 'there'>): boolean {
  if (!route.access.allows(actor, found?.ref ?? null)) return false
  if (!there) throw new PageProblem('not-found')
  return true
}

/** What was found; one that is looked for and says itself that it is not there was not found. */
async function findSubject(looking: Promise<Found<unknown> | null>): Promise<Found<unknown> | null> {
  try {
    return await looking
  } catch (error) {
    if (error instanceof PageProblem && error.problem === 'not-found' && !error.because) return null
    throw error
  }
}
