/**
 * The page a link opens. Opening it changes nothing (mail scanners open links); its button signs in, once.
 */

import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import { useOnce } from '../../db/use-once.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { beginSession, endSession, keepSignedIn } from '../../web/session.ts'
import { whereTo } from './return-to.ts'
import { findSignInLink } from './sign-in.queries.ts'

export const signInLinkPage = definePage({
  path: '/sign-in/:token',
  access: holderOfTheLink,
  audit: 'account.signed-in',
  publishes: 'nothing',
  template: 'accounts/sign-in-link.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form: {},
  changesPages: false,
  async show({ db, params, now, t }) {
    const link = await findSignInLink(db, params.token, now)
    const state = link?.state ?? 'expired'
    return { title: t(`accounts.link.title-${state}`), state, returnTo: link?.returnTo ?? '/' }
  },
  async submit({ db, hub, params, now, userAgent, area, cookies, sessionToken, audit }) {
    const link = await findSignInLink(db, params.token, now)
    if (link?.state !== 'good' || !(await useOnce(db, 'sign_in_link', link.id, now)))
      return refuse({ link: 'accounts.link.problem' })
    // Whoever was signed in here is not any more: a new proof makes a new session.
    if (sessionToken) await endSession(db, sessionToken, now)
    const token = await beginSession(db, link.personId, userAgent, now, hub.sessions.whole)
    await audit({
      action: 'account.signed-in',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: link.personId },
    })
    const to = await whereTo(db, now, { personId: link.personId, returnTo: link.returnTo, cookies })
    return redirect(to, undefined, [keepSignedIn(token, hub.sessions.whole)])
  },
})
