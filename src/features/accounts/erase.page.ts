/** Leave: have one's own account erased. */
import { signedIn } from '../../access/access.ts'
import { tick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { forgetSignIn } from '../../web/session.ts'
import { erasePerson } from './erase.queries.ts'
import { needsOwnKey } from './passkeys/passkeys.queries.ts'

export const erasePage = definePage({
  path: '/account/erase',
  access: signedIn,
  audit: 'person.erased',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'accounts/erase.njk',
  form: { sure: tick({ label: 'accounts.erase.sure-own' }) },
  async show({ t }) {
    return {
      title: t('accounts.erase.title-own'),
      breadcrumbs: [{ text: t('accounts.account.title'), href: '/account' }],
    }
  },
  async submit({ db, hub, actor, form, area, today, now, t, audit }) {
    if (!form.sure) return refuse({ sure: 'accounts.erase.problem.sure' })
    // Whoever reads the mailbox of a member of the secretariat could otherwise take that member away.
    if (await needsOwnKey(db, actor)) return refuse({ sure: 'accounts.passkeys.problem.own-key' })
    const personId = actor.person!.id
    const erasing = { personId, name: t('accounts.erase.name'), today, now }
    const ended = await erasePerson(db, hub.seal, erasing, {
      action: 'person.erased',
      subject: { kind: 'area', id: area.id },
      write: audit,
    })
    if (ended === 'last-secretariat') return refuse({ sure: 'accounts.erase.problem.last' })
    return redirect('/', 'accounts.done.erased', [forgetSignIn])
  },
})
