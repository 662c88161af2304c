/** Keeps the last days of the addresses of people who asked to be told. */
import { sql } from 'kysely'
import { bySystem, noteErasure } from '../../../db/erasures.ts'
import type { Tx } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { openMailbox } from '../../../mail/mailbox.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { forgetTold, interestKey, isLongOver } from './interest.queries.ts'
import { ASK_BEFORE } from './wish-days.ts'

export const forgetWishes = defineJob({
  name: 'forget-wishes',
  every: '47 3 * * *',
  does: 'Forgets the addresses of people who asked to be told when their last day has passed, and asks a month before whether to go on',
  async run(hub) {
    const today = await hub.today()
    const [forgotten, asked] = await hub.db
      .transaction()
      .execute(async tx => [await forget(tx, today, hub.now()), await askAgain(tx, hub, today)] as const)
    return `${forgotten} forgotten, ${asked} asked again`
  },
})

/**
 * Forgets the addresses whose last day has passed; gives how many. A wish that never counted goes whole. Of one that did stays that
 * somebody was told, and nobody can say who.
 */
async function forget(tx: Tx, today: Day, now: Date): Promise<number> {
  const never = await tx
    .deleteFrom('interest')
    .where('email_mark', 'is not', null)
    .where('confirmed_at', 'is', null)
    .where('kept_until', '<', today)
    .returning('id')
    .execute()
  const { rows: over } = await sql<{ id: string }>`
    update interest i set sealed = null, email_mark = null, token_hash = null, kept_until = null, forgotten_at = ${now},
      ended_at = case when i.consultation_id is null then coalesce(i.ended_at, ${now}) else i.ended_at end
    where email_mark is not null and (kept_until < ${today}::date
      or (kept_until is null and wants <> 'not-at-all' and ${isLongOver('i', today)}))
    returning i.id`.execute(tx)
  const area = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  for (const { id } of [...never, ...over]) {
    await noteErasure(tx, 'wish', id, {
      action: 'interest.forgotten',
      subject: { kind: 'area', id: area.id },
      write: bySystem(tx),
    })
  }
  await forgetTold(tx, today)
  return never.length + over.length
}

/**
 * Asks whoever wanted to be told of every consultation, or of a topic, whether that goes on; gives how many were asked. Whoever does not want to
 * be asked any more is not.
 */
async function askAgain(tx: Tx, hub: Hub, today: Day): Promise<number> {
  const rows = await tx
    .selectFrom('interest')
    .select(['id', 'sealed', 'kept_until'])
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('consultation_id', 'is', null)
    .where('asked_again_on', 'is', null)
    .where('sealed', 'is not', null)
    .where('kept_until', '<=', addDays(today, ASK_BEFORE))
    .where(
      sql<boolean>`not exists (select from interest r where r.email_mark = interest.email_mark and r.wants = 'not-at-all'
        and r.confirmed_at is not null and r.ended_at is null and r.consultation_id is null and r.topic = '')`,
    )
    .forUpdate()
    .execute()
  const { compactName: compact } = await hub.area()
  for (const row of rows) {
    const link = `${hub.origin}/interest/${interestKey(hub.seal, row.id)}`
    const mail = {
      to: openMailbox(hub.seal, row)!,
      stop: link,
      subject: t('consultations.interest.again-subject', { compact }),
      body: t('consultations.interest.again-body', { compact, link, day: longDay(row.kept_until!) }),
    }
    await sendSealedMail(tx, hub.seal, mail, { kind: 'interest', id: row.id })
    await tx.updateTable('interest').set({ asked_again_on: today }).where('id', '=', row.id).execute()
  }
  return rows.length
}
