/** Mail: what waits, left, failed, or would have gone where no mail server is set. Mail to respondents stays sealed. */
import { secretariat } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { openMail } from '../../mail/mail.ts'
import { hidden } from '../../web/fields.ts'
import { definePage, redirect } from '../../web/page.ts'
import { withoutSecretLinks } from './secret-links.ts'

const MOST = 100

/** Which mails leave now: those that failed, or those held back since the installation was restored from a backup. */
const form = { what: hidden({ optional: true }) }

export const outboxPage = definePage({
  path: '/outbox',
  width: 'whole',
  access: secretariat,
  audit: 'mail.tried-again',
  template: 'operations/outbox.njk',
  form,
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
        row.to_address === '' ? '' : withoutSecretLinks(openMail(hub.seal, { ...row, sealed, attachments, body }), hub),
    }))
    return {
      title: t('operations.outbox.title'),
      mails,
      mailLeaves: hub.mailLeaves,
      failed: mails.some(mail => mail.state === 'failed'),
      heldBack: await countHeldBack(db),
    }
  },
  async submit({ db, form: { what }, area, audit }) {
    const from = what === 'held-back' ? 'held-back' : 'failed'
    const changed = await db
      .updateTable('outgoing_mail')
      .set({ state: 'waiting', attempts: 0, next_try_at: null })
      .where('state', '=', from)
      .executeTakeFirst()
    await audit({
      action: from === 'failed' ? 'mail.tried-again' : 'mail.let-go',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      after: { mails: Number(changed.numUpdatedRows) },
    })
    return redirect('/outbox', from === 'failed' ? 'operations.done.mail' : 'operations.done.mail-let-go')
  },
})

async function countHeldBack(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('outgoing_mail')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'held-back')
    .executeTakeFirstOrThrow()
  return Number(count)
}
