/** Work that keeps promises: acknowledgements still owed, drafts whose time is over, contact details no longer needed. */
import { bySystem } from '../../db/erasures.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { defineJob } from '../../jobs/jobs.ts'
import { addMonths, dayAt } from '../../kernel/day.ts'
import { sendSealedMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { findResponding } from './form/responding.queries.ts'
import { acknowledgementMail } from './giving/acknowledgement.ts'
import { forgetDrafts, keptSince } from './giving/draft.queries.ts'
import { sealClearScans } from './keying/scans.ts'
import { findUndecided, settleLate } from './late/late.queries.ts'
import { forgetChosen } from './sealing/answer-files.queries.ts'
import { eraseContact, openContact } from './sealing/seal.ts'

/** Most contacts read at once. */
const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Sends acknowledgements to those who gave an address and have had none. */
export const acknowledgeResponses = defineJob({
  name: 'acknowledge-responses',
  every: '*/10 * * * *',
  does: 'Thanks everybody who gave an email address and has had no acknowledgement yet, each mailbox in one mail',
  async run(hub) {
    const consultations = await unacknowledged(hub.db, hub.now())
      .select(['consultation.id', 'consultation.slug'])
      .distinct()
      .orderBy('consultation.slug')
      .execute()
    let sent = 0
    for (const of of consultations) sent += await hub.db.transaction().execute(tx => acknowledge(tx, hub, of))
    return `${sent} acknowledgements`
  },
})

/**
 * Acknowledges what waits of one consultation, by one mail for each mailbox however many there are; gives how many mails. Those
 * without an email address wait for a letter, and their seal is opened only once.
 */
async function acknowledge(tx: Tx, hub: Hub, { id, slug }: Waiting): Promise<number> {
  const mailboxes = new Map<string, { email: string; of: Unacknowledged[] }>()
  for (let after: string | null = FIRST; after !== null; ) {
    const rows: Unacknowledged[] = await findSome(tx, hub.now(), id, after)
    for (const row of rows) {
      const contact = await openContact(tx, hub, row.responseId, 'acknowledge', 'system')
      if (!contact?.email) continue
      const key = contact.email.toLowerCase()
      if (!mailboxes.has(key)) mailboxes.set(key, { email: contact.email, of: [] })
      mailboxes.get(key)!.of.push(row)
    }
    after = rows.length < BATCH ? null : rows.at(-1)!.id
  }
  for (const { email, of } of mailboxes.values()) {
    const words = { origin: hub.origin, area: await hub.area(), t, today: await hub.today() }
    const references = of.map(row => row.reference)
    const mail = acknowledgementMail(email, { references, code: null }, await findResponding(hub, slug), words)
    await sendSealedMail(tx, hub.seal, mail, { kind: 'response', id: of[0]!.responseId })
    const ids = of.map(row => row.id)
    const set = { acknowledged_at: hub.now(), acknowledged_by_letter: false }
    await tx.updateTable('respondent_contact').set(set).where('id', 'in', ids).execute()
  }
  return mailboxes.size
}

type Waiting = { readonly id: string; readonly slug: string }

type Unacknowledged = {
  readonly id: string
  readonly responseId: string
  readonly reference: string
}

/** The contacts that wait for thanks. An opening by hand, to look or for a letter, thanks nobody: only what was opened for the mail has had its turn. */
function unacknowledged(db: Handle, now: Date) {
  return db
    .selectFrom('respondent_contact')
    .innerJoin('response', 'response.id', 'respondent_contact.response_id')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .where('respondent_contact.acknowledged_at', 'is', null)
    .where('respondent_contact.came_back_at', 'is', null)
    .where(eb => eb.or([eb('acknowledge_after', 'is', null), eb('acknowledge_after', '<=', now)]))
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
            .where('seal_opening.purpose', '=', 'acknowledge')
            .where('seal_opening.opened_by_label', '=', 'system'),
        ),
      ),
    )
}

async function findSome(tx: Tx, now: Date, consultationId: string, after: string): Promise<Unacknowledged[]> {
  return unacknowledged(tx, now)
    .select(['respondent_contact.id', 'response.id as responseId', 'response.reference'])
    .where('consultation.id', '=', consultationId)
    .where('respondent_contact.id', '>', after)
    .orderBy('respondent_contact.id')
    .limit(BATCH)
    .forUpdate('respondent_contact')
    .skipLocked()
    .execute()
}

/** Deletes drafts whose time is over, and erases contact details some time after feedback was sent. */
export const forgetRespondents = defineJob({
  name: 'forget-respondents',
  every: '41 3 * * *',
  does: 'Deletes unfinished responses 30 days after the close, or after they were saved last, and erases contact details when they are no longer needed',
  async run(hub) {
    const drafts = await forgetDrafts(hub.db, await hub.today(), (await hub.area()).timeZone)
    await forgetChosen(hub.db, keptSince(await hub.today()), (await hub.area()).timeZone)
    const erased = await eraseOld(hub)
    const sealed = await sealClearScans(hub.db, hub.seal)
    await forgetLate(hub)
    return `${drafts} drafts, ${erased} contacts, ${sealed} scans sealed`
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
    .select(['consultation.reported_at', 'consultation.withdrawn_at', 'consultation.closes_on', 'response.received_at'])
    // A paper or a picture without a contact can still show who sent it.
    .where(eb =>
      eb.or([
        eb('respondent_contact.id', 'is not', null),
        eb('response.scan_file_id', 'is not', null),
        eb.exists(
          eb
            .selectFrom('answer_file_use')
            .innerJoin('answer_file', 'answer_file.id', 'answer_file_use.answer_file_id')
            .select('answer_file.id')
            .whereRef('answer_file_use.response_id', '=', 'response.id')
            .where('answer_file.state', '<>', 'shown'),
        ),
      ]),
    )
    .execute()
  const old = rows.filter(row => {
    // Where nobody could be sent feedback, the clock runs from the publication of the outcome, or from the withdrawal.
    const since = row.feedback_sent_at ?? row.reported_at ?? row.withdrawn_at
    if (since !== null) return addMonths(dayAt(since, timeZone), retention_months) <= today
    // And where there never is an outcome, a contact still has its last day: so long again after the close.
    const ends = row.closes_on ?? dayAt(row.received_at, timeZone)
    return addMonths(ends, 2 * retention_months) <= today
  })
  for (const each of old) await hub.db.transaction().execute(tx => eraseOne(tx, each, hub.now()))
  return old.length
}

/** Erases what came late and was never decided, on the day on which every contact of its consultation is erased at the latest. */
async function forgetLate(hub: Hub): Promise<void> {
  const { retention_months } = await hub.db.selectFrom('area').select('retention_months').executeTakeFirstOrThrow()
  const today = await hub.today()
  const waiting = await findUndecided(hub.db)
  const old = waiting.filter(({ closes_on }) => closes_on && addMonths(closes_on, 2 * retention_months) <= today)
  const reason = t('responses.late.never-decided')
  for (const { id, consultation_id } of old)
    await hub.db.transaction().execute(async tx => {
      const subject = { kind: 'consultation', id: consultation_id } as const
      const telling = { action: 'response.late-erased', subject, write: bySystem(tx) } as const
      await settleLate(tx, id, { decision: 'out', reason, by: null, now: hub.now() }, telling)
    })
}

type Old = { readonly response_id: string; readonly consultation_id: string }

/** Erases one contact whole or not at all, with the entry that says so. */
async function eraseOne(tx: Tx, { response_id, consultation_id }: Old, now: Date): Promise<void> {
  const subject = { kind: 'consultation', id: consultation_id } as const
  await eraseContact(tx, response_id, now, { action: 'response.contact-erased', subject, write: bySystem(tx) })
}
