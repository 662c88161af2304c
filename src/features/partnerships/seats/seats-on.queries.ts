/** The seats of a partnership on a day, who holds each, and who may stand in. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Authority, Matter, SeatRole } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Sector } from '../../organisations/index.ts'
import { holderDenied, substituteDenied } from './denied.sql.ts'

/** How a holder stands to those behind the seat. */
export type SeatMandate = 'representing' | 'representative-of' | 'invited-for-expertise'

/** Somebody in a seat on the day asked about. */
export type SeatPerson = {
  readonly personId: string
  readonly name: string
  readonly email: string | null
  /** What they may decide for the partner; '' where nothing is stated. */
  readonly authority: string
  /** The same as far as it can be judged: matters outside their say, and the most money. */
  readonly limits: Authority
  /** The partner behind the seat had said itself by that day that this is not so. */
  readonly denied: boolean
}

/** A seat as it stands on a day. */
export type SeatOn = {
  readonly id: string
  readonly name: string
  readonly sector: Sector
  readonly role: SeatRole
  readonly roleText: string
  readonly voting: boolean
  /** The seats that it goes on from, where it was another body's before: what was declared in those binds it. */
  readonly goesOnFrom: readonly string[]
  readonly partnerId: string | null
  readonly organisationId: string | null
  /** The partner organisation behind the seat; null for a seat of a whole sector. */
  readonly organisation: string | null
  readonly organisationSlug: string | null
  /** Null while the seat is vacant. */
  readonly holder:
    | (SeatPerson & { readonly holdingId: string; readonly since: Day; readonly mandate: SeatMandate | null })
    | null
  readonly substitute: SeatPerson | null
}

/** Whoever may act for a seat on the day: its holder and its substitute, without whom its partner denies. */
export function actingFor({ holder, substitute }: Pick<SeatOn, 'holder' | 'substitute'>): SeatPerson[] {
  return [holder, substitute].flatMap(person => (person === null || person.denied ? [] : [person]))
}

/** Somebody of a seat, unless its partner denies them. */
export function undenied<P extends SeatPerson>(person: P | null): P | null {
  return person?.denied ? null : person
}

/** The seats that exist on a day, the chair's first; a seat whose holder's time is over stands vacant. */
export async function seatsOn(db: Handle, partnershipId: string, on: Day): Promise<SeatOn[]> {
  const { rows } = await sql<Row>`${prepared('seats-on')}
    select seat.id, seat.name, seat.sector, seat.role, seat.role_text, seat.voting, seat.goes_on_from::text[] as goes_on_from, seat.partner_id,
      organisation.id as organisation_id, organisation.name as organisation, organisation.slug as organisation_slug,
      holding.id as holding_id, holding.from_day as since, holding.mandate, holding.authority,
      holding.not_for, holding.most, substitute.not_for as stand_in_not_for, substitute.most as stand_in_most,
      holder.id as holder_id, holder.name as holder, holder.email as holder_email,
      stand_in.id as stand_in_id, stand_in.name as stand_in, stand_in.email as stand_in_email,
      substitute.authority as stand_in_authority,
      holding.id is not null and ${holderDenied('holding', sql`${on}::date`)} as denied,
      substitute.id is not null and ${substituteDenied('substitute', sql`${on}::date`)} as stand_in_denied
    from seat
    left join partner on partner.id = seat.partner_id
    left join organisation on organisation.id = partner.organisation_id
    left join holding on holding.seat_id = seat.id and ${on}::date between holding.from_day and coalesce(holding.to_day, 'infinity')
    left join person holder on holder.id = holding.person_id
    left join substitute on substitute.holding_id = holding.id
      and ${on}::date between substitute.from_day and coalesce(substitute.to_day, 'infinity')
    left join person stand_in on stand_in.id = substitute.person_id
    where seat.partnership_id = ${partnershipId}
      and ${on}::date between seat.from_day and coalesce(seat.to_day, 'infinity')
    order by array_position(array['chair', 'vice-chair', 'secretary', 'member', 'adviser'], seat.role), lower(seat.name), seat.id`.execute(
    db,
  )
  return rows.map(seatOf)
}

type Row = {
  id: string
  name: string
  sector: Sector
  role: SeatOn['role']
  role_text: string
  voting: boolean
  goes_on_from: string[]
  partner_id: string | null
  organisation_id: string | null
  organisation: string | null
  organisation_slug: string | null
  holding_id: string | null
  since: Day | null
  mandate: SeatMandate | null
  authority: string | null
  holder_id: string | null
  holder: string | null
  holder_email: string | null
  stand_in_id: string | null
  stand_in: string | null
  stand_in_email: string | null
  stand_in_authority: string | null
  not_for: Matter[] | null
  most: string | null
  stand_in_not_for: Matter[] | null
  stand_in_most: string | null
  denied: boolean
  stand_in_denied: boolean
}

const limitsOf = (notFor: Matter[] | null, most: string | null): Authority => ({
  notFor: notFor ?? [],
  most: most === null ? null : Number(most),
})

function seatOf(row: Row): SeatOn {
  return {
    id: row.id,
    name: row.name,
    sector: row.sector,
    role: row.role,
    roleText: row.role_text,
    voting: row.voting,
    goesOnFrom: row.goes_on_from,
    partnerId: row.partner_id,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    organisationSlug: row.organisation_slug,
    holder:
      row.holding_id === null || row.holder_id === null || row.since === null
        ? null
        : {
            holdingId: row.holding_id,
            personId: row.holder_id,
            name: row.holder ?? '',
            email: row.holder_email,
            since: row.since,
            mandate: row.mandate,
            authority: row.authority ?? '',
            limits: limitsOf(row.not_for, row.most),
            denied: row.denied,
          },
    substitute:
      row.stand_in_id === null
        ? null
        : {
            personId: row.stand_in_id,
            name: row.stand_in ?? '',
            email: row.stand_in_email,
            authority: row.stand_in_authority ?? '',
            limits: limitsOf(row.stand_in_not_for, row.stand_in_most),
            denied: row.stand_in_denied,
          },
  }
}
