/** My account: how to reach me, what I need, where I am signed in. */
import { signedIn, spokenBy } from '../../access/access.ts'
import { choice, line, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, stale } from '../../web/page.ts'
import { type Account, changeAccount, findAccount, findCurrentSessions } from './account.queries.ts'

const form = {
  name: line({ label: 'accounts.account.name', autocomplete: 'name' }),
  phone: line({ label: 'accounts.account.phone', optional: true, type: 'tel', autocomplete: 'tel', max: 40 }),
  preferred_channel: choice({ label: 'accounts.account.channel', options: ['email', 'phone', 'post', 'none'] }),
  language_needs: line({ label: 'accounts.account.language', optional: true }),
  format_needs: line({ label: 'accounts.account.format', hint: 'accounts.account.format-hint', optional: true }),
  version: versionField(),
}

export const accountPage = definePage({
  path: '/account',
  onlyKeeps: true,
  access: signedIn,
  audit: 'account.changed',
  publishes: 'nothing',
  template: 'accounts/account.njk',
  form,
  changesPages: false,
  async show({ db, hub, actor, now, t }) {
    const account = await findAccount(db, actor.person!.id)
    return {
      title: t('accounts.account.title'),
      email: account.email,
      speaks: spokenBy(actor).length > 0,
      sessions: await findCurrentSessions(db, actor.person!.id, now, hub.sessions.idle),
      form: writeForm(form, account),
    }
  },
  async submit({ db, actor, form: typed, area, audit }) {
    const before = await findAccount(db, actor.person!.id)
    const { version, ...change } = typed
    if (!(await changeAccount(db, actor.person!.id, version, change)))
      return stale(writeForm(form, before), before.version)
    await audit({
      action: 'account.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: actor.person!.id },
      after: { fields: changedFields(before, change) },
    })
    return redirect('/account', 'accounts.done.changed')
  },
})

/** Which fields changed; not their values, which are about a person and would outlive an erasure. */
function changedFields(before: Account, after: Omit<Account, 'version' | 'email'>): string[] {
  return (Object.keys(after) as (keyof typeof after)[]).filter(name => before[name] !== after[name])
}
