/**
 * Boards at volume: partnerships with fifteen seats each and ten years of monthly meetings, with their agendas, papers, attendance,
 * decisions, positions, actions and reports. Made by statements over whole sets, with every constraint and trigger at work.
 */
import { sql } from 'kysely'
import { newId } from '../../src/db/ids.ts'
import type { Db } from '../../src/db/open.ts'
import { shippedCodes } from '../../src/features/compact/codes/shipped-codes.ts'
import { sealEditions } from '../../src/features/compact/index.ts'
import { judge } from '../../src/governance/judge.ts'
import { readRules } from '../../src/governance/rules.ts'

/** What hangs on one partnership. */
export const EACH = { seats: 15, meetings: 100, items: 7.5, decisions: 200 } as const
/** The partnerships that the busy chair runs. */
const CHAIRED = 6
/** Partnerships whose records are made by one round of statements. */
const ROUND = 25
const RULES = { quorum: [{ kind: 'seats', least: 7 }], majority: 'absolute' }

/** The area, its people and organisations, its codes and who signed them. */
export async function makeArea(db: Db, partnerships: number): Promise<void> {
  // Ids as the Hub gives them: in the order of time.
  await sql`create function bench_id(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid $$`.execute(db)
  await sql`insert into organisation (id, slug, name, sector) select gen_random_uuid(), 'o' || n, 'Organisation ' || n,
    (array['statutory', 'voluntary', 'community', 'faith'])[1 + n % 4] from generate_series(0, ${partnerships * 5 - 1}::int) n`.execute(
    db,
  )
  await sql`insert into person (id, name, email) select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org'
    from generate_series(0, ${partnerships * 10 - 1}::int) n`.execute(db)
  for (const { code, source } of (await shippedCodes()).codes.values())
    await sql`insert into code (id, edition, title, subject_kind, in_force_from, source)
      values (${newId()}, ${code.id}, ${code.title}, ${code.subject}, '2015-01-01', ${source})`.execute(db)
  await sealEditions(db)
  await sql`insert into signature (id, organisation_id, code_id, from_day)
    select gen_random_uuid(), o.id, c.id, '2015-01-01' from organisation o cross join code c where substr(o.slug, 2)::int % 10 < 3`.execute(
    db,
  )
  await sql`insert into stored_file (id, name, media_type, size, sha256, content, subject_kind, subject_id, visibility)
    select gen_random_uuid(), 'p.pdf', 'application/pdf', 1, 'x', 'x', 'area', id, 'public' from area`.execute(db)
  await sql`analyze`.execute(db)
}

/** Adds partnerships from one number up to another, all their ten years with them, and what the planner knows of the tables. */
export async function makePartnerships(
  db: Db,
  from: number,
  to: number,
  of: { readonly organisations: number; readonly people: number },
): Promise<void> {
  for (let first = from; first <= to; first += ROUND) await makeRound(db, first, Math.min(to, first + ROUND - 1), of)
  await sql`vacuum analyze`.execute(db)
}

async function makeRound(
  db: Db,
  first: number,
  last: number,
  { organisations, people }: { readonly organisations: number; readonly people: number },
): Promise<void> {
  const fresh = sql`(select id, n from partnership join generate_series(${first}::int, ${last}::int) n on slug = 'p' || n)`
  await sql`insert into partnership (id, slug, name, kind, size, purpose, topics, places, state, lead_organisation_id, public, started_on)
    select gen_random_uuid(), 'p' || n, 'Partnership ' || n, 'strategic', 'full', 'What several bodies see only in part', (array['health', 'housing', 'transport', 'children'])[1 + n % 4],
      'Place ' || n % 40, 'running', (select id from organisation where slug = 'o' || n % ${organisations}::int), true, '2016-05-01'
    from generate_series(${first}::int, ${last}::int) n`.execute(db)
  await sql`insert into partner (id, partnership_id, organisation_id, from_day, reasons, offers)
    select gen_random_uuid(), p.id, o.id, '2016-05-01', 'Our members ask for it', 'Rooms and time' from ${fresh} p cross join generate_series(0, 9) k
    join organisation o on o.slug = 'o' || (p.n * 7 + k * (1 + p.n % 13)) % ${organisations}::int on conflict do nothing`.execute(
    db,
  )
  await sql`insert into seat (id, partnership_id, partner_id, sector, name, role, from_day)
    select gen_random_uuid(), p.id, k.id, coalesce(o.sector, 'community'), 'Seat ' || s,
      case s when 1 then 'chair' when 2 then 'secretary' when 15 then 'adviser' else 'member' end, '2016-05-01'
    from ${fresh} p cross join generate_series(1, ${EACH.seats}::int) s
    left join lateral (select * from partner k where k.partnership_id = p.id order by k.id offset (s - 1) % 12 limit 1) k on true
    left join organisation o on o.id = k.organisation_id`.execute(db)
  // Three terms of each seat, the last of them open.
  await sql`insert into holding (id, seat_id, person_id, from_day, to_day, mandate, authority)
    select gen_random_uuid(), s.id, (select id from person where name = 'Person ' || case when s.role = 'chair' and p.n <= ${CHAIRED}::int then 0
        else (p.n * 31 + substr(s.name, 6)::int * 7 + term) % ${people}::int end), date '2016-05-01' + term * 1200,
      case when term < 2 then date '2016-05-01' + (term + 1) * 1200 - 1 end, 'representing', 'May decide up to 5,000 pounds'
    from ${fresh} p join seat s on s.partnership_id = p.id cross join generate_series(0, 2) term`.execute(db)
  await sql`insert into substitute (id, holding_id, person_id, authority, from_day)
    select gen_random_uuid(), h.id, (select id from person where name = 'Person ' || (p.n * 17 + substr(s.name, 6)::int) % ${people}::int), 'In all matters', '2024-01-01'
    from ${fresh} p join seat s on s.partnership_id = p.id join holding h on h.seat_id = s.id where h.to_day is null and substr(s.name, 6)::int % 3 = 0`.execute(
    db,
  )
  await sql`insert into role_grant (id, person_id, role, subject_kind, subject_id, from_day, by_seat)
    select gen_random_uuid(), h.person_id, part.role, 'partnership', p.id, h.from_day, true
    from ${fresh} p join seat s on s.partnership_id = p.id join holding h on h.seat_id = s.id and h.to_day is null
    cross join lateral (select 'representative' as role union all select 'chair' where s.role = 'chair' union all select 'administrator' where s.role = 'secretary') part`.execute(
    db,
  )
  await sql`insert into board_rules (id, partnership_id, rules) select gen_random_uuid(), p.id, ${JSON.stringify(RULES)}::jsonb
    from ${fresh} p`.execute(db)
  await sql`insert into objective (id, partnership_id, text, measure) select gen_random_uuid(), p.id, 'Objective ' || o, 'people reached'
    from ${fresh} p cross join generate_series(1, 4) o`.execute(db)
  await makeMeetings(db, fresh)
  await makeDecisions(db, fresh)
}

type Fresh = ReturnType<typeof sql>

/** A hundred meetings each, ninety-six held and four to come, with agendas, papers, the roll, interests and reports back. */
async function makeMeetings(db: Db, fresh: Fresh): Promise<void> {
  await sql`insert into meeting (id, partnership_id, held_on, announced_on, starts_at, place, why_needed, state, agenda_published_at, papers_sent_at, minutes, minutes_published_at, minutes_approved_on)
    select bench_id(day), p.id, day, day - 30, '18:30', 'Village hall', 'What stands on the agenda', case when past then 'held' else 'planned' end,
      case when past then day - 7 end, case when past then day - 7 end, case when past then repeat('We spoke of the ferries, the road and who pays. ', 40) else '' end,
      case when past then day + 10 end, case when m < 95 then day + 36 end
    from ${fresh} p cross join generate_series(1, ${EACH.meetings}::int) m
    cross join lateral (select date '2016-09-01' + (m * 36.5)::int + p.n % 7 as day) d cross join lateral (select day < '2026-06-01' as past) w`.execute(
    db,
  )
  const held = sql`(select m.*, p.n from ${fresh} p join meeting m on m.partnership_id = p.id)`
  await sql`insert into agenda_item (id, meeting_id, position, title, purpose, state, note, minutes, closed, closed_reason, relook_on, does)
    select bench_id(m.held_on), m.id, i, (array['Ferries', 'Roads', 'School meals', 'Housing', 'Grants', 'Night buses', 'Flood plan', 'Staff'])[i] || ' in ' || to_char(m.held_on, 'FMMonth YYYY'),
      'To hear how it stands and to decide', 'accepted', 'Everybody spoke. The paper was found useful by most.', 10, i = 8, case when i = 8 then 'It is about a person.' else '' end,
      case when i = 8 then m.held_on + 200 end, case when i < 5 then 'decision' else 'discussion' end
    from ${held} m cross join generate_series(1, 8) i where i < 8 or extract(day from m.held_on)::int % 2 = 0`.execute(
    db,
  )
  await sql`insert into paper (id, meeting_id, agenda_item_id, title, summary, file_id, pages, sent_at) select bench_id(m.held_on), m.id, i.id, 'Paper on ' || i.title, 'Two ways, and what each costs.',
      (select id from stored_file limit 1), 3, m.papers_sent_at
    from ${held} m join agenda_item i on i.meeting_id = m.id and i.position in (1, 3)`.execute(db)
  await sql`insert into attendance (id, meeting_id, seat_id, person_id, present_as, state)
    select bench_id(m.held_on), m.id, s.id, h.person_id, case when there then 'holder' end, case when there then 'present' else 'apology' end
    from ${held} m join seat s on s.partnership_id = m.partnership_id join holding h on h.seat_id = s.id and m.held_on between h.from_day and coalesce(h.to_day, 'infinity')
    cross join lateral (select (substr(s.name, 6)::int + extract(doy from m.held_on)::int) % 6 > 0 as there) w where m.state = 'held'`.execute(
    db,
  )
  await sql`insert into interest_declared (id, agenda_item_id, seat_id, interest) select bench_id(m.held_on), i.id, s.id, 'We run the ferries.'
    from ${held} m join agenda_item i on i.meeting_id = m.id and i.position = 1 join seat s on s.partnership_id = m.partnership_id and s.name = 'Seat 5'
    where m.state = 'held' and extract(month from m.held_on)::int % 4 = 0`.execute(db)
  await sql`insert into report_back (id, meeting_id, seat_id, person_id, to_whom, how, reported_on)
    select bench_id(m.held_on), m.id, s.id, a.person_id, 'Our members', 'email', m.held_on + 5
    from ${held} m join attendance a on a.meeting_id = m.id join seat s on s.id = a.seat_id and substr(s.name, 6)::int % 5 = 2
    where m.state = 'held' and m.held_on < '2026-05-01'`.execute(db)
  await sql`insert into paper_read (id, created_at, paper_id, seat_id, person_id) select bench_id(m.held_on), m.held_on - 2, r.id, s.id, h.person_id
    from ${held} m join paper r on r.meeting_id = m.id join seat s on s.partnership_id = m.partnership_id and substr(s.name, 6)::int % 3 = 1
    join holding h on h.seat_id = s.id and m.held_on between h.from_day and coalesce(h.to_day, 'infinity') where m.state = 'held'`.execute(
    db,
  )
  await sql`insert into meeting_reminder (id, meeting_id, person_id, kind) select distinct on (m.id, a.person_id) bench_id(m.held_on), m.id, a.person_id, 'papers'
    from ${held} m join attendance a on a.meeting_id = m.id join seat s on s.id = a.seat_id and substr(s.name, 6)::int % 5 = 0`.execute(
    db,
  )
  await sql`insert into action (id, subject_kind, subject_id, what, owner_seat_id, due_on, state, closed_on, source_kind, source_id)
    select bench_id(m.held_on), 'partnership', m.partnership_id, 'Write to those it concerns', s.id, m.held_on + 30, case when m.held_on < '2026-03-01' then 'done' else 'open' end,
      case when m.held_on < '2026-03-01' then m.held_on + 20 end, 'agenda-item', i.id
    from ${held} m join agenda_item i on i.meeting_id = m.id and i.position = 2 join seat s on s.partnership_id = m.partnership_id and s.name = 'Seat 4'
    where m.state = 'held'`.execute(db)
}

/** Two decisions of each meeting held, with everybody's position and who was entitled. */
async function makeDecisions(db: Db, fresh: Fresh): Promise<void> {
  const board = JSON.stringify(exemplary())
  await sql`insert into decision (id, partnership_id, meeting_id, agenda_item_id, text, basis, how, vote_reason, owner_seat_id, decided_on, rules, judged)
    select bench_id(m.held_on), m.partnership_id, m.id, i.id, 'The plan for ' || lower(i.title) || ' is taken up by partnership ' || p.n, 'The paper and what members said.',
      case when i.position = 1 then 'vote' else 'consensus' end, case when i.position = 1 then 'Views differ.' else '' end, s.id, m.held_on,
      ${JSON.stringify(RULES)}::jsonb, ${board}::jsonb
    from ${fresh} p join meeting m on m.partnership_id = p.id join agenda_item i on i.meeting_id = m.id and i.position in (1, 3)
    join seat s on s.partnership_id = p.id and s.role = 'chair' where m.state = 'held'`.execute(db)
  const made = sql`(select d.*, p.n from ${fresh} p join decision d on d.partnership_id = p.id)`
  await sql`insert into decision_seat (id, decision_id, seat_id, name, person_id, acted_as, why)
    select bench_id(d.decided_on), d.id, a.seat_id, 'Seat', a.person_id, a.present_as, case when a.state = 'apology' then 'apology' end
    from ${made} d join attendance a on a.meeting_id = d.meeting_id`.execute(db)
  await sql`insert into position (id, decision_id, seat_id, position)
    select bench_id(d.decided_on), d.id, a.seat_id, case when d.how = 'vote' and a.seat_id < d.owner_seat_id then 'abstain' else 'for' end
    from ${made} d join attendance a on a.meeting_id = d.meeting_id and a.state = 'present'`.execute(db)
  await sql`insert into minority_view (id, decision_id, seat_id, text)
    select distinct on (d.id) bench_id(d.decided_on), d.id, v.seat_id, 'Fewer and larger steps would last longer.'
    from ${made} d join position v on v.decision_id = d.id and v.position = 'abstain'`.execute(db)
}

/** A judgement as it is kept with a decision, of a board of this size. */
function exemplary() {
  const seats = Array.from({ length: EACH.seats }, (_, at) => ({
    id: newId(),
    name: `Seat ${at + 1}`,
    role: at === 0 ? ('chair' as const) : ('member' as const),
    sector: 'voluntary',
    organisation: newId(),
    voting: true,
    person: newId(),
    filled: true,
    presentAs: 'holder' as const,
    left: false,
    conflicted: false,
  }))
  const votes = seats.map(({ id }) => ({ seatId: id, position: 'for' as const }))
  return { ...judge(readRules(RULES), seats, votes, { manner: 'meeting', way: 'vote' }), board: seats }
}
