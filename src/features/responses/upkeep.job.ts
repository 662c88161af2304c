/** Work that keeps promises: acknowledgements still owed, drafts whose time is over, contact details no longer needed. */
import { nobody } from '../../access/access.ts'
import { writeAudit } from '../../db/audit.ts'
import type { Tx } from '../../db/open.ts'
import { defineJob } from '../../jobs/jobs.ts'
import { addMonths, dayAt } from '../../kernel/day.ts'
import { sendSealedMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { findResponding } from './form/responding.queries.ts'
import { acknowledgementMail } from './giving/acknowledgement.ts'
import { sealClearScans } from './keying/scans.ts'
import { eraseContact, openContact } from './sealing/seal.ts'

/** Sends acknowledgements to those who gave an address and have had none. */
export const acknowledgeResponses = defineJob({
  name: 'acknowledge-responses',
  every: '*/10 * * * *',
  does: 'Thanks everybody who gave an email address and has had no acknowledgement yet',
  async run(hub) {
    let sent = 0
    const tried: string[] = []
    while (true) {
      const done = await hub.db.transaction().execute(tx => acknowledgeNext(tx, hub, tried))
      if (done === null) break
      tried.push(done.contactId)
      if (done.mailed) sent++
    }
    return `${sent} acknowledgements`
  },
})

/** Acknowledges one; those without an email address wait for a letter, and their seal is opened once a run at most. */
async function acknowledgeNext(
  tx: Tx,
  hub: Hub,
  tried: readonly string[],
): Promise<{ contactId: string; mailed: boolean } | null> {
  const row = await tx
    .selectFrom('respondent_contact')
    .innerJoin('response', 'response.id', 'respondent_contact.response_id')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .select(['respondent_contact.id', 'response.id as responseId', 'response.reference', 'consultation.slug'])
    .where('respondent_contact.acknowledged_at', 'is', null)
    .where('respondent_contact.erased_at', 'is', null)
    .where('respondent_contact.reachable', '=', true)
    .where('response.state', '<>', 'withdrawn')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('seal_opening')
            .select('seal_opening.id')
            .whereRef('seal_opening.respondent_contact_id', '=', 'respondent_contact.id')
            .where('seal_opening.purpose', '=', 'acknowledge'),
        ),
      ),
    )
    .$if(tried.length > 0, query => query.where('respondent_contact.id', 'not in', tried))
    .orderBy('respondent_contact.id')
    .limit(1)
    .forUpdate('respondent_contact')
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const contact = await openContact(tx, hub, row.responseId, 'acknowledge', 'system')
  if (!contact?.email) return { contactId: row.id, mailed: false }
  const of = await findResponding(hub, row.slug)
  const [area, today] = [await hub.area(), await hub.today()]
  const mail = acknowledgementMail(contact.email, { reference: row.reference, code: null }, of, {
    origin: hub.origin,
    area,
    t,
    today,
  })
  await sendSealedMail(tx, hub.seal, mail, { kind: 'response', id: row.responseId })
  await tx.updateTable('respondent_contact').set({ acknowledged_at: hub.now() }).where('id', '=', row.id).execute()
  return { contactId: row.id, mailed: true }
}

/** Deletes drafts whose time is over, and erases contact details some time after feedback was sent. */
export const forgetRespondents = defineJob({
  name: 'forget-respondents',
  every: '41 3 * * *',
  does: 'Deletes unfinished responses 30 days after the close, and erases contact details when they are no longer needed',
  async run(hub) {
    const drafts = await hub.db.deleteFrom('response_draft').where('expires_at', '<=', hub.now()).executeTakeFirst()
    const erased = await eraseOld(hub)
    const sealed = await sealClearScans(hub.db, hub.seal)
    return `${drafts.numDeletedRows} drafts, ${erased} contacts, ${sealed} scans sealed`
  },
})

async function eraseOld(hub: Hub): Promise<number> {
  const { timeZone } = await hub.area()
  const { retention_months } = await hub.db.selectFrom('area').select('retention_months').executeTakeFirstOrThrow()
  const today = await hub.today()
  const rows = await hub.db
    .selectFrom('response')
    .leftJoin('respondent_contact', join =>
      join.onRef('respondent_contact.response_id', '=', 'response.id').on('respondent_contact.erased_at', 'is', null),
    )
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .select(['response.id as response_id', 'response.consultation_id', 'respondent_contact.feedback_sent_at'])
    .select(['consultation.reported_at', 'consultation.withdrawn_at'])
    // A paper without a contact can still show who wrote it.
    .where(eb => eb.or([eb('respondent_contact.id', 'is not', null), eb('response.scan_file_id', 'is not', null)]))
    // Where nobody could be sent feedback, the clock runs from the publication of the outcome, or from the withdrawal.
    .where(eb =>
      eb.or([
        eb('feedback_sent_at', 'is not', null),
        eb('consultation.reported_at', 'is not', null),
        eb('consultation.withdrawn_at', 'is not', null),
      ]),
    )
    .execute()
  const old = rows.filter(row => {
    const since = row.feedback_sent_at ?? row.reported_at ?? row.withdrawn_at
    return since !== null && addMonths(dayAt(since, timeZone), retention_months) <= today
  })
  for (const each of old) await hub.db.transaction().execute(tx => eraseOne(tx, each, hub.now()))
  return old.length
}

type Old = { readonly response_id: string; readonly consultation_id: string }

/** Erases one contact whole or not at all, with the entry that says so. */
async function eraseOne(tx: Tx, { response_id, consultation_id }: Old, now: Date): Promise<void> {
  await eraseContact(tx, response_id, now)
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action: 'response.contact-erased',
    subject: { kind: 'consultation', id: consultation_id },
    record: { kind: 'response', id: response_id },
  })
}
