/** Mail: what waits, left, failed, or would have gone where no mail server is set. Mail to respondents stays sealed. */
import { secretariat } from '../../access/access.ts'
import { openMail } from '../../mail/mail.ts'
import { definePage, redirect } from '../../web/page.ts'
import { withoutSignInLinks } from './sign-in-links.ts'

const MOST = 100

export const outboxPage = definePage({
  path: '/outbox',
  access: secretariat,
  audit: 'mail.tried-again',
  template: 'operations/outbox.njk',
  form: {},
  changesPages: false,
  async show({ db, hub, t }) {
    const rows = await db
      .selectFrom('outgoing_mail')
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute()
    const mails = rows.map(({ sealed, attachments, body, ...row }) => ({
      ...row,
      toRespondent: row.subject === '',
      body:
        row.to_address === '' ? '' : withoutSignInLinks(openMail(hub.seal, { ...row, sealed, attachments, body }), hub),
    }))
    return {
      title: t('operations.outbox.title'),
      mails,
      mailLeaves: hub.mailLeaves,
      failed: mails.some(mail => mail.state === 'failed'),
    }
  },
  async submit({ db, area, audit }) {
    await db
      .updateTable('outgoing_mail')
      .set({ state: 'waiting', attempts: 0, next_try_at: null })
      .where('state', '=', 'failed')
      .execute()
    await audit({
      action: 'mail.tried-again',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
    })
    return redirect('/outbox', 'operations.done.mail')
  },
})
