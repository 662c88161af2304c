/** Serves declared routes: pages, their forms, and downloads, each behind its right. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, nobody } from '../access/access.ts'
import type { Db } from '../db/open.ts'
import { touching } from '../db/touched.ts'
import { type Day, dayAt } from '../kernel/day.ts'
import { draw, follow, isOutcome, sendProblem, turnAway } from './answer.ts'
import { actorOf, ask, languageIn, type Mount, mayHave } from './ask.ts'
import { guarded } from './busy.ts'
import { mustSignInAnew, mustUsePasskey, signInAnew } from './freshly.ts'
import { protect } from './guard.ts'
import { findHeld, heldCookie } from './held.ts'
import type { Area } from './hub.ts'
import { kioskCookie } from './kiosk.ts'
import type { Rank } from './load.ts'
import { mountOpen } from './open-data.ts'
import type { Download, DownloadPage, LongDownload, Page, Route } from './page.ts'
import { keepPage } from './page-store.ts'
import { isReminded } from './reminders.ts'
import { keeping, sendKept, sendPage } from './serve.ts'
import { sessionCookieAt } from './session.ts'
import { takeForm } from './take-form.ts'

/** Puts every declared route on the server. What is quiet is given, not only read: it is refused last. */
export function mount(
  server: FastifyInstance,
  routes: readonly Route[],
  to: Mount,
  isQuiet: (pattern: string) => boolean,
): void {
  for (const route of routes) {
    if (route.kind === 'download' && route.open) {
      mountOpen(server, route, to)
      continue
    }
    const { path } = route
    const rank = (usual: Rank): Rank => (isQuiet(path) ? 'giving' : usual)
    if (route.kind === 'download') {
      server.get(
        path,
        guarded(to, rank('page'), (request, reply) => serveDownload(route, to, request, reply)),
      )
      continue
    }
    server.get(
      path,
      guarded(
        to,
        rank('page'),
        (request, reply) => servePage(route, to, request, reply),
        (request, reply) => sendReady(route, to, request, reply),
      ),
    )
    if (route.submit ?? route.take)
      server.post(
        path,
        guarded(to, rank('form'), (request, reply) => takeForm(route, to, request, reply)),
      )
  }
}

async function servePage(page: Page, to: Mount, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { hub, store } = to
  const keepable = isSameForAll(page, to, request)
  const key = keepable ? keyOf(page, request, await hub.area(), await hub.today()) : ''
  const kept = keepable ? store.find(key, Date.now()) : null
  if (kept) return sendKept(request, reply, kept, hub.origin)
  const since = store.generation()
  const { value, touched } = await touching(() => makePage(page, to, request, reply, keepable))
  if (typeof value !== 'string') return value
  const fresh = keepPage(value)
  store.keep(key, fresh, { now: Date.now(), since, read: touched.read })
  return sendKept(request, reply, fresh, hub.origin)
}

/** Answers with a page, or turns the reader away; gives its text where it is one to be kept, which is not sent yet. */
async function makePage(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  keepable: boolean,
): Promise<FastifyReply | string> {
  const { hub } = to
  const actor = await actorOf(hub, request)
  const viewer = seesAsPublic(page, request, actor) ? nobody : actor
  return to.reading.read(page, request, db => showPage(db))

  async function showPage(db: Db): Promise<FastifyReply | string> {
    const { request: asked, found, there } = await ask(page, to, request, viewer, db)
    if (mustUsePasskey(page, viewer, found)) return signInAnew(to, request.url, reply, 'passkey')
    if (!mayHave(page, viewer, { found, there })) return turnAway(page, to, request, reply, actor)
    if (mustSignInAnew(page, actor, hub.now(), 'open')) return signInAnew(to, request.url, reply)
    const heldToken = asked.url.searchParams.get('held')
    const typed = heldToken ? await findHeld(hub, page, asked.url.pathname, heldToken, heldBy(asked)) : null
    const shown = await page.show({ ...asked, typed })
    if ('kind' in shown && isOutcome(shown)) return follow(shown, to, request, reply, actor, page)
    const drawn = { request: { ...asked, typed }, found, there }
    const html = await draw(page, to, drawn, shown, typed ?? shown.form ?? null, {}, actor)
    return keepable ? html : sendPage(request, reply, html, { origin: hub.origin, access: page.access })
  }
}

/** Whether what a request gets is the same for every anonymous reader. */
function isSameForAll(page: Page, { hub, reminders }: Mount, request: FastifyRequest): boolean {
  const anonymous = request.cookies[sessionCookieAt(hub.origin)] === undefined
  // A notice, a form that was kept, and what somebody has begun are for one reader only.
  const own =
    /[?&](done|held)=/.test(request.url) || isReminded(reminders, request) || request.cookies[kioskCookie] !== undefined
  return page.sameForAll === true && anonymous && !own
}

/** Under what a page is kept: its day, its language and its address. */
function keyOf(page: Page, request: FastifyRequest, area: Area, today: Day): string {
  return `${today} ${languageIn(page, area, request).code} ${keptUnder(page, request.url)}`
}

/** Sends a page that is kept, also where no other is taken: by the area as it was read last, since it asks the database for nothing. */
function sendReady(page: Page, to: Mount, request: FastifyRequest, reply: FastifyReply): FastifyReply | null {
  const area = to.knownArea()
  if (!area || !isSameForAll(page, to, request)) return null
  const key = keyOf(page, request, area, dayAt(to.hub.now(), area.timeZone))
  const kept = to.store.find(key, Date.now())
  return kept && sendKept(request, reply, kept, to.hub.origin)
}

function heldBy({ actor, cookies }: { actor: Actor; cookies: Readonly<Record<string, string | undefined>> }) {
  return { actor, cookie: cookies[heldCookie] }
}

/**
 * The address under which a page is kept: with those parts of its question only that the page understands, in one order. What a
 * campaign or a newsletter puts behind a link makes no other page of it.
 */
function keptUnder({ query }: Page, address: string): string {
  const at = address.indexOf('?')
  if (at < 0) return address
  const known = query instanceof z.ZodObject ? Object.keys(query.shape) : []
  const asked = new URLSearchParams(address.slice(at))
  const kept = new URLSearchParams(
    known.toSorted().flatMap(name => (asked.has(name) ? [[name, asked.get(name)!]] : [])),
  )
  return kept.size === 0 ? address.slice(0, at) : `${address.slice(0, at)}?${kept}`
}

/** Whether somebody who is signed in asks to see a page as everybody sees it. */
function seesAsPublic(page: Page, request: FastifyRequest, actor: Actor): boolean {
  return actor.person !== null && /[?&]view=public(&|$)/.test(request.url) && page.access.allows(nobody, null)
}

async function serveDownload(
  route: DownloadPage,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await actorOf(to.hub, request)
  const got = await ask(route, to, request, actor)
  const { request: asked } = got
  if (mustUsePasskey(route, actor, got.found)) return signInAnew(to, request.url, reply, 'passkey')
  if (!mayHave(route, actor, got)) return turnAway(route, to, request, reply, actor)
  const file = await route.respond(asked)
  if (!file) return sendProblem('not-found', to, request, reply, actor)
  protect(reply, to.hub.origin)
  reply.type(file.type).header('cache-control', keeping(request, route.access))
  if (file.filename)
    reply.header('content-disposition', disposition(file.filename, 'inPlace' in file && file.inPlace === true))
  if (isLong(file)) return reply.send(Readable.from(file.body, { objectMode: false }))
  return reply.send(typeof file.body === 'string' ? file.body : Buffer.from(file.body))
}

function isLong(file: Download | LongDownload | null): file is LongDownload {
  return file !== null && typeof file.body !== 'string' && !(file.body instanceof Uint8Array)
}

/** How a file is to be taken: shown or saved, under its name in plain letters and in its own (RFC 6266, RFC 8187). */
export function disposition(name: string, inPlace: boolean): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const own = encodeURIComponent(name).replace(/['()*!]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${inPlace ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${own}`
}
