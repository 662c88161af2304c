/** Sign in: ask for a link. The answer is the same whether or not we know the address, so that nobody can find out. */
import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import type { Tx } from '../../db/open.ts'
import { sendMail } from '../../mail/mail.ts'
import { email, hidden } from '../../web/fields.ts'
import type { Hub } from '../../web/hub.ts'
import { definePage, redirect } from '../../web/page.ts'
import { t } from '../../web/render.ts'
import type { Limit } from '../../web/tries.ts'
import { type Issuer, listIssuers, onlyIssuerFor } from './issuers/issuers.queries.ts'
import { linkGoesNow } from './pace.ts'
import { keysWork } from './passkeys/ceremony.ts'
import { listPasskeys } from './passkeys/passkeys.queries.ts'
import { safeReturn } from './return-to.ts'
import {
  findPersonByEmail,
  holdsSecretariat,
  linkMinutes,
  makeSignInLink,
  recentUnusedLinks,
} from './sign-in.queries.ts'

/** Links asked for from one address on the network: beyond it they go at the slow pace. A large office stays below. */
const asked: Limit = { name: 'sign-in links', most: 120, minutes: 60 }

export const signInPage = definePage({
  path: '/sign-in',
  access: anyone,
  audit: 'account.sign-in-asked',
  publishes: 'nothing',
  template: 'accounts/sign-in.njk',
  query: z.object({
    return: z.string().max(2000).optional(),
    fresh: z.enum(['yes', 'passkey']).optional().catch(undefined),
  }),
  form: { email: email({ label: 'accounts.sign-in.email', hint: 'accounts.sign-in.email-hint' }), return: hidden() },
  changesPages: false,
  async show({ db, hub, query, actor }) {
    const ways = new URLSearchParams({
      return: safeReturn(query.return),
      ...(query.fresh ? { fresh: query.fresh } : {}),
    })
    const issuers = (await listIssuers(db)).filter(({ state }) => state === 'on')
    return {
      title: t('accounts.sign-in.title'),
      fresh: query.fresh === 'yes',
      needsPasskey: query.fresh === 'passkey',
      // Words that are kept stand in the address that is led back to.
      keeps: /[?&]held=/.test(safeReturn(query.return)),
      hasPasskey: actor.person !== null && (await listPasskeys(db, actor.person.id)).length > 0,
      passkey: keysWork(hub) ? `/sign-in/passkey?${ways}` : null,
      issuers: issuers.map(({ id, name, organisation }) => ({
        name,
        organisation: organisation === name ? null : organisation,
        href: `/sign-in/with/${id}?${ways}`,
      })),
      form: { values: { email: [actor.person?.email ?? ''], return: [safeReturn(query.return)] }, files: {} },
    }
  },
  async submit({ db, hub, form, now, today, area, audit, ip }) {
    const askerHadShare = !(await hub.tries.take(asked, ip))
    const person = await findPersonByEmail(db, form.email)
    const to = person && { ...person, email: form.email, returnTo: safeReturn(form.return) }
    const only = person && !(await holdsSecretariat(db, person.id, today)) ? await onlyIssuerFor(db, form.email) : null
    if (to && only) await mailOnlyWay(db, hub, to, only)
    else if (to && linkGoesNow(await recentUnusedLinks(db, to.id, now), now, { askerHadShare }))
      await mailLink(db, hub, to, now)
    const record = { kind: 'person', id: person?.id ?? area.id }
    await audit({ action: 'account.sign-in-asked', subject: { kind: 'area', id: area.id }, record })
    return redirect('/sign-in/check-your-email')
  },
})

/** Who asked for a way in, and where they want to go. */
type Asker = { readonly id: string; readonly name: string; readonly email: string; readonly returnTo: string }

async function mailLink(db: Tx, hub: Hub, { id, name, email: to, returnTo }: Asker, now: Date): Promise<void> {
  const { compactName: compact } = await hub.area()
  const link = `${hub.origin}/sign-in/${await makeSignInLink(db, id, returnTo, now)}`
  const subject = t('accounts.mail.subject', { compact })
  const body = t('accounts.mail.body', { name, link, minutes: linkMinutes, compact })
  await sendMail(db, hub.seal, { to, subject, body }, { kind: 'person', id })
}

/** Mails to one mailbox that no link may go to. */
const toldOnlyWay: Limit = { name: 'mails on the only way', most: 3, minutes: 60 }

/** Somebody who may come only by their organisation's own sign-in is told so, in their own mailbox: the page tells nobody. */
async function mailOnlyWay(db: Tx, hub: Hub, { id, name, email: to, returnTo }: Asker, issuer: Issuer): Promise<void> {
  if (!(await hub.tries.take(toldOnlyWay, id))) return
  const { compactName: compact } = await hub.area()
  const link = `${hub.origin}/sign-in/with/${issuer.id}?${new URLSearchParams({ return: returnTo })}`
  const words = { name, link, compact, way: issuer.name }
  const subject = t('accounts.mail.only-subject', words)
  await sendMail(db, hub.seal, { to, subject, body: t('accounts.mail.only-body', words) }, { kind: 'person', id })
}
