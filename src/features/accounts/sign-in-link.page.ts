/**
 * The page a link opens. Opening it changes nothing (mail scanners open links); its button signs in, once.
 */
import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import { heldCookie, listHeld } from '../../web/held.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { beginSession, sessionCookie } from '../../web/session.ts'
import { findSignInLink, useSignInLink } from './sign-in.queries.ts'

export const signInLinkPage = definePage({
  path: '/sign-in/:token',
  access: holderOfTheLink,
  audit: 'account.signed-in',
  template: 'accounts/sign-in-link.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form: {},
  changesPages: false,
  async show({ db, params, now, t }) {
    const link = await findSignInLink(db, params.token, now)
    const state = link?.state ?? 'expired'
    return { title: t(`accounts.link.title-${state}`), state, returnTo: link?.returnTo ?? '/' }
  },
  async submit({ db, hub, params, now, userAgent, area, cookies, audit }) {
    const link = await findSignInLink(db, params.token, now)
    if (link?.state !== 'good' || !(await useSignInLink(db, link.id, now)))
      return refuse({ link: 'accounts.link.problem' })
    const token = await beginSession(db, link.personId, userAgent, now, hub.sessions.whole)
    await audit({
      action: 'account.signed-in',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: link.personId },
    })
    // Whoever comes by a link that leads nowhere in particular is led to what they were doing when their sign-in ended.
    const actor = { person: { id: link.personId, name: '', email: null }, grants: [] }
    const kept = link.returnTo === '/' ? await listHeld(db, now, { actor, cookie: cookies[heldCookie] }) : []
    return redirect(kept.length > 0 ? '/account/kept' : link.returnTo, undefined, [
      { name: sessionCookie, value: token, maxAge: hub.sessions.whole / 1000 },
    ])
  },
})
