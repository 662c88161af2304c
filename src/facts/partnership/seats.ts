/** The seats of a partnership, who holds each and who may stand in. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { sits, substituteDenied } from '../denied.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, isGiven, item, sector, text } from '../shared.ts'
import { holds } from '../sql.ts'

/** The person who holds a seat today. */
const holding = z.strictObject({
  id: z.string(),
  person: z.string(),
  since: aDay,
  /** The day the partner confirmed the holder. */
  confirmedOn: dayOrNone,
  /** How the holder stands to those behind the seat. */
  mandate: z.enum(['representing', 'representative-of', 'invited-for-expertise']).nullable(),
  /** What the holder may decide, and the day the partner confirmed it. */
  authority: text,
  authorityConfirmedOn: dayOrNone,
  /** How the holder was selected. */
  selection: text,
  /** The election in the Hub that led to this term, and whether it was voted on; null where none did. */
  elected: z.strictObject({ on: aDay, voted: z.boolean() }).nullable(),
  inductedOn: dayOrNone,
  buddyOffered: isGiven,
  /** The day the holder confirmed the written role of the seat. */
  roleConfirmedOn: dayOrNone,
})
export type Holding = Of<typeof holding>

/** A seat that exists today. */
const seat = item({
  sector,
  /** "chair", "vice-chair", "member" or "adviser". */
  role: z.string(),
  /** What the role asks; null where it is not written down. */
  roleText: text,
  /** Null while the seat is vacant, and while its partner says that whoever is written down does not sit there. */
  holder: holding.nullable(),
  /** The holder's named substitute; `authority` is what is delegated, null where nothing is. */
  substitute: z.strictObject({ person: z.string(), authority: text }).nullable(),
})
export type Seat = Of<typeof seat>

/** A holder about whom everything is settled. */
export const exemplaryHolder: Holding = {
  id: 'term-1',
  person: 'Asha Noor',
  since: day('2025-09-01'),
  confirmedOn: day('2025-09-02'),
  mandate: 'representative-of',
  authority: 'May agree spending to £500',
  authorityConfirmedOn: day('2025-09-02'),
  selection: 'Elected by member groups',
  elected: null,
  inductedOn: day('2025-09-20'),
  buddyOffered: true,
  roleConfirmedOn: day('2025-09-05'),
}

/** The chair, from the council. */
export const exemplaryChair: Seat = {
  id: 'seat-1',
  label: 'Seat of Wendle Vale Council',
  sector: 'statutory',
  role: 'chair',
  roleText: 'Leads meetings so that everybody is heard.',
  holder: { ...exemplaryHolder, id: 'term-2', person: 'Tom Reed', mandate: 'representing' },
  substitute: { person: 'Lena Moss', authority: 'The same' },
}

/** The vice-chair, from the voluntary sector. */
export const exemplaryMember: Seat = {
  id: 'seat-2',
  label: 'Seat of Wendle Voluntary Action',
  sector: 'voluntary',
  role: 'vice-chair',
  roleText: 'Speaks for member groups and reports back to them.',
  holder: exemplaryHolder,
  substitute: { person: 'Joe Bell', authority: 'The same' },
}

export const seats = factPart('partnership', 'seats', {
  sql: `(
  select json_agg(json_build_object('id', seat.id, 'label', seat.name, 'sector', seat.sector, 'role', seat.role,
    'roleText', nullif(seat.role_text, ''),
    'holder', case when h.id is not null then json_build_object('id', h.id, 'person', holder.name, 'since', h.from_day,
      'confirmedOn', case when said.put ->> 'person' = h.person_id::text then said.given_on end, 'mandate', h.mandate,
      'authority', nullif(h.authority, ''),
      'authorityConfirmedOn', case when said.put ->> 'person' = h.person_id::text and said.put ->> 'authority' = h.authority then said.given_on end,
      'selection', case when h.selection_public then nullif(h.selection, '') end, 'inductedOn', h.induction_done_on,
      'elected', case when election.id is not null then json_build_object('on', election.declared_on, 'voted', election.outcome = 'elected') end,
      'buddyOffered', case when h.buddy_offered then to_json(true) else to_json(h.buddy) end, 'roleConfirmedOn', h.role_confirmed_on) end,
    'substitute', case when s.id is not null then json_build_object('person', stand_in.name, 'authority', nullif(s.authority, '')) end)
    order by seat.name)
  from seat
  left join holding h on h.seat_id = seat.id and ${sits('h')}
  left join election on election.holding_id = h.id
  left join person holder on holder.id = h.person_id
  left join lateral (select a.put, a.given_on from party_standing a
    where a.matter = 'partnership.holder' and a.record_id = h.id and a.agreed) said on true
  left join substitute s on s.holding_id = h.id and ${holds('s')} and not ${substituteDenied('s', 'as_of.day')}
  left join person stand_in on stand_in.id = s.person_id
  where seat.partnership_id = subject.id and ${holds('seat')})`,
  shape: z.array(seat),
  example: [exemplaryChair, exemplaryMember],
})
