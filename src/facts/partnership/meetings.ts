/** The meetings of a partnership. What was closed comes out by its existence and dates, never by its text. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, count, dayOrNone, isSaid, item, sector, text } from '../shared.ts'
import { dayOf, longDay } from '../sql.ts'
import { heldOn, heldSeats } from './filled-seats.ts'
import { lookedAt } from './look-back.ts'

/** A paper for a meeting. */
const paper = item({
  /** The day it went out; null while it has not. */
  sentOn: dayOrNone,
  pages: count,
  summarised: isSaid,
  /** Years, as its file was measured; null where it could not be read as text. */
  readingAge: z.number().nullable(),
  /** Whether it has long words, and whether somebody wrote what words mean that not everybody knows. */
  longWords: z.boolean(),
  explained: isSaid,
  /** Whether only those entitled may open it, as its mark says. */
  confidential: z.boolean(),
  /** Whether the item it belongs to is closed. */
  ofClosedItem: z.boolean(),
  /** Seats with a declared interest in its item that opened it all the same. */
  readByShutOut: count,
})
export type Paper = Of<typeof paper>

/** A meeting, held or to come; cancelled ones are left out. */
const meeting = item({
  on: aDay,
  held: z.boolean(),
  /** The day on which the date now in force was set: a meeting moved counts from its move. */
  dateSetOn: aDay,
  whyNeeded: text,
  /** The day all filled seats were asked for items; null if they were not. */
  itemsAskedOn: dayOrNone,
  /** Last day for agenda items; null while none is set. */
  agendaClosesOn: dayOrNone,
  /** Items proposed by seats. `sector` is the seat's; `answered` once accepted, declined or deferred. */
  proposals: z.array(item({ sector, answered: z.boolean() })),
  /** Items on the agenda, whether each is tied to an objective, and the minutes set for it. Closed ones carry no telling label. */
  items: z.array(item({ tied: z.boolean(), minutes: z.int().nullable() })),
  /** The day the agenda went out; null while it has not. */
  agendaSentOn: dayOrNone,
  papers: z.array(paper),
  /** Seats filled on the day, and how many of those confirmed that they had read every paper. */
  seatsFilled: count,
  seatsPrepared: count,
  /** Filled seats whose people were reminded before it, or had nothing left to do. */
  seatsReminded: count,
  /** Closed items: why, and the day closure is looked at again. `label` must not give the text away. */
  closedItems: z.array(item({ reason: text, lookAgainOn: dayOrNone })),
  /** One entry per filled seat; `label` is the seat. */
  attendance: z.array(item({ as: z.enum(['holder', 'substitute', 'observer']), present: z.boolean() })),
  /** Interests declared in an item; `label` names seat and item. `counted`: the seat took a position all the same. */
  interests: z.array(item({ left: z.boolean(), counted: z.boolean() })),
  minutesPublishedOn: dayOrNone,
  /** Whether what happened may still be put right: until its minutes are approved. */
  recordable: z.boolean(),
})
export type Meeting = Of<typeof meeting>

/** An open paper of six pages with a summary. */
export const exemplaryPaper: Paper = {
  id: 'paper-1',
  label: 'Rota options',
  sentOn: day('2026-07-06'),
  pages: 6,
  summarised: true,
  readingAge: 11.2,
  longWords: true,
  explained: true,
  confidential: false,
  ofClosedItem: false,
  readByShutOut: 0,
}

/** A meeting prepared, held and published to the code. */
export const exemplaryMeeting: Meeting = {
  id: 'meeting-1',
  label: 'Meeting of 14 July 2026',
  on: day('2026-07-14'),
  held: true,
  dateSetOn: day('2026-05-12'),
  whyNeeded: 'To settle the winter rota',
  agendaClosesOn: day('2026-07-01'),
  seatsFilled: 2,
  seatsPrepared: 2,
  seatsReminded: 2,
  itemsAskedOn: day('2026-06-15'),
  items: [{ id: 'item-1', label: 'Winter rota', tied: true, minutes: 40 }],
  proposals: [
    { id: 'proposal-1', label: 'Winter rota', sector: 'voluntary', answered: true },
    { id: 'proposal-2', label: 'Kitchen hours', sector: 'statutory', answered: true },
  ],
  agendaSentOn: day('2026-07-06'),
  papers: [exemplaryPaper],
  closedItems: [
    { id: 'item-3', label: 'A closed item', reason: 'Names a member of staff', lookAgainOn: day('2027-01-12') },
  ],
  attendance: [
    { id: 'seat-1', label: 'Seat of Wendle Vale Council', as: 'holder', present: true },
    { id: 'seat-2', label: 'Seat of Wendle Voluntary Action', as: 'holder', present: true },
  ],
  interests: [{ id: 'interest-1', label: 'Seat of Wendle Voluntary Action, van hire', left: true, counted: false }],
  minutesPublishedOn: day('2026-07-21'),
  recordable: true,
}

/** An item by its title, once the agenda is out and where it is not closed: findings are for everyone. */
const itemLabel = `case when i.closed then 'A closed item' when m.agenda_published_at is null then 'An item not on an agenda yet' else i.title end`

const proposals = `(
  select coalesce(json_agg(json_build_object('id', i.id, 'label', ${itemLabel},
    'sector', seat.sector, 'answered', i.state <> 'proposed') order by i.position), '[]')
  from agenda_item i join seat on seat.id = i.proposed_by_seat_id where i.meeting_id = m.id)`

const items = `(
  select coalesce(json_agg(json_build_object('id', i.id, 'label', ${itemLabel},
    'tied', i.objective_id is not null, 'minutes', i.minutes) order by i.position), '[]')
  from agenda_item i where i.meeting_id = m.id and i.state = 'accepted')`

/** Everybody who held or stood in for a seat at any time. */
const peopleOfSeats = `people as materialized (
  select held.id as seat_id, held.person_id from held
  union select held.id, s.person_id from held join substitute s on s.holding_id = held.holding_id)`

/**
 * What the seats of a meeting have done by its day, each once for a meeting: those filled, the papers sent by then, the seats
 * whose people confirmed by then that they had read every one, and those whose holder or substitute was reminded.
 */
const doneBySeats = `
  cross join lateral (select coalesce(array_agg(held.id), '{}') as seats from held where ${heldOn('m.held_on')}) filled
  cross join lateral (select coalesce(array_agg(f.id), '{}') as ids from paper f
    where f.meeting_id = m.id and ${dayOf('f.sent_at')} <= m.held_on and f.for_seats = '{}'
      and not exists (select from paper newer where newer.replaces_id = f.id and ${dayOf('newer.sent_at')} <= m.held_on)) sent
  cross join lateral (select coalesce(array_agg(each.seat_id), '{}') as seats from (
    select r.seat_id from paper_read r where r.paper_id = any(sent.ids) and ${dayOf('r.created_at')} <= m.held_on
    group by r.seat_id having count(*) = cardinality(sent.ids)) each) read
  cross join lateral (select coalesce(array_agg(people.seat_id), '{}') as seats
    from meeting_reminder r join people on people.person_id = r.person_id
    where r.meeting_id = m.id and r.kind in ('proposals', 'papers')) reminded`

const seatsPrepared = `(select count(*) from unnest(filled.seats) seat where seat = any(read.seats))`

/** Seats whose people were reminded before the meeting, or had nothing left to read. */
const seatsReminded = `(select count(*) from unnest(filled.seats) seat
  where cardinality(sent.ids) = 0 or seat = any(read.seats) or seat = any(reminded.seats))`

const papers = `(
  select coalesce(json_agg(json_build_object('id', f.id, 'label', case when f.confidential or i.closed then 'A closed paper' when f.sent_at is null then 'A paper not sent yet' else f.title end,
    'sentOn', ${dayOf('f.sent_at')}, 'pages', f.pages, 'summarised', f.summary,
    'readingAge', f.reading_age::float8, 'longWords', cardinality(f.long_words) > 0, 'explained', f.explained,
    'confidential', f.confidential, 'ofClosedItem', coalesce(i.closed, false), 'readByShutOut', (
      select count(*) from paper_read r join interest_declared d on d.agenda_item_id = f.agenda_item_id and d.seat_id = r.seat_id
      where r.paper_id = f.id and r.created_at > d.created_at)) order by f.created_at), '[]')
  from paper f left join agenda_item i on i.id = f.agenda_item_id where f.meeting_id = m.id)`

const closedItems = `(
  select coalesce(json_agg(json_build_object('id', i.id, 'label', 'A closed item', 'reason', nullif(i.closed_reason, ''), 'lookAgainOn', i.relook_on) order by i.position), '[]')
  from agenda_item i where i.meeting_id = m.id and i.closed and i.state not in ('declined', 'deferred'))`

const attendance = `(
  select coalesce(json_agg(json_build_object('id', seat.id, 'label', seat.name, 'as', coalesce(a.present_as, 'holder'),
    'present', coalesce(a.state = 'present', false) and not exists (
      select from held where held.id = seat.id and held.person_id = a.person_id and held.denied @> m.held_on)) order by seat.name), '[]')
  from seat left join attendance a on a.meeting_id = m.id and a.seat_id = seat.id and a.agenda_item_id is null
  where m.state = 'held' and seat.partnership_id = subject.id and (a.id is not null or seat.id = any(filled.seats)))`

const interests = `(
  select coalesce(json_agg(json_build_object('id', d.id, 'label', seat.name || ', ' || ${itemLabel},
    'left', d.left_item, 'counted', exists (
      select from decision join position on position.decision_id = decision.id
      where decision.agenda_item_id = i.id and position.seat_id = d.seat_id and position.counted and position.position <> 'did-not-vote'))
    order by i.position), '[]')
  from interest_declared d join agenda_item i on i.id = d.agenda_item_id join seat on seat.id = d.seat_id
  where i.meeting_id = m.id)`

/** A meeting on the day of what the partnership set aside to get to know each other shows that it was used, however long ago. */
const setUpTime = `m.held_on in (select e.on_day from partnership_entry e
  where e.partnership_id = subject.id and e.kind = 'set-up-time' and e.on_day is not null)`

/** Meetings to come, and those held that checks look at. */
export const meetings = factPart('partnership', 'meetings', {
  sql: `(
  with ${heldSeats}, ${peopleOfSeats}
  select json_agg(json_build_object('id', m.id, 'label', 'Meeting of ' || ${longDay('m.held_on')}, 'on', m.held_on, 'held', m.state = 'held', 'dateSetOn', coalesce(m.moved_on, m.announced_on),
    'whyNeeded', nullif(m.why_needed, ''), 'agendaClosesOn', m.proposals_close_on,
    'itemsAskedOn', ${dayOf('m.proposals_asked_at')}, 'items', ${items},
    'seatsFilled', cardinality(filled.seats), 'seatsPrepared', ${seatsPrepared}, 'seatsReminded', ${seatsReminded},
    'agendaSentOn', ${dayOf('m.agenda_published_at')}, 'minutesPublishedOn', ${dayOf('m.minutes_published_at')},
    'recordable', m.minutes_approved_on is null,
    'proposals', ${proposals}, 'papers', ${papers}, 'closedItems', ${closedItems}, 'attendance', ${attendance},
    'interests', ${interests}) order by m.held_on)
  from meeting m ${doneBySeats}
  where m.partnership_id = subject.id and m.state <> 'cancelled' and (${lookedAt('m.held_on')} or ${setUpTime}))`,
  shape: z.array(meeting),
  example: [exemplaryMeeting],
})
