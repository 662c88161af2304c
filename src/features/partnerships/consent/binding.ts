/** Who may bind a partner beside its contacts and champions: a holder of its seat who speaks for it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Mailbox, Question } from '../../parties/index.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { type SeatOn, seatsOn } from '../seats/seats-on.queries.ts'
import { holderMatter } from './seats.matter.ts'

/** Somebody who holds a seat of a partner and speaks for it. */
type Speaker = { readonly organisationId: string; readonly holder: NonNullable<SeatOn['holder']> }

/**
 * Holders of partners’ seats who speak for their organisation: not advisers, not those who come from a group and speak for themselves,
 * not those invited for what they know, and not substitutes. Whoever runs the board writes down who sits and with what mandate, so only
 * those count of whom the partner itself has said that it is so, as they stand written down today.
 */
async function speakersOn(db: Handle, partnershipId: string, today: Day): Promise<Speaker[]> {
  const written = (await seatsOn(db, partnershipId, today)).flatMap(({ organisationId, role, holder }) =>
    organisationId !== null && role !== 'adviser' && holder?.mandate === 'representing'
      ? [{ organisationId, holder }]
      : [],
  )
  if (written.length === 0) return []
  const confirmed = await db
    .selectFrom('party_standing')
    .select(['record_id', 'organisation_id'])
    .where('matter', '=', holderMatter.name)
    .where(
      'record_id',
      'in',
      written.map(({ holder }) => holder.holdingId),
    )
    .where('agreed', '=', true)
    .where('proof', '=', 'confirmed')
    .execute()
  return written.filter(({ organisationId, holder }) =>
    confirmed.some(one => one.record_id === holder.holdingId && one.organisation_id === organisationId),
  )
}

/** The holders who speak for the partner that is asked, as far as they can be mailed. */
export async function holdersWhoBind(db: Handle, question: Question, today: Day): Promise<Mailbox[]> {
  const speakers = await speakersOn(db, question.subject.id, today)
  return speakers.flatMap(({ organisationId, holder: { personId, name, email } }) =>
    organisationId === question.organisationId && email !== null ? [{ personId, name, email }] : [],
  )
}

/** The organisations that are partners today and that somebody may bind: their contact or champion, or who holds their seat and speaks for them. */
export async function boundBy(
  db: Handle,
  actor: Actor,
  partnership: Pick<Partnership, 'id'>,
  today: Day,
): Promise<string[]> {
  const { person } = actor
  if (!person) return []
  const own = new Set(actor.grants.filter(({ kind }) => kind === 'organisation').map(({ id }) => id))
  for (const { organisationId, holder } of await speakersOn(db, partnership.id, today))
    if (holder.personId === person.id) own.add(organisationId)
  if (own.size === 0) return []
  const partners = await findPartners(db, partnership.id)
  return partners.filter(one => isPartnerOn(one, today) && own.has(one.organisation_id)).map(one => one.organisation_id)
}
