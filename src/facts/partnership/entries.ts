/**
 * What a partnership keeps of itself beside its meetings, its terms and its plan. One part for every kind: a practice takes the kinds it
 * asks for (`entriesOf`). What only those who sit there read is told by its kind and day, never by its words, in the label of its entry.
 */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { dayOf, givenBy as givenBySql, longDay } from '../sql.ts'
import { entry } from './entry-shape.ts'
import { exemplaryPeople } from './exemplary-people.ts'
import { exemplaryProfiles, exemplaryTakingPart } from './exemplary-profiles.ts'
import { exemplarySentOut, exemplaryVoice } from './exemplary-sent-out.ts'
import { exemplaryReach, exemplaryTies } from './exemplary-ties.ts'

/** Kinds that only those who sit there read. */
export const entriesForMembers: readonly string[] = ['tie', 'possible-day', 'statement']

const label = `case when e.kind in (${entriesForMembers.map(name => `'${name}'`).join(', ')})
    then 'Entry of ' || ${longDay(`coalesce(e.on_day, ${dayOf('e.created_at')})`)}
    else coalesce(nullif(left(e.words ->> 'what', 120), ''), giver.name, body.name, seat.name, 'Entry') end`

const names = `(
  select coalesce(json_agg(coalesce(n.partner_id, n.seat_id, n.consultation_id)), '[]') from partnership_entry_named n where n.partnership_entry_id = e.id)`

const parties = `(
  select coalesce(json_agg(json_build_object('id', s.organisation_id, 'label', o.name, 'agreed', s.agreed, 'on', s.given_on,
    'givenBy', ${givenBySql('s.proof')}, 'said', coalesce(s.said ->> 'reach', '')) order by o.name), '[]')
  from party_standing s join organisation o on o.id = s.organisation_id
  where s.matter in ('partnership.entry', 'partnership.invitation') and s.record_id = e.id)`

const answers = `(
  select coalesce(json_agg(json_build_object('seatId', a.seat_id, 'says', a.says, 'worth', a.worth)), '[]') from (
    select distinct on (seat_id) seat_id, says, worth from entry_answer
    where partnership_entry_id = e.id and created_at >= e.changed_at order by seat_id, created_at desc, id desc) a)`

export const entries = factPart('partnership', 'entries', {
  sql: `(
  select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'label', ${label}, 'writtenOn', ${dayOf('e.created_at')},
    'changedOn', ${dayOf('e.changed_at')}, 'on', e.on_day, 'by', e.by_day, 'choice', e.choice, 'partnerId', e.partner_id,
    'toPartnerId', e.to_partner_id, 'seatId', e.seat_id, 'aboutId', e.about_entry_id, 'words', e.words, 'names', ${names},
    'parties', ${parties}, 'answers', ${answers}) order by e.kind, e.on_day, e.created_at)
  from partnership_entry e
  left join partner on partner.id = e.partner_id left join organisation giver on giver.id = partner.organisation_id
  left join organisation body on body.id = e.organisation_id left join seat on seat.id = e.seat_id
  where e.partnership_id = subject.id and e.ended_on is null and ${dayOf('e.created_at')} <= as_of.day)`,
  shape: z.array(entry),
  example: [
    ...exemplaryProfiles,
    ...exemplaryTakingPart,
    ...exemplaryTies,
    ...exemplaryReach,
    ...exemplaryPeople,
    ...exemplarySentOut,
    ...exemplaryVoice,
  ],
})
