/** Signs in by a passkey that the browser offers: nothing is typed, and the mailed link stays beside it. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { beginSession, endSession, keepSignedIn } from '../../../web/session.ts'
import type { Limit } from '../../../web/tries.ts'
import { safeReturn, whereTo } from '../return-to.ts'
import { judgeProof, keysWork, optionsToProve } from './ceremony.ts'
import { noteKeyUse } from './passkeys.queries.ts'

/** How often a key is asked for from one address on the network: a large office stays below. */
const asked: Limit = { name: 'passkeys asked for', most: 600, minutes: 10 }

export const passkeySignInPage = definePage({
  path: '/sign-in/passkey',
  access: anyone,
  audit: 'account.signed-in',
  publishes: 'nothing',
  template: 'accounts/passkeys/passkey.njk',
  query: z.object({
    return: z.string().max(2000).optional().catch(undefined),
    fresh: z.enum(['yes', 'passkey']).optional().catch(undefined),
  }),
  form: { return: hidden(), credential: hidden({ max: 20_000 }) },
  changesPages: false,
  async show({ hub, query, ip, now, t }) {
    const returnTo = safeReturn(query.return)
    const works = keysWork(hub)
    const may = works && (await hub.tries.take(asked, ip))
    return {
      title: t('accounts.passkeys.sign-in-title'),
      intro: t('accounts.passkeys.sign-in-intro'),
      does: 'sign-in',
      options: may ? await optionsToProve(hub, now) : null,
      without: t(works ? 'accounts.passkeys.often' : 'accounts.passkeys.no-name'),
      button: t('accounts.passkeys.sign-in-button'),
      otherWay: `/sign-in?${new URLSearchParams({ return: returnTo, ...(query.fresh ? { fresh: query.fresh } : {}) })}`,
      form: { values: { return: [returnTo] }, files: {} },
    }
  },
  async submit({ db, hub, form, now, userAgent, area, cookies, sessionToken, audit }) {
    const proof = await judgeProof(db, hub, form.credential, now)
    if (!proof) return refuse({ credential: 'accounts.passkeys.problem.sign-in' })
    if (!(await noteKeyUse(db, proof.id, proof.counter, now)))
      return refuse({ credential: 'accounts.passkeys.problem.copied' })
    if (sessionToken) await endSession(db, sessionToken, now)
    const token = await beginSession(db, proof.personId, userAgent, now, hub.sessions.whole, {
      way: 'passkey',
      provedAt: now,
    })
    await audit({
      action: 'account.signed-in',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: proof.personId },
      after: { way: 'passkey' },
    })
    const to = await whereTo(db, now, { personId: proof.personId, returnTo: safeReturn(form.return), cookies })
    return redirect(to, undefined, [keepSignedIn(token, hub.sessions.whole)])
  },
})
