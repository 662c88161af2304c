/**
 * A form whose sender must sign in first, or anew: what was typed and chosen is kept for them, and stands there again after they have
 * signed in, whichever way. Where all of it is kept, whoever is signed in goes straight on; else a page says what is not.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Mount, Request } from './ask.ts'
import { signInAnew } from './freshly.ts'
import { heldCookie, heldSeconds, holdForm } from './held.ts'
import { fileFieldsOf, keepFiles, leaveFiles, withKeptFiles } from './held-files.ts'
import type { Page } from './page.ts'
import { formOf } from './read-request.ts'
import { render, t } from './render.ts'
import { sendPage } from './serve.ts'
import { personBehind } from './session.ts'

/** Why: nobody is signed in, or whoever is must prove it anew, in any way or by a passkey. */
export type Why = 'signed-out' | 'yes' | 'passkey'

/** Keeps what was typed and chosen, and asks to sign in: the way there leads back to it. */
export async function signInFirst(
  page: Page,
  to: Mount,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Request,
  why: Why,
): Promise<FastifyReply> {
  const { hub } = to
  const sent = await withKeptFiles(hub, page.path, page.form, await formOf(request, fileFieldsOf(page.form)))
  const personId = asked.actor.person?.id ?? (await personBehind(hub.db, asked.sessionToken))
  const sender = { ip: asked.ip, personId }
  // Whoever may not have this page, and was never signed in, may fill no store.
  let raw = leaveFiles(sent)
  const keep = async () => (personId === null ? raw : (raw = await keepFiles(hub, page.path, sent, sender)))
  const held = page.secret ? null : await holdForm(hub, asked.url.pathname, sent.values, sender, keep)
  const back = held ? backTo(asked.url, held.token) : `${asked.url.pathname}${asked.url.search}`
  const lost = Object.values(raw.files).filter(({ fault }) => fault === 'not-kept')
  if (why !== 'signed-out' && held && lost.length === 0) return signInAnew(to, back, reply, why)
  const frame = {
    title: t('web.held.title'),
    area: asked.area,
    actor: asked.actor,
    path: asked.url.pathname,
    today: asked.today,
  }
  const html = render('held.njk', frame, {
    signIn: `/sign-in?${new URLSearchParams({ ...(why === 'signed-out' ? {} : { fresh: why }), return: back })}`,
    words: why === 'signed-out' ? 'signed-out' : 'anew',
    until: held?.until ?? null,
    lost: lost.map(({ name }) => t('web.errors.file-not-kept', { file: name })),
  })
  if (held && personId === null)
    reply.setCookie(heldCookie, held.token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: hub.origin.startsWith('https:'),
      path: '/',
      maxAge: heldSeconds,
    })
  return sendPage(request, reply.code(401), html, { origin: hub.origin, access: null })
}

/** The address of a form with what was kept of it, and with what its page was asked. */
function backTo({ pathname, search }: URL, token: string): string {
  const asked = new URLSearchParams(search)
  asked.delete('done')
  asked.set('held', token)
  return `${pathname}?${asked}`
}
