/** Ways a request may end other than with its page: led on, turned away, or told what is wrong. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, holderOfTheLink } from '../access/access.ts'
import type { Asked, Mount } from './ask.ts'
import type { FormSpec, RawForm } from './fields.ts'
import { type FormState, viewForm } from './forms.ts'
import { protect } from './guard.ts'
import { heldCookie, listHeld } from './held.ts'
import { fileFieldsOf } from './held-files.ts'
import { kioskOf, kioskView } from './kiosk.ts'
import { languagesOffered } from './offered.ts'
import { isOpenAddress, sendOpenProblem } from './open-data.ts'
import { type Cookie, enterDoesNothing, type Outcome, type Page, type PageView, type Route } from './page.ts'
import { type Problem, problemPage } from './problems.ts'
import { urlOf } from './read-request.ts'
import { remindersFor } from './reminders.ts'
import { noticeOf, render } from './render.ts'
import { sendPage } from './serve.ts'
import { cookieAt } from './session.ts'
import { viewFrame } from './workspace.ts'

/** Whether a page, asked to show itself, ended in another way instead. */
export function isOutcome(shown: PageView | Outcome): shown is Outcome {
  return 'kind' in shown && ['redirect', 'not-found', 'forbidden', 'refuse', 'stale'].includes(String(shown.kind))
}

/** Where somebody comes after signing in: words that were kept for them are offered there. */
const keptPages: ReadonlySet<string> = new Set(['/', '/tasks', '/account'])

/**
 * Renders a page with its form, in the frame of its workspace. `reader` is who reads it, where that is somebody who looks at a page
 * as everybody sees it.
 */
export async function draw(
  page: Page,
  { frames, reminders }: Pick<Mount, 'frames' | 'reminders'>,
  { request: asked, found }: Asked,
  view: PageView,
  raw: RawForm | null,
  state: FormState,
  reader: Actor = asked.actor,
): Promise<string> {
  const workspace = await viewFrame(frames, page, found?.within ?? found?.ref ?? null, { ...asked, actor: reader })
  const offersKept = keptPages.has(asked.url.pathname) && reader === asked.actor
  const { t, languages, behind } = view.saidIn ?? asked
  const frame = {
    t,
    // A page whose form is kept on the way to another one: the way to another language keeps it too.
    keepsOnTheWay: page.enter === 'keeps',
    languages: page.inLanguages ? languagesOffered(asked.area, languages, t, asked.url) : [],
    behind,
    title: view.title,
    area: asked.area,
    actor: reader,
    path: asked.url.pathname,
    today: asked.today,
    breadcrumbs: view.breadcrumbs ?? [],
    formView: viewForm(
      t,
      page.form ?? {},
      asked.typed ? raw : unspoken(page.form ?? {}, raw),
      state.theirs ? { ...state, names: namesIn(view) } : state,
    ),
    workspace: reader === asked.actor ? workspace : null,
    // Where somebody who sees a page as everybody does goes back to.
    backToWork: reader === asked.actor ? null : (workspace?.home ?? null),
    wide: page.width === 'whole',
    reminders: await remindersFor(reminders, asked),
    keptWords: offersKept
      ? await listHeld(asked.db, asked.now, { actor: reader, cookie: asked.cookies[heldCookie] })
      : [],
    guardsEnter: enterDoesNothing(page),
    consequences: page.act ? await page.act(asked) : null,
    // A browser that kept such a page whole must not show it again by itself.
    forFew: reader.person !== null || page.access === holderOfTheLink || kioskOf(asked.cookies) !== null,
    kiosk: kioskView(asked.cookies, asked.url.pathname),
    asksForFile: fileFieldsOf(page.form).size > 0,
    done: noticeOf(asked.url.searchParams.get('done'), t),
  }
  return render(page.template, frame, view)
}

/** A form as it is first opened: nothing that speaks in somebody's name is filled in, whatever its page would show. */
function unspoken(spec: FormSpec, raw: RawForm | null): RawForm | null {
  if (!raw) return raw
  const speaking = new Set(Object.keys(spec).filter(name => spec[name]?.speaksFor))
  return {
    values: Object.fromEntries(Object.entries(raw.values).filter(([name]) => !speaking.has(name))),
    files: raw.files,
  }
}

/** The words of every list that the page offers to choose from. */
function namesIn(view: PageView): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const list of Object.values(view).filter(Array.isArray))
    for (const one of list as unknown[]) if (isNamed(one)) names.set(one.value, one.text)
  return names
}

function isNamed(one: unknown): one is { value: string; text: string } {
  return typeof one === 'object' && one !== null && 'value' in one && 'text' in one && typeof one.text === 'string'
}

/** Somebody without the right: to the sign-in page if they have not signed in, else told who may. */
export async function turnAway(
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

/** An address that holds a code or a key is left without a trace: kept nowhere, and told to no page that follows. */
const leavingCode = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } as const

/** Goes where an outcome leads. Where a cookie ends, the browser drops what it kept of pages as well. */
export function follow(
  outcome: Outcome,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  route: Route,
): Promise<FastifyReply> | FastifyReply {
  if (outcome.kind === 'redirect') {
    protect(reply, to.hub.origin)
    if (route.access === holderOfTheLink) reply.headers(leavingCode)
    if (outcome.cookies?.some(cookie => cookie.maxAge === 0)) reply.header('clear-site-data', '"cache"')
    for (const cookie of outcome.cookies ?? []) setCookie(reply, cookie, to.hub.origin)
    return reply.redirect(outcome.to, 303)
  }
  const problem = outcome.kind === 'forbidden' ? 'forbidden' : 'not-found'
  return sendProblem(problem, to, request, reply, actor, route.access.name)
}

function setCookie(reply: FastifyReply, cookie: Cookie, origin: string): void {
  const name = cookie.thisHostOnly ? cookieAt(cookie.name, origin) : cookie.name
  reply.setCookie(name, cookie.value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: origin.startsWith('https:'),
    path: cookie.path ?? '/',
    maxAge: cookie.maxAge,
  })
}

/** Sends the page of a problem; where even the area cannot be read, plain words. */
export async function sendProblem(
  problem: Problem,
  { hub }: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  who?: string,
  because?: string,
): Promise<FastifyReply> {
  const path = urlOf(request, hub.origin).pathname
  if (isOpenAddress(path)) {
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    return sendOpenProblem(reply, reads ? problem : 'reads-only', hub.origin)
  }
  const today = await hub.today()
  const kiosk = kioskView(request.cookies ?? {}, path)
  const frame = { area: await hub.area(), actor, path, today, kiosk, ...(who ? { who } : {}) }
  const { status, html, retryAfter } = problemPage(problem, frame, because)
  if (retryAfter) reply.header('retry-after', String(retryAfter))
  return sendPage(request, reply.code(status), html, { origin: hub.origin, access: null })
}
