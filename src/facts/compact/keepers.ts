/** Who keeps a Compact: who has signed it, the partnership that stewards it, and by which codes it is judged. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { sits } from '../denied.ts'
import { factPart } from '../part.ts'
import { aDay, count, dayOrNone, departure, item, sector, signatory, text, view } from '../shared.ts'
import { departuresOf, holds, ofTheSector, viewsOf } from '../sql.ts'

/** The Compact answers for itself, by every code in force. */
export const signatories = factPart('compact', 'signatories', {
  sql: `json_build_array(json_build_object('id', subject.id, 'label', subject.compact_name, 'codes', (
    select coalesce(json_agg(code.edition order by code.edition), '[]') from code where status = 'in-force')))`,
  shape: z.array(signatory),
  example: [],
})

export const departures = factPart('compact', 'departures', {
  sql: departuresOf('compact', "'the secretariat'"),
  shape: z.array(departure),
  example: [],
})

export const views = factPart('compact', 'views', { sql: viewsOf('compact'), shape: z.array(view), example: [] })

/** Organisations that have signed, as the public register shows them, each with its champion of today. */
export const signed = factPart('compact', 'signed', {
  sql: `(
    select json_agg(signed.one order by signed.name) from (
      select o.name, json_build_object('id', o.id, 'label', o.name, 'sector', o.sector, 'signedOn', min(s.from_day),
        'confirmed', bool_and(exists (select from party_standing a where a.matter = 'signatory.signature' and a.record_id = s.id
            and a.organisation_id = o.id and a.proof = 'confirmed' and a.agreed)
          or exists (select from edition_answer e where e.organisation_id = o.id and e.code_id = s.code_id and e.answer = 'agreed')),
        'champion', (select p.name from champion h join person p on p.id = h.person_id
          where h.organisation_id = o.id and ${holds('h')} and p.erased_at is null and (p.email is not null or p.phone ~ '[0-9]')
          order by h.from_day, h.id limit 1)) as one
      from signature s join organisation o on o.id = s.organisation_id join code on code.id = s.code_id
      where code.status = 'in-force' and ${holds('s')} group by o.id) signed)`,
  shape: z.array(
    item({
      sector,
      signedOn: aDay,
      /** Whether the organisation said so itself, of every code of which it is on the register. */
      confirmed: z.boolean(),
      champion: text,
    }),
  ),
  example: [
    {
      id: 'signature-1',
      label: 'Wendle Vale Council',
      sector: 'statutory',
      signedOn: day('2026-02-10'),
      confirmed: true,
      champion: 'Ida Grey',
    },
    {
      id: 'signature-2',
      label: 'Wendle Voluntary Action',
      sector: 'voluntary',
      signedOn: day('2026-02-10'),
      confirmed: false,
      champion: 'Ida Grey',
    },
  ],
})

/** Seats that stand and that somebody holds: a vacant one draws nobody into the group. */
const filled = (which: string) => `(
  select count(*) from seat s where s.partnership_id = p.id and ${which} and ${holds('s')}
    and exists (select from holding h where h.seat_id = s.id and ${sits('h')}))`

/** Somebody of such a seat came to a meeting. */
const cameTo = (which: string) => `exists (
  select from attendance a join seat s on s.id = a.seat_id where a.meeting_id = m.id and a.state = 'present' and ${which})`

const lastMet = (where: string) => `(
  select max(m.held_on) from meeting m where m.partnership_id = p.id and m.state = 'held' and m.held_on <= as_of.day and ${where})`

/** The partnership that stewards it, with its filled seats of either side, its last meeting and the last to which both sides came; null where none is named. */
export const governing = factPart('compact', 'governing', {
  sql: `(
    select json_build_object('id', p.id, 'label', p.name, 'isPublic', p.public, 'statutory', ${filled("s.sector = 'statutory'")},
      'sector', ${filled(ofTheSector('s.sector'))},
      'lastMetOn', ${lastMet('true')},
      'bothMetOn', ${lastMet(`${cameTo("s.sector = 'statutory'")} and ${cameTo(ofTheSector('s.sector'))}`)})
    from partnership p where p.id = subject.governing_partnership_id)`,
  shape: item({
    isPublic: z.boolean(),
    statutory: count,
    sector: count,
    lastMetOn: dayOrNone,
    bothMetOn: dayOrNone,
  }).nullable(),
  example: {
    id: 'partnership-9',
    label: 'Compact steering group',
    isPublic: true,
    statutory: 4,
    sector: 6,
    lastMetOn: day('2026-07-07'),
    bothMetOn: day('2026-07-07'),
  },
})
