/** Sign in: ask for a link. The answer is the same whether or not we know the address, so that nobody can find out. */
import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import { sendMail } from '../../mail/mail.ts'
import { email, hidden } from '../../web/fields.ts'
import { definePage, redirect } from '../../web/page.ts'
import type { Limit } from '../../web/tries.ts'
import { linkGoesNow } from './pace.ts'
import { safeReturn } from './return-to.ts'
import { findPersonByEmail, linkMinutes, makeSignInLink, recentUnusedLinks } from './sign-in.queries.ts'

/** Links asked for from one address on the network: beyond it they go at the slow pace. A large office stays below. */
const asked: Limit = { name: 'sign-in links', most: 120, minutes: 60 }

export const signInPage = definePage({
  path: '/sign-in',
  access: anyone,
  audit: 'account.sign-in-asked',
  template: 'accounts/sign-in.njk',
  query: z.object({ return: z.string().max(2000).optional(), fresh: z.literal('yes').optional().catch(undefined) }),
  form: { email: email({ label: 'accounts.sign-in.email', hint: 'accounts.sign-in.email-hint' }), return: hidden() },
  changesPages: false,
  async show({ query, actor, t }) {
    return {
      title: t('accounts.sign-in.title'),
      fresh: query.fresh === 'yes',
      form: { values: { email: [actor.person?.email ?? ''], return: [safeReturn(query.return)] }, files: {} },
    }
  },
  async submit({ db, hub, form, now, area, t, audit, ip }) {
    const askerHadShare = !(await hub.tries.take(asked, ip))
    const person = await findPersonByEmail(db, form.email)
    if (person && linkGoesNow(await recentUnusedLinks(db, person.id, now), now, { askerHadShare })) {
      const token = await makeSignInLink(db, person.id, safeReturn(form.return), now)
      await sendMail(
        db,
        hub.seal,
        {
          to: form.email,
          subject: t('accounts.mail.subject', { compact: area.compactName }),
          body: t('accounts.mail.body', {
            name: person.name,
            link: `${hub.origin}/sign-in/${token}`,
            minutes: linkMinutes,
            compact: area.compactName,
          }),
        },
        { kind: 'person', id: person.id },
      )
    }
    const record = { kind: 'person', id: person?.id ?? area.id }
    await audit({ action: 'account.sign-in-asked', subject: { kind: 'area', id: area.id }, record })
    return redirect('/sign-in/check-your-email')
  },
})
