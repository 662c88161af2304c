/**
 * Parts of the statement that loads the facts of partnerships: meetings, decisions, actions and reports back. What was
 * closed comes out by its existence and dates, never by its text.
 */
import { type RawBuilder, sql } from 'kysely'

/**
 * Seats with a holder on the day of a meeting, or on another day of it. A single value instead of "exists": that would be
 * joined to the holdings of the whole area for every meeting, where a look by the seat is enough.
 */
const filledOn = (day: RawBuilder<unknown>) =>
  sql`seat.partnership_id = p.id and (select true from holding h where h.seat_id = seat.id
    and ${day} between h.from_day and coalesce(h.to_day, 'infinity') limit 1)`

const voluntarySide = sql`seat.sector in ('voluntary', 'community', 'faith')`
const day = (moment: string) => sql`(${sql.ref(moment)} at time zone zone.name)::date`

/** An item by its title, once the agenda is out and where it is not closed: findings are for everyone. */
const itemLabel = sql`case when i.closed then 'A closed item' when m.agenda_published_at is null then 'An item not on an agenda yet' else i.title end`

const proposals = sql`(
  select coalesce(json_agg(json_build_object('id', i.id, 'label', ${itemLabel},
    'sector', seat.sector, 'answered', i.state <> 'proposed') order by i.position), '[]')
  from agenda_item i join seat on seat.id = i.proposed_by_seat_id where i.meeting_id = m.id)`

const items = sql`(
  select coalesce(json_agg(json_build_object('id', i.id, 'label', ${itemLabel},
    'tied', i.objective_id is not null, 'minutes', i.minutes) order by i.position), '[]')
  from agenda_item i where i.meeting_id = m.id and i.state = 'accepted')`

/** Papers that went out by the day of the meeting, and those of them that a seat had not read by then. */
const sentByThen = sql`f.meeting_id = m.id and ${day('f.sent_at')} <= m.held_on`
const unreadByThen = sql`${sentByThen}
  and not exists (select from paper_read r where r.paper_id = f.id and r.seat_id = seat.id and ${day('r.created_at')} <= m.held_on)`

/** Seats whose people confirmed by the day of the meeting that they had read every paper sent by then. */
const seatsPrepared = sql`(
  select count(*) from seat where ${filledOn(sql`m.held_on`)}
    and exists (select from paper f where ${sentByThen}) and not exists (select from paper f where ${unreadByThen}))`

/** Seats whose holder or substitute was reminded before the meeting, or had read every paper anyway. */
const seatsReminded = sql`(
  select count(*) from seat where ${filledOn(sql`m.held_on`)}
    and (exists (select from meeting_reminder r join holding h on h.seat_id = seat.id
        left join substitute s on s.holding_id = h.id
        where r.meeting_id = m.id and r.kind in ('proposals', 'papers') and r.person_id in (h.person_id, s.person_id))
      or not exists (select from paper f where ${unreadByThen})))`

const papers = sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'label', case when f.confidential or i.closed then 'A closed paper' when f.sent_at is null then 'A paper not sent yet' else f.title end,
    'sentOn', ${day('f.sent_at')}, 'pages', f.pages, 'summarised', f.summary <> '',
    'confidential', f.confidential, 'ofClosedItem', coalesce(i.closed, false), 'readByShutOut', (
      select count(*) from paper_read r join interest_declared d on d.agenda_item_id = f.agenda_item_id and d.seat_id = r.seat_id
      where r.paper_id = f.id and r.created_at > d.created_at)) order by f.created_at), '[]')
  from paper f left join agenda_item i on i.id = f.agenda_item_id where f.meeting_id = m.id)`

const closedItems = sql`(
  select coalesce(json_agg(json_build_object('id', i.id, 'reason', nullif(i.closed_reason, ''), 'lookAgainOn', i.relook_on) order by i.position), '[]')
  from agenda_item i where i.meeting_id = m.id and i.closed and i.state not in ('declined', 'deferred'))`

const attendance = sql`(
  select coalesce(json_agg(json_build_object('id', seat.id, 'label', seat.name, 'as', coalesce(a.present_as, 'holder'),
    'present', coalesce(a.state = 'present', false)) order by seat.name), '[]')
  from seat left join attendance a on a.meeting_id = m.id and a.seat_id = seat.id and a.agenda_item_id is null
  where m.state = 'held' and seat.id in (
    select seat_id from attendance where meeting_id = m.id and agenda_item_id is null
    union select seat.id from seat where ${filledOn(sql`m.held_on`)}))`

const interests = sql`(
  select coalesce(json_agg(json_build_object('id', d.id, 'label', seat.name || ', ' || ${itemLabel},
    'left', d.left_item, 'counted', exists (
      select from decision join position on position.decision_id = decision.id
      where decision.agenda_item_id = i.id and position.seat_id = d.seat_id and position.position <> 'did-not-vote'))
    order by i.position), '[]')
  from interest_declared d join agenda_item i on i.id = d.agenda_item_id join seat on seat.id = d.seat_id
  where i.meeting_id = m.id)`

/** Meetings held or to come. */
export const meetings: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', m.id, 'on', m.held_on, 'held', m.state = 'held', 'dateSetOn', coalesce(m.moved_on, m.announced_on),
    'whyNeeded', nullif(m.why_needed, ''), 'agendaClosesOn', m.proposals_close_on,
    'itemsAskedOn', ${day('m.proposals_asked_at')}, 'items', ${items},
    'seatsFilled', (select count(*) from seat where ${filledOn(sql`m.held_on`)}), 'seatsPrepared', ${seatsPrepared}, 'seatsReminded', ${seatsReminded},
    'agendaSentOn', ${day('m.agenda_published_at')}, 'minutesPublishedOn', ${day('m.minutes_published_at')},
    'recordable', m.minutes_approved_on is null,
    'proposals', ${proposals}, 'papers', ${papers}, 'closedItems', ${closedItems}, 'attendance', ${attendance},
    'interests', ${interests}) order by m.held_on)
  from meeting m where m.partnership_id = p.id and m.state <> 'cancelled')`

/** Decisions, once their meeting is over, with who took part, who dissented and who asked beforehand. */
export const decisions: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', d.id, 'decidedOn', d.decided_on,
    'label', case when i.closed then 'A closed decision' else coalesce(i.title, left(d.text, 80)) end,
    'text', case when i.closed then 'Recorded, and closed' else d.text end,
    'basis', case when i.closed and d.basis <> '' then 'Recorded, and closed' else nullif(d.basis, '') end,
    'how', d.how, 'owner', owner.name, 'correctable', coalesce(m.minutes_approved_on is null and i.id is not null and m.id is not null, false),
    'voteReason', case when i.closed and d.vote_reason <> '' then 'Recorded, and closed' else nullif(d.vote_reason, '') end,
    'sector', owner.sector,
    'major', coalesce(i.key_decision, false), 'announcedOn', i.key_announced_on,
    'tookPart', (select count(*) from position where decision_id = d.id and position <> 'did-not-vote'),
    'dissents', (select count(*) from (
      select seat_id from position where decision_id = d.id and position = 'against'
      union select seat_id from minority_view where decision_id = d.id) dissent),
    'minorityViews', (select count(*) from minority_view where decision_id = d.id),
    'seatsToConsult', (select count(*) from seat where ${voluntarySide} and ${filledOn(sql`d.decided_on`)}),
    'seatsConsulted', (select count(distinct r.seat_id) from report_back r join seat on seat.id = r.seat_id
      where r.meeting_id = d.meeting_id and r.before_meeting and r.what_they_said <> '' and ${voluntarySide}))
    order by d.decided_on)
  from decision d
  left join agenda_item i on i.id = d.agenda_item_id
  left join seat owner on owner.id = d.owner_seat_id
  left join meeting m on m.id = d.meeting_id
  where d.partnership_id = p.id and d.carried and (m.id is null or m.state = 'held'))`

/** Actions; what came of something closed is not named. */
export const actions: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', a.id, 'label', case when exists (
      select from agenda_item i where i.closed and i.id = a.source_id) or exists (
      select from decision d join agenda_item i on i.id = d.agenda_item_id
      where i.closed and d.id = a.source_id) then 'A closed action' else a.what end,
    'owner', coalesce(seat.name, o.name, case when a.owner_person_id is not null then 'A named person' end),
    'due', a.due_on, 'closed', a.state <> 'open') order by a.created_at)
  from action a left join seat on seat.id = a.owner_seat_id left join organisation o on o.id = a.owner_organisation_id
  where a.subject_kind = 'partnership' and a.subject_id = p.id)`

/** Reports owed by the seats of the sector for meetings held, and the day each went out. */
export const reportBacks: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', m.id, 'within', seat.id, 'seat', seat.name, 'metOn', m.held_on, 'sentOn', (
    select min(r.reported_on) from report_back r
    where r.meeting_id = m.id and r.seat_id = seat.id and not r.before_meeting)) order by m.held_on, seat.name)
  from meeting m join seat on ${voluntarySide} and ${filledOn(sql`m.held_on`)}
  where m.partnership_id = p.id and m.state = 'held')`
