/** Where one is signed in, and ending any of it from here: a library's computer, a phone that is lost. */
import { signedIn } from '../../access/access.ts'
import { hidden } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { endOtherSessions, endOwnSession, hashToken } from '../../web/session.ts'
import { findCurrentSessions } from './account.queries.ts'

export const sessionsPage = definePage({
  path: '/account/sessions',
  access: signedIn,
  audit: 'account.session-ended',
  publishes: 'nothing',
  template: 'accounts/sessions.njk',
  form: { act: hidden() },
  changesPages: false,
  async show({ db, hub, actor, now, sessionToken, t }) {
    const sessions = await findCurrentSessions(db, actor.person!.id, now, hub.sessions.idle)
    const here = sessionToken === null ? null : hashToken(sessionToken)
    return {
      title: t('accounts.sessions.title'),
      breadcrumbs: [{ text: t('accounts.account.title'), href: '/account' }],
      sessions: sessions.map(session => ({ ...session, here: here !== null && session.mark.equals(here) })),
    }
  },
  async submit({ db, actor, form: { act }, now, area, sessionToken, audit }) {
    const person = actor.person!
    const subject = { kind: 'area', id: area.id } as const
    const record = { kind: 'person', id: person.id }
    if (act === 'end others') {
      const ended = await endOtherSessions(db, person.id, sessionToken, now)
      await audit({ action: 'account.session-ended', subject, record, after: { others: ended } })
      return redirect('/account/sessions', 'accounts.done.others-ended')
    }
    const id = /^end ([0-9a-f-]{36})$/.exec(act)?.[1]
    if (id === undefined || !(await endOwnSession(db, person.id, id, now)))
      return refuse({ sessions: 'accounts.sessions.problem.gone' })
    await audit({ action: 'account.session-ended', subject, record })
    return redirect('/account/sessions', 'accounts.done.session-ended')
  },
})
