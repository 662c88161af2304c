/**
 * A fresh proof of who one is, asked before what a stolen or forgotten browser must not do: opening seals, deciding on rights and on ways
 * to sign in. A page declares it (`page.freshly`); what was typed is kept meanwhile and given back.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/access.ts'
import type { Mount, Request } from './ask.ts'
import type { RawForm } from './fields.ts'
import { protect } from './guard.ts'
import { holdForm } from './held.ts'
import { keepFiles } from './held-files.ts'
import type { Page } from './page.ts'
import { freshFor } from './session.ts'

/** Whether somebody must prove anew who they are before they open a page, or send its form. */
export function mustSignInAnew(
  { freshly }: Pick<Page, 'freshly'>,
  { provedAt }: Actor,
  now: Date,
  step: 'open' | 'send',
): boolean {
  if (freshly === undefined || (step === 'open' && freshly === 'to-send')) return false
  return now.getTime() - (provedAt?.getTime() ?? 0) > freshFor
}

/** Leads to the ways to sign in, and from there back. */
export function signInAnew(to: Mount, back: string, reply: FastifyReply): FastifyReply {
  protect(reply, to.hub.origin)
  return reply.redirect(`/sign-in?fresh=yes&return=${encodeURIComponent(back)}`, 303)
}

/** The same for a form that was sent: it is kept for its sender, and stands there again after. */
export async function holdAndSignInAnew(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Request,
  sent: RawForm,
): Promise<FastifyReply> {
  const { hub } = to
  const sender = { ip: request.ip, personId: asked.actor.person?.id ?? null }
  const held = await holdForm(hub, asked.url.pathname, sent.values, sender, () =>
    keepFiles(hub, page.path, sent, sender),
  )
  return signInAnew(to, held ? `${asked.url.pathname}?held=${held.token}` : asked.url.pathname, reply)
}
