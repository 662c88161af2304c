/** Who may bind a partner beside its contacts and champions: a holder of its seat who speaks for it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Mailbox, Question } from '../../parties/index.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'

/**
 * Holders of the partner's seats who speak for their organisation: not advisers, not those who come from a group and speak for themselves,
 * not those invited for what they know, and not substitutes.
 */
export async function holdersWhoBind(db: Handle, question: Question, today: Day): Promise<Mailbox[]> {
  const seats = await seatsOn(db, question.subject.id, today)
  return seats.flatMap(({ organisationId, role, holder }) =>
    organisationId === question.organisationId &&
    role !== 'adviser' &&
    holder?.mandate === 'representing' &&
    holder.email !== null
      ? [{ personId: holder.personId, name: holder.name, email: holder.email }]
      : [],
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
  for (const { organisationId, role, holder } of await seatsOn(db, partnership.id, today))
    if (organisationId && role !== 'adviser' && holder?.mandate === 'representing' && holder.personId === person.id)
      own.add(organisationId)
  if (own.size === 0) return []
  const partners = await findPartners(db, partnership.id)
  return partners.filter(one => isPartnerOn(one, today) && own.has(one.organisation_id)).map(one => one.organisation_id)
}
