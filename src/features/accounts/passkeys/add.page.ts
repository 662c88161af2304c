/** Adds a passkey to one's account. */
import { signedIn } from '../../../access/access.ts'
import { hidden, line } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { tellOfWay } from '../tell-of-way.ts'
import { judgeKey, keysWork, optionsToAdd } from './ceremony.ts'
import { addPasskey, needsOwnKey } from './passkeys.queries.ts'

export const addPasskeyPage = definePage({
  path: '/account/passkeys/new',
  access: signedIn,
  audit: 'account.passkey-added',
  publishes: 'nothing',
  freshly: 'to-open',
  template: 'accounts/passkeys/passkey.njk',
  form: {
    name: line({ label: 'accounts.passkeys.name', hint: 'accounts.passkeys.name-hint', max: 80, autocomplete: 'off' }),
    credential: hidden({ max: 20_000 }),
  },
  changesPages: false,
  async show({ db, hub, actor, now, t }) {
    if (await needsOwnKey(db, actor)) return redirect('/sign-in?fresh=passkey&return=%2Faccount%2Fpasskeys%2Fnew')
    return {
      title: t('accounts.passkeys.add-title'),
      breadcrumbs: [
        { text: t('accounts.account.title'), href: '/account' },
        { text: t('accounts.ways.title'), href: '/account/ways' },
      ],
      intro: t('accounts.passkeys.add-intro'),
      does: 'add',
      options: keysWork(hub) ? await optionsToAdd(hub, actor.person!, now) : null,
      without: t('accounts.passkeys.no-name'),
      button: t('accounts.passkeys.add-button'),
    }
  },
  async submit({ db, hub, actor, form: { name, credential }, area, now, audit }) {
    const person = actor.person!
    if (await needsOwnKey(db, actor)) return refuse({ credential: 'accounts.passkeys.problem.own-key' })
    const key = await judgeKey(db, hub, { personId: person.id, credential, now })
    if (!key) return refuse({ credential: 'accounts.passkeys.problem.add' })
    const id = await addPasskey(db, { personId: person.id, name, now }, key)
    if (!id) return refuse({ credential: 'accounts.passkeys.problem.known' })
    await audit({
      action: 'account.passkey-added',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: person.id },
    })
    await tellOfWay(db, hub, person.id, 'passkey-added', name)
    return redirect('/account/ways', 'accounts.done.passkey')
  },
})
