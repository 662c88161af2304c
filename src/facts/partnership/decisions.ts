/** What a partnership decided, what came of it, and how its seats told those behind them. Nothing closed is named. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { given } from '../../kernel/says.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, count, countSaid, dayOrNone, item, sector, text } from '../shared.ts'
import { longDay, ofTheSector } from '../sql.ts'
import { heldOn, heldSeats } from './filled-seats.ts'
import { lookedAt } from './look-back.ts'

/** A decision. `label` is its title or first words. */
const decision = item({
  decidedOn: aDay,
  text,
  basis: text,
  how: z.enum(['consensus', 'vote', 'written']),
  /** Why it came to a vote. */
  voteReason: text,
  /** Whether its record may still be put right. */
  correctable: z.boolean(),
  /** Seats that took part. */
  tookPart: count,
  owner: text,
  /** Sector of the seat that owns it; null where no seat does. */
  sector: sector.nullable(),
  /** Large effects on policy or money. */
  major: z.boolean(),
  /** The day it was announced beforehand; null if it was not. */
  announcedOn: dayOrNone,
  /** Seats that were against, and how many of their views are recorded in their own words. */
  dissents: count,
  minorityViews: countSaid,
  /** Filled sector seats, and how many of those said before it whom they asked and how. */
  seatsToConsult: count,
  seatsConsulted: countSaid,
})
export type Decision = Of<typeof decision>

/** A large decision by consensus, with one view against. */
export const exemplaryDecision: Decision = {
  id: 'decision-1',
  label: 'Meals on Sundays',
  decidedOn: day('2026-07-14'),
  text: 'Meals are served on Sundays from October.',
  basis: 'Survey of members in June',
  how: 'consensus',
  voteReason: null,
  correctable: true,
  tookPart: 2,
  owner: 'Seat of Wendle Vale Council',
  sector: 'voluntary',
  major: true,
  announcedOn: day('2026-06-02'),
  dissents: 1,
  minorityViews: 1,
  seatsToConsult: 1,
  seatsConsulted: 1,
}

/** Decisions, once their meeting is over, with who took part, who dissented and who asked beforehand. */
export const decisions = factPart('partnership', 'decisions', {
  sql: `(
  with ${heldSeats}
  select json_agg(json_build_object('id', d.id, 'decidedOn', d.decided_on,
    'label', case when coalesce(i.closed, d.closed_to_public) then 'A closed decision' else coalesce(i.title, left(d.text, 80)) end,
    'text', case when coalesce(i.closed, d.closed_to_public) then 'Recorded, and closed' else d.text end,
    'basis', case when coalesce(i.closed, d.closed_to_public) and d.basis <> '' then 'Recorded, and closed' else nullif(d.basis, '') end,
    'how', d.how, 'owner', owner.name, 'correctable', coalesce(m.minutes_approved_on is null and i.id is not null and m.id is not null, false),
    'voteReason', case when coalesce(i.closed, d.closed_to_public) and d.vote_reason <> '' then 'Recorded, and closed' else nullif(d.vote_reason, '') end,
    'sector', owner.sector,
    'major', coalesce(i.key_decision, false), 'announcedOn', i.key_announced_on,
    'tookPart', (select count(*) from position where decision_id = d.id and counted and position <> 'did-not-vote'),
    'dissents', (select count(*) from (
      select seat_id from position where decision_id = d.id and counted and position = 'against'
      union select seat_id from minority_view where decision_id = d.id) dissent),
    'minorityViews', (select coalesce(json_agg(text), '[]') from minority_view where decision_id = d.id),
    'seatsToConsult', (select count(*) from held where ${ofTheSector('held.sector')} and ${heldOn('d.decided_on')}),
    'seatsConsulted', (select coalesce(json_agg(said.words), '[]') from (
      select string_agg(r.what_they_said, E'\\n') as words from report_back r join seat on seat.id = r.seat_id
      where r.meeting_id = d.meeting_id and r.before_meeting and ${ofTheSector('seat.sector')} group by r.seat_id) said))
    order by d.decided_on)
  from decision d
  left join agenda_item i on i.id = d.agenda_item_id
  left join seat owner on owner.id = d.owner_seat_id
  left join meeting m on m.id = d.meeting_id
  where d.partnership_id = subject.id and ${lookedAt('d.decided_on')} and d.carried and d.withdrawn_on is null and (m.id is null or m.state = 'held'))`,
  shape: z.array(decision),
  example: [exemplaryDecision],
})

/** Actions; `closed`: done or dropped. What came of something closed is not named. */
export const actions = factPart('partnership', 'actions', {
  sql: `(
  select json_agg(json_build_object('id', a.id, 'label', case when exists (
      select from agenda_item i where i.closed and i.id = a.source_id) or exists (
      select from decision d join agenda_item i on i.id = d.agenda_item_id
      where i.closed and d.id = a.source_id) then 'A closed action' else a.what end,
    'owner', coalesce(seat.name, o.name, case when a.owner_person_id is not null then 'A named person' end),
    'due', a.due_on, 'closed', a.state <> 'open') order by a.created_at)
  from action a left join seat on seat.id = a.owner_seat_id left join organisation o on o.id = a.owner_organisation_id
  where a.subject_kind = 'partnership' and a.subject_id = subject.id)`,
  shape: z.array(item({ owner: text, due: dayOrNone, closed: z.boolean() })),
  example: [{ id: 'action-1', label: 'Book the kitchen', owner: 'Tom Reed', due: day('2026-08-01'), closed: true }],
})

/** The day of the first report that went to somebody, told by the reports as SQL gives them; null where none did. */
const firstReport = z.union([
  dayOrNone,
  z
    .array(z.strictObject({ on: aDay, to: text }))
    .transform(reports => reports.flatMap(({ on, to }) => (given(to) ? [on] : [])).sort()[0] ?? null),
])

/** Reports owed by filled sector seats, one for each meeting held; `label` names both, `within` is the seat. */
export const reportBacks = factPart('partnership', 'reportBacks', {
  sql: `(
  with ${heldSeats}, told as materialized (
    select r.meeting_id, r.seat_id, json_agg(json_build_object('on', r.reported_on, 'to', r.to_whom)) as reports from meeting m join report_back r on r.meeting_id = m.id
    where m.partnership_id = subject.id and ${lookedAt('m.held_on')} and not r.before_meeting group by r.meeting_id, r.seat_id)
  select json_agg(json_build_object('id', m.id, 'within', held.id, 'label', held.name || ', ' || ${longDay('m.held_on')}, 'metOn', m.held_on,
    'sentOn', coalesce(told.reports, '[]')) order by m.held_on, held.name)
  from meeting m join held on ${ofTheSector('held.sector')} and ${heldOn('m.held_on')}
  left join told on told.meeting_id = m.id and told.seat_id = held.id
  where m.partnership_id = subject.id and ${lookedAt('m.held_on')} and m.state = 'held')`,
  shape: z.array(item({ within: z.string(), metOn: aDay, sentOn: firstReport })),
  example: [
    {
      id: 'report-1',
      within: 'seat-2',
      label: 'Seat of Wendle Voluntary Action, 14 July 2026',
      metOn: day('2026-07-14'),
      sentOn: day('2026-07-20'),
    },
  ],
})
