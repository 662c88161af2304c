/** What partners agree to beside the terms: the objectives, and the list of risks and how they are shared. */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'

/** What can be agreed to. */
export const matters = ['objectives', 'risks'] as const
export type Matter = (typeof matters)[number]

/** A partner's latest answer; null where it has given none. */
export type PartnerAgreement = {
  readonly partnerId: string
  readonly organisation: string
  readonly agreed: boolean | null
  readonly comment: string | null
  readonly givenOn: Day | null
}

/** What each partner of today says to a matter. */
export function findAgreements(
  db: Handle,
  partnershipId: string,
  matter: Matter,
  today: Day,
): Promise<PartnerAgreement[]> {
  return db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .leftJoin('partner_agreement as a', join =>
      join.onRef('a.partner_id', '=', 'partner.id').on('a.matter', '=', matter),
    )
    .select(['partner.id as partnerId', 'organisation.name as organisation', 'a.agreed', 'a.comment'])
    .select('a.given_on as givenOn')
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.from_day', '<=', today)
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>=', today)]))
    .orderBy('organisation.name')
    .execute()
}

/** A partner that somebody may speak for. */
export type OwnPartner = { readonly id: string; readonly organisation: string }

/** The partners of today that somebody speaks for: as their contact or champion, or in a seat of theirs. */
export async function partnersOf(db: Handle, actor: Actor, partnershipId: string, today: Day): Promise<OwnPartner[]> {
  if (!actor.person) return []
  const own = new Set(actor.grants.filter(grant => grant.kind === 'organisation').map(grant => grant.id))
  for (const seat of await seatsOn(db, partnershipId, today))
    if (seat.holder?.personId === actor.person.id && seat.organisationId) own.add(seat.organisationId)
  if (own.size === 0) return []
  const partners = await findPartners(db, partnershipId)
  return partners
    .filter(each => isPartnerOn(each, today) && own.has(each.organisation_id))
    .map(({ id, organisation }) => ({ id, organisation }))
}

/** Keeps a partner's answer; a later one takes its place. */
export async function keepAgreement(
  tx: Tx,
  given: {
    readonly partner_id: string
    readonly matter: Matter
    readonly agreed: boolean
    readonly comment: string
    readonly given_on: Day
    readonly given_by: string
  },
): Promise<void> {
  const { agreed, comment, given_on, given_by } = given
  await tx
    .insertInto('partner_agreement')
    .values({ id: newId(), ...given })
    .onConflict(conflict =>
      conflict.columns(['partner_id', 'matter']).doUpdateSet({ agreed, comment, given_on, given_by }),
    )
    .execute()
}
