/** Sign out here, or everywhere. */
import { signedIn } from '../../access/access.ts'
import { choice } from '../../web/fields.ts'
import { definePage, redirect } from '../../web/page.ts'
import { endAllSessions, endSession, forgetSignIn, issuerOfSession } from '../../web/session.ts'
import { findCurrentSessions } from './account.queries.ts'

export const signOutPage = definePage({
  path: '/account/sign-out',
  access: signedIn,
  audit: 'account.signed-out',
  publishes: 'nothing',
  template: 'accounts/sign-out.njk',
  form: { where: choice({ label: 'accounts.sign-out.where', options: ['here', 'everywhere'] }) },
  changesPages: false,
  async show({ db, hub, actor, now, t }) {
    const sessions = await findCurrentSessions(db, actor.person!.id, now, hub.sessions.idle)
    return { title: t('accounts.sign-out.title'), sessions, form: { values: { where: ['here'] }, files: {} } }
  },
  async submit({ db, actor, form, now, area, sessionToken, audit }) {
    const person = actor.person!
    const issuer = await issuerOfSession(db, sessionToken)
    if (form.where === 'everywhere') await endAllSessions(db, person.id, now)
    else if (sessionToken) await endSession(db, sessionToken, now)
    await audit({
      action: 'account.signed-out',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: person.id },
      after: { where: form.where },
    })
    return redirect(issuer ? `/sign-in/left/${issuer}` : '/', 'accounts.done.signed-out', [forgetSignIn])
  },
})
