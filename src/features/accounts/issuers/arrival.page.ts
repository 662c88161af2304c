/** Where an organisation's own sign-in sends people back to: signs in whom it may, and tells everybody else what to do. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { endSession, keepSignedIn } from '../../../web/session.ts'
import { whereTo } from '../return-to.ts'
import { arrive } from './arrive.ts'
import { type Attempt, attemptCookieAt, takeAttempt } from './attempts.queries.ts'
import { findIssuer, type Issuer, noteProblem, providerOf } from './issuers.queries.ts'
import { finishAt, ProviderFault, type ProviderProblem } from './provider.ts'

export const arrivalPage = definePage({
  path: '/sign-in/from/:issuer',
  access: holderOfTheLink,
  audit: 'account.signed-in',
  publishes: 'nothing',
  arrives: true,
  template: 'accounts/issuers/stopped.njk',
  params: z.object({ issuer: z.uuid() }),
  changesPages: false,
  async subject(db, { issuer }) {
    const record = await findIssuer(db, issuer)
    return record && { ref: null, record }
  },
  async show({ hub, subject: issuer, url, cookies, sessionToken, userAgent, area, now, t }) {
    const stopped = (why: string, attempt: Attempt | null) => ({
      title: t('accounts.issuers.stopped.title', { name: issuer.name }),
      why: t(`accounts.issuers.stopped.${why}`, { name: issuer.name, compact: area.compactName }),
      again: issuer.state === 'on' ? `/sign-in/with/${issuer.id}` : null,
      returnTo: attempt?.returnTo ?? '/',
      fresh: attempt?.fresh ?? false,
    })
    const browser = cookies[attemptCookieAt(hub.origin)] ?? ''
    const came = { issuerId: issuer.id, browser, now }
    const attempt = await takeAttempt(hub.db, hub.seal, came, url.searchParams.get('state') ?? '')
    if (attempt === null) return stopped('begun-elsewhere', null)
    if (issuer.state === 'off') return stopped('off', attempt)
    const claims = await claimsOf(hub, issuer, url, attempt, now)
    if (typeof claims === 'string') return stopped(claims, attempt)
    const arrived = await hub.db.transaction().execute(async tx => {
      const result = await arrive(tx, hub, { issuer, claims, userAgent, fresh: attempt.fresh, now })
      if ('token' in result && sessionToken) await endSession(tx, sessionToken, now)
      return result
    })
    if ('why' in arrived) {
      if (arrived.why !== 'begun-before-change') await noteProblem(hub.db, issuer.id, arrived.why, now)
      return stopped(arrived.why, attempt)
    }
    const to = await whereTo(hub.db, now, { personId: arrived.personId, returnTo: attempt.returnTo, cookies })
    return redirect(to, undefined, [keepSignedIn(arrived.token, hub.sessions.whole)])
  },
})

/** What the issuer says of whoever came back, or what went wrong. */
async function claimsOf(hub: Hub, issuer: Issuer, came: URL, { secrets }: Attempt, now: Date) {
  try {
    return await finishAt(await providerOf(hub.db, hub.seal, issuer.id), { came, secrets, now })
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    await noteProblem(hub.db, issuer.id, error.problem, now)
    return error.problem satisfies ProviderProblem
  }
}
