/** The way to an organisation's own sign-in: leads on to it, or says why it does not and what else there is. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { newToken } from '../../../web/session.ts'
import type { Limit } from '../../../web/tries.ts'
import { safeReturn } from '../return-to.ts'
import { attemptCookie, attemptCookieAt, attemptMinutes, keepAttempt } from './attempts.queries.ts'
import { findIssuer, noteProblem, providerOf } from './issuers.queries.ts'
import { beginAt, ProviderFault } from './provider.ts'

/** How often somebody sets out from one address on the network: a large office stays below. */
const setOut: Limit = { name: 'ways to an issuer', most: 600, minutes: 10 }

export const startPage = definePage({
  path: '/sign-in/with/:issuer',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'accounts/issuers/stopped.njk',
  params: z.object({ issuer: z.uuid() }),
  query: z.object({
    return: z.string().max(2000).optional().catch(undefined),
    fresh: z.literal('yes').optional().catch(undefined),
  }),
  async subject(db, { issuer }) {
    const record = await findIssuer(db, issuer)
    return record && { ref: null, record }
  },
  async show({ hub, subject: issuer, query, cookies, ip, now, t }) {
    const returnTo = safeReturn(query.return)
    const fresh = query.fresh === 'yes'
    const stopped = (why: string) => ({
      title: t('accounts.issuers.stopped.title', { name: issuer.name }),
      why: t(`accounts.issuers.stopped.${why}`, { name: issuer.name }),
      again: null,
      returnTo,
      fresh,
    })
    if (issuer.state === 'off') return stopped('off')
    if (!(await hub.tries.take(setOut, ip))) return stopped('often')
    try {
      const provider = await providerOf(hub.db, hub.seal, issuer.id)
      const redirectTo = `${hub.origin}/sign-in/from/${issuer.id}`
      const { to, secrets } = await beginAt(provider, { redirectTo, fresh, now })
      // One browser may be on the way in several windows.
      const known = cookies[attemptCookieAt(hub.origin)]
      const browser = known && /^[\w-]{43}$/.test(known) ? known : newToken()
      await keepAttempt(hub.db, hub.seal, { issuerId: issuer.id, browser, now }, { secrets, returnTo, fresh })
      return redirect(to, undefined, [
        { name: attemptCookie, value: browser, maxAge: attemptMinutes * 60, thisHostOnly: true },
      ])
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error
      await noteProblem(hub.db, issuer.id, error.problem, now)
      return stopped(error.problem)
    }
  },
})
