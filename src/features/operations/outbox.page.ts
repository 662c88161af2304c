/** Mail: what waits, left, failed, or would have gone where no mail server is set. Mail to respondents stays sealed. */
import { sql } from 'kysely'
import { secretariat } from '../../access/access.ts'
import { noteOfArea } from '../../db/area.ts'
import { dayOf } from '../../db/day-of.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Seal } from '../../db/seal.ts'
import type { Day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { dropMail, letGo } from '../../mail/outbox.ts'
import { hidden } from '../../web/fields.ts'
import { definePage, redirect } from '../../web/page.ts'
import { noteTriedAgain } from '../responses/index.ts'
import { withoutSecretLinks } from './secret-links.ts'

const MOST = 100

/** Which mails leave now: those that failed, or those held back since the installation was restored from a backup. */
const form = { what: hidden({ optional: true }) }

export const outboxPage = definePage({
  path: '/outbox',
  width: 'whole',
  access: secretariat,
  audit: 'mail.tried-again',
  publishes: 'nothing',
  template: 'operations/outbox.njk',
  form,
  changesPages: false,
  async show({ db, hub, t }) {
    const rows = await newestMails(db)
    const mails = rows.map(({ sealed, attachments, body, created_at, ...row }) => ({
      state: row.state,
      subject: row.subject,
      to: row.to_address,
      problem: row.last_problem,
      day: row.day,
      // Mail to a respondent leaves with the response: its minute would tell theirs.
      at: row.toRespondent ? null : created_at,
      toRespondent: row.toRespondent,
      body:
        row.to_address === '' ? '' : withoutSecretLinks(openMail(hub.seal, { ...row, sealed, attachments, body }), hub),
    }))
    return {
      title: t('operations.outbox.title'),
      mails,
      mailLeaves: hub.mailLeaves,
      failed: mails.some(mail => mail.state === 'failed'),
      waits: await isWaiting(db),
      heldBack: await countHeldBack(db),
    }
  },
  async submit({ db, hub, form: { what }, area, now, audit }) {
    const from = what === 'held-back' ? 'held-back' : 'failed'
    if (from === 'failed') await settleGivenUp(db, hub.seal, now)
    const mails = await letGo(db, from)
    if (from === 'held-back') await noteOfArea(db, { mail_waits: false })
    await audit({
      action: from === 'failed' ? 'mail.tried-again' : 'mail.let-go',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      after: { mails },
    })
    return redirect('/outbox', from === 'failed' ? 'operations.done.mail' : 'operations.done.mail-let-go')
  },
})

/** The newest mails, by day; within a day what went to respondents stands last, in an order that comes from no time. */
async function newestMails(db: Handle) {
  const toRespondent = sql<boolean>`(subject = '')`
  return await db
    .selectFrom('outgoing_mail')
    .selectAll()
    .select([dayOf('created_at').$castTo<Day>().as('day'), toRespondent.as('toRespondent')])
    .orderBy('day', 'desc')
    .orderBy(toRespondent)
    .orderBy(sql`case when ${toRespondent} then md5(id::text) end`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
}

/** Of mail to respondents that was given up, what is tried again counts as told; what was told otherwise meanwhile goes no more. */
async function settleGivenUp(tx: Tx, seal: Seal, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('state', '=', 'failed')
    .where('about_kind', '=', 'response')
    .orderBy('id')
    .forUpdate()
    .execute()
  const mails = rows.map(row => ({ id: row.id, responseId: row.about_id!, tells: openMail(seal, row).tells }))
  const again = await noteTriedAgain(tx, mails, now)
  await dropMail(
    tx,
    mails.filter(({ id }) => !again.has(id)).map(({ id }) => id),
  )
}

/** Whether mail waits to be let go since the installation was restored: but for links that sign in none leaves. */
async function isWaiting(db: Handle): Promise<boolean> {
  const area = await db.selectFrom('area').select('mail_waits').executeTakeFirst()
  return area?.mail_waits ?? false
}

async function countHeldBack(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('outgoing_mail')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'held-back')
    .executeTakeFirstOrThrow()
  return Number(count)
}
