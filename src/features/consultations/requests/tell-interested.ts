/** Telling those who asked to be told, once each, and nobody who said not to be asked. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Hour } from '../../../kernel/hour.ts'
import { sayClose } from '../../../kernel/open-period.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { markMailbox, openMailbox } from '../../../mail/mailbox.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { covers } from './covers.ts'
import { interestKey, type Wish } from './interest.queries.ts'

/** `early`: when it is announced or published; `open`: when it opens; `changed`: when its dates change or it is withdrawn. */
export type Moment = 'early' | 'open' | 'changed'

type Subject = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly closes_at: Hour | null
}

/**
 * Writes a sealed mail to everybody whom this consultation concerns; gives how many. Of a change (`change` is its id,
 * `reason` why) only those are told who asked about this very consultation.
 */
export async function tellInterested(
  tx: Tx,
  hub: Hub,
  consultation: Subject,
  moment: Moment,
  { change = '', reason = '' }: { readonly change?: string; readonly reason?: string } = {},
): Promise<number> {
  const concerned = await findConcerned(tx, hub.seal, consultation)
  const refused = new Set(concerned.filter(each => each.wants === 'not-at-all').map(each => each.mark))
  let told = 0
  for (const each of concerned) {
    if (each.email === null || refused.has(each.mark) || !wantsAt(each, moment)) continue
    const mark = hub.seal.mark(each.email.toLowerCase(), `told ${moment}${change}`)
    const first = await tx
      .insertInto('interest_told')
      .values({
        id: newId(),
        consultation_id: consultation.id,
        email_mark: mark,
        moment,
        organisation_id: each.organisation,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!first) continue
    await sendSealedMail(tx, hub.seal, mailOf(hub, consultation, moment, { ...each, email: each.email }, reason), {
      kind: 'consultation',
      id: consultation.id,
    })
    told++
  }
  return told
}

function wantsAt({ wants, thisOne }: Concerned, moment: Moment): boolean {
  if (moment === 'changed') return thisOne
  return wants === 'early' || (wants === 'told' && moment === 'open')
}

type Concerned = {
  readonly id: string
  /** Null where nothing may be sent: of somebody who does not want to be asked only the mark is kept. */
  readonly email: string | null
  /** The mark of the mailbox. */
  readonly mark: string
  readonly organisation: string | null
  readonly wants: Wish
  readonly thisOne: boolean
}

async function findConcerned(tx: Tx, seal: Seal, consultation: Pick<Subject, 'id'>): Promise<Concerned[]> {
  const rows = await tx
    .selectFrom('interest as i')
    .innerJoin('consultation as c', join => join.on('c.id', '=', consultation.id).on(covers))
    .leftJoin('person', 'person.id', 'i.person_id')
    .leftJoin('organisation', 'organisation.id', 'i.organisation_id')
    .select(['i.id', 'i.wants', 'i.consultation_id', 'i.organisation_id as organisation'])
    .select(['i.sealed', 'i.email_mark'])
    .select(sql<string | null>`coalesce(person.email, nullif(organisation.email, ''))`.as('known'))
    .orderBy('i.created_at')
    .execute()
  return rows.flatMap(({ id, wants, organisation, consultation_id, sealed, email_mark, known }) => {
    const email = openMailbox(seal, { id, sealed }) ?? known
    const mark = email_mark ?? (email === null ? null : markMailbox(seal, email))
    if (mark === null) return []
    return [{ id, wants, organisation, email, mark: mark.toString('hex'), thisOne: consultation_id !== null }]
  })
}

function mailOf(
  hub: Hub,
  consultation: Subject,
  moment: Moment,
  to: Concerned & { readonly email: string },
  reason: string,
) {
  const link = `${hub.origin}/consultations/${consultation.slug}`
  const stop = `${hub.origin}/interest/${interestKey(hub.seal, to.id)}`
  return {
    to: to.email,
    stop,
    subject: t(`consultations.told.subject-${moment}`, { title: consultation.title }),
    body: t(`consultations.told.body-${moment}`, {
      title: consultation.title,
      summary: consultation.summary,
      opens: consultation.opens_on ? longDay(consultation.opens_on) : t('consultations.told.no-day'),
      closes: consultation.closes_on
        ? sayClose(consultation.closes_on, consultation.closes_at)
        : t('consultations.told.no-day'),
      reason,
      link,
      stop,
    }),
  }
}
