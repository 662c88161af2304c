/** Mail: what waits, left, failed, or would have gone where no mail server is set. Mail to respondents stays sealed. */
import { secretariat } from '../../access/access.ts'
import { definePage, redirect } from '../../web/page.ts'

const MOST = 100

export const outboxPage = definePage({
  path: '/outbox',
  access: secretariat,
  audit: 'mail.tried-again',
  template: 'operations/outbox.njk',
  form: {},
  changesPages: false,
  async show({ db, hub, t }) {
    const mails = await db
      .selectFrom('outgoing_mail')
      .select([
        'id',
        'created_at',
        'to_address',
        'subject',
        'body',
        'state',
        'attempts',
        'last_problem',
        'sent_at',
        'about_kind',
      ])
      .select(eb => eb('sealed', 'is not', null).as('sealed'))
      .orderBy('created_at', 'desc')
      .limit(MOST)
      .execute()
    // A link to sign in is for the person it was sent to: where mail leaves, nobody else sees it.
    const shown = mails.map(mail => ({
      ...mail,
      body: hub.mailLeaves ? mail.body.replace(/\/sign-in\/\S+/g, '/sign-in/…') : mail.body,
    }))
    return {
      title: t('operations.outbox.title'),
      mails: shown,
      mailLeaves: hub.mailLeaves,
      failed: mails.some(mail => mail.state === 'failed'),
    }
  },
  async submit({ db, area, audit }) {
    await db.updateTable('outgoing_mail').set({ state: 'waiting', attempts: 0 }).where('state', '=', 'failed').execute()
    await audit({
      action: 'mail.tried-again',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
    })
    return redirect('/outbox', 'operations.done.mail')
  },
})
