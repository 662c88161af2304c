/** Takes a form: checks where it came from and who sent it, reads it, does its work once, and says how it ended. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { nobody } from '../access/access.ts'
import { writeAudit } from '../db/audit.ts'
import { changedNothing } from '../db/change-versioned.ts'
import type { Tx } from '../db/open.ts'
import { touchedSoFar, touching } from '../db/touched.ts'
import { takeTurn } from '../db/turns.ts'
import { asksFreshProof } from './acts.ts'
import { draw, follow, isOutcome, sendProblem } from './answer.ts'
import { type Asked, actorOf, ask, inWords, type Mount, mayHave, type Request } from './ask.ts'
import { type RawForm, readForm } from './fields.ts'
import type { FormState } from './forms.ts'
import { mustSignInAnew, mustUsePasskey } from './freshly.ts'
import { cameFromHere } from './guard.ts'
import { forgetHeld, heldCookie } from './held.ts'
import { fileFieldsOf, forgetFiles, keepFiles, withKeptFiles } from './held-files.ts'
import type { Hub } from './hub.ts'
import { isUntouched, mergeForm } from './merging.ts'
import { claimOnce, digestOf, nothingTyped, onceOf, settleOnce } from './once.ts'
import { enterDoesNothing, type Outcome, type Page, type Received, type Repeat, redirect } from './page.ts'
import { formOf } from './read-request.ts'
import { sendPage } from './serve.ts'
import { signInFirst, type Why } from './sign-in-first.ts'

/** Takes the form of a page. */
export async function takeForm(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { hub } = to
  if (!cameFromHere(request, hub.origin)) return sendProblem('cross-site', to, request, reply, nobody)
  const actor = await actorOf(hub, request)
  const asked = await ask(page, to, request, actor)
  const first = (why: Why) => signInFirst(page, to, request, reply, asked.request, why)
  if (mustUsePasskey(page, actor, asked.found)) return first('passkey')
  if (!mayHave(page, actor, asked)) {
    if (actor.person) return sendProblem('forbidden', to, request, reply, actor, page.access.name)
    return first('signed-out')
  }
  if (mustSignInAnew(page, actor, hub.now(), 'send')) return first('yes')
  const { raw, problems } = await receive(page, hub, request, asked.request)
  if (Object.keys(problems).length > 0)
    return showAgain(page, to, request, reply, asked, raw, { kind: 'refuse', problems })
  if (enterDoesNothing(page) && raw.values['_enter'])
    return showAgain(page, to, request, reply, asked, raw, { kind: 'enter' })
  const form = readForm(page.form ?? {}, raw, asked.request)
  if (!form.ok) return showAgain(page, to, request, reply, asked, raw, { kind: 'refuse', problems: form.problems })
  const { value: outcome, touched } = await touching<Ended>(() =>
    page.take ? takeOnce(page, hub, asked.request, raw, form.values) : workOnce(page, hub, asked, raw, form.values),
  )
  if (outcome.kind === 'redirect') {
    // The transaction of a form has told the other servers already.
    if (page.changesPages !== false) hub.forgetPages(page.take ? 'everywhere' : 'here', touched)
    await Promise.all([forgetKept(hub, asked.request, raw), to.reading.wrote(reply)])
    return follow(outcome, to, request, reply, actor, page)
  }
  return showAgain(page, to, request, reply, asked, raw, outcome)
}

/** The form of a request, with the files that were kept for it; what else it brought is taken in by its page. */
async function receive(page: Page, hub: Hub, request: FastifyRequest, asked: Request): Promise<Received> {
  const fields = fileFieldsOf(page.form)
  const sent = await formOf(request, {
    get: name => fields.get(name) ?? (page.receives?.asksFor(name) ? true : undefined),
  })
  const raw = await withKeptFiles(hub, page.path, page.form, sent)
  return page.receives ? page.receives.take({ ...asked, typed: null }, raw) : { raw, problems: {} }
}

/** Forgets what was kept for a form that was taken now: its files, and its words from before signing in. */
async function forgetKept(hub: Hub, { url, actor, cookies }: Request, raw: RawForm): Promise<void> {
  await forgetFiles(hub, raw)
  const held = url.searchParams.get('held')
  if (held) await forgetHeld(hub.db, held, { actor, cookie: cookies[heldCookie] })
}

type Ended = Outcome | Repeat | { readonly kind: 'enter' }

/** Where a form led, without what it would have said was done. */
function withoutNotice(to: string): string {
  return to.replace(/([?&])done=[^&#]*&?/, '$1').replace(/[?&](?=#|$)/, '')
}

/** Hands a form to a page that takes it in a statement of its own. */
function takeOnce(page: Page, hub: Hub, asked: Request, raw: RawForm, form: unknown): Promise<Ended> {
  const token = onceOf(raw)
  const claim = { token, page: page.path, digest: digestOf(raw, hub.seal, token) }
  return page.take!({ ...asked, db: hub.db, form: form as never, raw, once: token, claim })
}

/** Ends the transaction without keeping anything, and carries the outcome out of it. */
class TakenBack extends Error {
  readonly outcome: Ended
  constructor(outcome: Ended) {
    super('taken back')
    this.outcome = outcome
  }
}

/** Does the work of a form in one transaction: claim, change, audit, settle. Anything but a redirect is taken back. */
async function workOnce(page: Page, hub: Hub, asked: Asked, raw: RawForm, form: unknown): Promise<Ended> {
  const once = onceOf(raw)
  try {
    return await hub.db.transaction().execute(async tx => {
      const digest = digestOf(page.secret ? nothingTyped : raw, hub.seal, once)
      const claim = await claimOnce(tx, hub.seal, once, page.path, digest)
      // Of a secret form it is not kept where it led: its own page says that it was taken.
      if (claim.kind === 'same') return { kind: 'redirect', to: page.secret ? asked.request.url.pathname : claim.to }
      if (claim.kind === 'different') throw new TakenBack({ kind: 'repeat' })
      const request = await askAlone(page, tx, hub, asked)
      const { outcome, acts } = await work(page, tx, request, raw, form, once)
      if (outcome.kind !== 'redirect') throw new TakenBack(outcome)
      // Saved as it was opened, and nothing is different: no entry, no mail, no new version.
      if (page.onlyKeeps && !acts && isUntouched(page.form ?? {}, raw) && changedNothing(tx))
        throw new TakenBack(redirect(withoutNotice(outcome.to), 'web.done.nothing-changed'))
      await settleOnce(tx, hub.seal, once, page.secret ? '' : outcome.to)
      if (page.changesPages !== false) await hub.tellChange(tx, touchedSoFar() ?? undefined)
      return outcome
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

/**
 * The request as it stands once no other form on the same subject is being worked: what was found before may have changed
 * while this one waited. Forms on one consultation or partnership are worked one after the other, so that none decides on
 * facts that another is just changing.
 */
async function askAlone(page: Page, tx: Tx, hub: Hub, { request, found }: Asked): Promise<Request> {
  if (!page.subject || !found) return request
  if (found.ref) await takeTurn(tx, found.ref)
  const now = await page.subject(tx, request.params, hub, request.actor)
  if (!now) throw new TakenBack({ kind: 'not-found' })
  if (!page.access.allows(request.actor, now.ref)) throw new TakenBack({ kind: 'forbidden' })
  return { ...request, subject: (await inWords(page, hub, now, request.t)).record }
}

/** How the work of a form ended, and whether any of its entries tells of an act. */
type Worked = { readonly outcome: Outcome; readonly acts: boolean }

async function work(page: Page, tx: Tx, asked: Request, raw: RawForm, form: unknown, once: string): Promise<Worked> {
  let entries = 0
  let acts = false
  const outcome: Outcome = await page.submit!({
    ...asked,
    db: tx,
    form: form as never,
    raw,
    once,
    audit: async entry => {
      if (asksFreshProof(entry.action) && page.freshly === undefined)
        throw new Error(`${page.path} does what asks for a fresh proof and does not say so (${entry.action})`)
      entries++
      // An act says what was done; a change says what stands there after it.
      if (!entry.after) acts = true
      await writeAudit(tx, { ...entry, actor: asked.actor })
    },
  })
  if (outcome.kind === 'redirect' && entries === 0)
    throw new Error(`${page.path} changed something and left no audit entry`)
  return { outcome, acts }
}

async function showAgain(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  { request: asked, found }: Asked,
  sent: RawForm,
  outcome: Ended,
): Promise<FastifyReply> {
  if (outcome.kind === 'not-found' || outcome.kind === 'forbidden' || outcome.kind === 'redirect') {
    return follow(outcome, to, request, reply, asked.actor, page)
  }
  const sender = { ip: asked.ip, personId: asked.actor.person?.id ?? null }
  const raw = await keepFiles(to.hub, page.path, sent, sender)
  const stale = outcome.kind === 'stale'
  const typed = stale ? mergeForm(page.form ?? {}, raw, outcome.theirs, outcome.version) : raw
  const again = { ...asked, typed }
  const view = await page.show(again)
  if (isOutcome(view)) return follow(view, to, request, reply, asked.actor, page)
  const state: FormState =
    outcome.kind === 'refuse'
      ? { problems: outcome.problems }
      : stale
        ? { theirs: outcome.theirs }
        : outcome.kind === 'enter'
          ? { enter: true }
          : { repeat: true }
  reply.code(outcome.kind === 'refuse' || outcome.kind === 'enter' ? 422 : 409)
  const html = await draw(page, to, { request: again, found, there: true }, view, typed, state)
  return sendPage(request, reply, html, { origin: to.hub.origin, access: page.access })
}
