/** Words kept from before one was signed in again: go on with them, or throw them away. */
import { signedIn } from '../../access/access.ts'
import { hidden } from '../../web/fields.ts'
import { forgetHeld, heldCookie, listHeld } from '../../web/held.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'

export const keptPage = definePage({
  path: '/account/kept',
  access: signedIn,
  audit: 'account.kept-words-dropped',
  publishes: 'nothing',
  template: 'accounts/kept.njk',
  form: { id: hidden() },
  changesPages: false,
  async show({ db, actor, cookies, now, t }) {
    return {
      title: t('accounts.kept.title'),
      breadcrumbs: [{ text: t('accounts.account.title'), href: '/account' }],
      kept: await listHeld(db, now, { actor, cookie: cookies[heldCookie] }),
    }
  },
  async submit({ db, actor, cookies, form, area, audit }) {
    if (!(await forgetHeld(db, form.id, { actor, cookie: cookies[heldCookie] })))
      return refuse({ kept: 'accounts.kept.problem' })
    await audit({
      action: 'account.kept-words-dropped',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: actor.person!.id },
    })
    return redirect('/account/kept', 'accounts.done.kept-dropped')
  },
})
