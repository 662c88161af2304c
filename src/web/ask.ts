/** What a request asks: who, about which record, with which params and query. */
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { type Actor, nobody } from '../access/access.ts'
import type { Hub } from './hub.ts'
import type { Found, Page, PageRequest, Route } from './page.ts'
import type { PageStore } from './page-store.ts'
import { PageProblem } from './problems.ts'
import { queryOf, urlOf } from './read-request.ts'
import type { Reminder } from './reminders.ts'
import { t } from './render.ts'
import { findActor, sessionCookie } from './session.ts'
import type { Frames } from './workspace.ts'

/** A request as a page sees it, its types folded in. */
export type Request = PageRequest<unknown, unknown, unknown>
/** A request with what it is about. */
export type Asked = { readonly request: Request; readonly found: Found<unknown> | null }

/** What serving needs beside the Hub itself. */
export type Mount = {
  readonly hub: Hub
  readonly store: PageStore
  readonly frames: Frames
  readonly reminders: readonly Reminder[]
}

/** Who asks, judged by the cookie: no query for somebody without one. */
export async function actorOf(hub: Hub, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[sessionCookie]
  return token ? findActor(hub.db, token, hub.now(), await hub.today()) : nobody
}

/** Reads a request for a route; throws the problem page of what is not there. */
export async function ask(route: Route, { hub }: Mount, request: FastifyRequest, actor: Actor): Promise<Asked> {
  const url = urlOf(request, hub.origin)
  const params = read(route.params, request.params)
  const query = route.query ? (route.query.safeParse(queryOf(url)).data ?? {}) : {}
  const found = route.subject ? await route.subject(hub.db, params, hub, actor) : null
  if (route.subject && !found) throw new PageProblem('not-found')
  return {
    found,
    request: {
      hub,
      db: hub.db,
      actor,
      area: await hub.area(),
      now: hub.now(),
      today: await hub.today(),
      params,
      query,
      subject: found?.record ?? null,
      t,
      url,
      typed: null,
      sessionToken: request.cookies[sessionCookie] ?? null,
      cookies: request.cookies,
      userAgent: request.headers['user-agent'] ?? '',
      ip: request.ip,
    },
  }
}

function read(schema: Page['params'], value: unknown): unknown {
  if (!schema) return value
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new PageProblem('not-found')
  return parsed.data
}
