/** Serves declared pages: rights, forms, transactions, audit, and what to say when something is not right. */
import '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, nobody } from '../access/access.ts'
import { writeAudit } from '../db/audit.ts'
import type { Tx } from '../db/open.ts'
import type { Message } from './catalogue.ts'
import { type RawForm, readForm } from './fields.ts'
import { viewForm } from './forms.ts'
import { cameFromHere, protect } from './guard.ts'
import { findHeld, holdForm } from './held.ts'
import type { Hub } from './hub.ts'
import { claimOnce, digestOf, onceOf, settleOnce } from './once.ts'
import type { Cookie, DownloadPage, Found, Outcome, Page, PageRequest, PageView, Route } from './page.ts'
import { keepPage, type PageStore } from './page-store.ts'
import { PageProblem, type Problem, problemPage } from './problems.ts'
import { formOf, queryOf } from './read-request.ts'
import { noticeOf, render, t } from './render.ts'
import { sendKept, sendPage } from './serve.ts'
import { findActor, sessionCookie } from './session.ts'

type Request = PageRequest<unknown, unknown, unknown>
type Asked = { readonly request: Request; readonly found: Found<unknown> | null }

/** What serving needs beside the Hub itself. */
export type Mount = { readonly hub: Hub; readonly store: PageStore }

/** Puts every declared route on the server. */
export function mount(server: FastifyInstance, routes: readonly Route[], to: Mount): void {
  for (const route of routes) {
    if (route.kind === 'download') {
      server.get(route.path, (request, reply) => serveDownload(route, to, request, reply))
      continue
    }
    server.get(route.path, (request, reply) => servePage(route, to, request, reply))
    if (route.submit) server.post(route.path, (request, reply) => takeForm(route, to, request, reply))
  }
}

/** Who asks, judged by the cookie: no query for somebody without one. */
async function actorOf(hub: Hub, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[sessionCookie]
  return token ? findActor(hub.db, token, hub.now(), await hub.today()) : nobody
}

async function ask(route: Route, { hub }: Mount, request: FastifyRequest, actor: Actor): Promise<Asked> {
  const url = new URL(request.url, hub.origin)
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

async function servePage(page: Page, to: Mount, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { hub, store } = to
  const anonymous = request.cookies[sessionCookie] === undefined
  // A notice or a form that was kept is for one reader only.
  const keepable = page.sameForAll === true && anonymous && !/[?&](done|held)=/.test(request.url)
  const key = keepable ? `${await hub.today()} ${request.url}` : ''
  const kept = keepable ? store.find(key, Date.now()) : null
  if (kept) return sendKept(request, reply, kept, hub.origin)
  const generation = store.generation()

  const actor = await actorOf(hub, request)
  const { request: asked, found } = await ask(page, to, request, actor)
  if (!page.access.allows(actor, found?.ref ?? null)) return turnAway(page, to, request, reply, actor)
  const heldToken = asked.url.searchParams.get('held')
  const typed = heldToken ? await findHeld(hub.db, hub, heldToken, asked.url.pathname) : null
  const shown = await page.show({ ...asked, typed })
  if ('kind' in shown && isOutcome(shown)) return follow(shown, to, request, reply, actor, page)
  const html = draw(page, { ...asked, typed }, shown, typed ?? shown.form ?? null, {})
  if (!keepable) return sendPage(request, reply, html, hub.origin)
  const fresh = keepPage(html)
  if (store.generation() === generation) store.keep(key, fresh, Date.now())
  return sendKept(request, reply, fresh, hub.origin)
}

function isOutcome(shown: PageView | Outcome): shown is Outcome {
  return 'kind' in shown && ['redirect', 'not-found', 'forbidden', 'refuse', 'stale'].includes(String(shown.kind))
}

type FormState = { problems?: Readonly<Record<string, Message>>; theirs?: RawForm; repeat?: boolean }

function draw(page: Page, asked: Request, view: PageView, raw: RawForm | null, state: FormState): string {
  const frame = {
    title: view.title,
    area: asked.area,
    actor: asked.actor,
    path: asked.url.pathname,
    today: asked.today,
    breadcrumbs: view.breadcrumbs ?? [],
    formView: viewForm(t, page.form ?? {}, raw, state),
    done: noticeOf(asked.url.searchParams.get('done')),
  }
  return render(page.template, frame, view)
}

/** Somebody without the right: to the sign-in page if they have not signed in, else told who may. */
async function turnAway(
  route: Route,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
): Promise<FastifyReply> {
  if (actor.person || request.method !== 'GET')
    return sendProblem('forbidden', to, request, reply, actor, route.access.name)
  protect(reply, to.hub.origin)
  return reply.redirect(`/sign-in?return=${encodeURIComponent(request.url)}`, 303)
}

async function takeForm(page: Page, to: Mount, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { hub } = to
  if (!cameFromHere(request, hub.origin)) return sendProblem('cross-site', to, request, reply, nobody)
  const actor = await actorOf(hub, request)
  const raw = await formOf(request)
  const { request: asked, found } = await ask(page, to, request, actor)
  if (!page.access.allows(actor, found?.ref ?? null)) {
    if (actor.person) return sendProblem('forbidden', to, request, reply, actor, page.access.name)
    return holdAndSignIn(to, request, reply, asked, raw)
  }
  const form = readForm(page.form ?? {}, raw)
  if (!form.ok) return showAgain(page, to, request, reply, asked, raw, { kind: 'refuse', problems: form.problems })
  const outcome = await workOnce(page, hub, asked, raw, form.values)
  if (outcome.kind === 'redirect') {
    if (page.changesPages !== false) hub.forgetPages()
    return follow(outcome, to, request, reply, actor, page)
  }
  return showAgain(page, to, request, reply, asked, raw, outcome)
}

type Ended = Outcome | { readonly kind: 'repeat' }

/** Ends the transaction without keeping anything, and carries the outcome out of it. */
class TakenBack extends Error {
  readonly outcome: Ended
  constructor(outcome: Ended) {
    super('taken back')
    this.outcome = outcome
  }
}

/** Does the work of a form in one transaction: claim, change, audit, settle. Anything but a redirect is taken back. */
async function workOnce(page: Page, hub: Hub, asked: Request, raw: RawForm, form: unknown): Promise<Ended> {
  const once = onceOf(raw)
  try {
    return await hub.db.transaction().execute(async tx => {
      const claim = await claimOnce(tx, hub.seal, once, page.path, digestOf(raw))
      if (claim.kind === 'same') return { kind: 'redirect', to: claim.to }
      if (claim.kind === 'different') throw new TakenBack({ kind: 'repeat' })
      const outcome = await work(page, tx, asked, raw, form, once)
      if (outcome.kind !== 'redirect') throw new TakenBack(outcome)
      await settleOnce(tx, hub.seal, once, outcome.to)
      return outcome
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

async function work(page: Page, tx: Tx, asked: Request, raw: RawForm, form: unknown, once: string): Promise<Outcome> {
  let entries = 0
  const outcome: Outcome = await page.submit!({
    ...asked,
    db: tx,
    form: form as never,
    raw,
    once,
    audit: async entry => {
      entries++
      await writeAudit(tx, { ...entry, actor: asked.actor })
    },
  })
  if (outcome.kind === 'redirect' && entries === 0)
    throw new Error(`${page.path} changed something and left no audit entry`)
  return outcome
}

async function showAgain(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Request,
  raw: RawForm,
  outcome: Ended,
): Promise<FastifyReply> {
  if (outcome.kind === 'not-found' || outcome.kind === 'forbidden' || outcome.kind === 'redirect') {
    return follow(outcome, to, request, reply, asked.actor, page)
  }
  const stale = outcome.kind === 'stale'
  const typed: RawForm = stale ? { ...raw, values: { ...raw.values, version: [String(outcome.version)] } } : raw
  const again = { ...asked, typed }
  const view = await page.show(again)
  if (isOutcome(view)) return follow(view, to, request, reply, asked.actor, page)
  const state: FormState =
    outcome.kind === 'refuse' ? { problems: outcome.problems } : stale ? { theirs: outcome.theirs } : { repeat: true }
  reply.code(outcome.kind === 'refuse' ? 422 : 409)
  return sendPage(request, reply, draw(page, again, view, typed, state), to.hub.origin)
}

/** Keeps what was typed and asks to sign in; the link of the mail leads back to it. */
async function holdAndSignIn(
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Request,
  raw: RawForm,
): Promise<FastifyReply> {
  const token = await holdForm(to.hub, asked.url.pathname, raw)
  const back = token ? `${asked.url.pathname}?held=${token}` : asked.url.pathname
  const frame = {
    title: t('web.held.title'),
    area: asked.area,
    actor: asked.actor,
    path: asked.url.pathname,
    today: asked.today,
  }
  const html = render('held.njk', frame, { signIn: `/sign-in?return=${encodeURIComponent(back)}` })
  return sendPage(request, reply.code(401), html, to.hub.origin)
}

function follow(
  outcome: Outcome,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  route: Route,
): Promise<FastifyReply> | FastifyReply {
  if (outcome.kind === 'redirect') {
    protect(reply, to.hub.origin)
    for (const cookie of outcome.cookies ?? []) setCookie(reply, cookie, to.hub.origin)
    return reply.redirect(outcome.to, 303)
  }
  return sendProblem(
    outcome.kind === 'forbidden' ? 'forbidden' : 'not-found',
    to,
    request,
    reply,
    actor,
    route.access.name,
  )
}

function setCookie(reply: FastifyReply, cookie: Cookie, origin: string): void {
  reply.setCookie(cookie.name, cookie.value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: origin.startsWith('https:'),
    path: cookie.path ?? '/',
    maxAge: cookie.maxAge,
  })
}

async function serveDownload(
  route: DownloadPage,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await actorOf(to.hub, request)
  const { request: asked, found } = await ask(route, to, request, actor)
  if (!route.access.allows(actor, found?.ref ?? null)) return turnAway(route, to, request, reply, actor)
  const file = await route.respond(asked)
  if (!file) return sendProblem('not-found', to, request, reply, actor)
  protect(reply, to.hub.origin)
  reply.type(file.type).header('cache-control', 'private, no-cache')
  if (file.filename)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`)
  return reply.send(typeof file.body === 'string' ? file.body : Buffer.from(file.body))
}

/** Sends the page of a problem; where even the area cannot be read, plain words. */
export async function sendProblem(
  problem: Problem,
  { hub }: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  who?: string,
): Promise<FastifyReply> {
  const path = new URL(request.url, hub.origin).pathname
  const frame = { area: await hub.area(), actor, path, today: await hub.today(), ...(who === undefined ? {} : { who }) }
  const { status, html } = problemPage(problem, frame)
  return sendPage(request, reply.code(status), html, hub.origin)
}

export { actorOf }
