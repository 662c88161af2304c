/**
 * A fresh proof of who one is, asked before what a stolen or forgotten browser must not do: opening seals, deciding on rights and on ways
 * to sign in. A page declares it (`page.freshly`); what was typed is kept meanwhile and given back (`sign-in-first.ts`).
 */
import type { FastifyReply } from 'fastify'
import { type Actor, waitsForPasskey } from '../access/access.ts'
import { opensSeal } from './acts.ts'
import type { Mount } from './ask.ts'
import { protect } from './guard.ts'
import type { Found, Page } from './page.ts'
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

/** Whether somebody may go on only with a passkey: the area wants one of the secretariat, or before a seal is opened. */
export function mustUsePasskey(
  { access, audit }: Pick<Page, 'access' | 'audit'>,
  actor: Actor,
  found: Found<unknown> | null,
): boolean {
  const ref = found?.ref ?? null
  if (!access.allows(actor, ref)) return waitsForPasskey(access, actor, ref)
  return actor.sealsWait === true && opensSeal(audit)
}

/** Leads to the ways to sign in, and from there back. `by` is 'passkey' where no other way will do. */
export function signInAnew(to: Mount, back: string, reply: FastifyReply, by: 'yes' | 'passkey' = 'yes'): FastifyReply {
  protect(reply, to.hub.origin)
  return reply.redirect(`/sign-in?fresh=${by}&return=${encodeURIComponent(back)}`, 303)
}
