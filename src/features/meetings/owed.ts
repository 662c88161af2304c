/** What is owed around meetings: by those in seats, and by those who run the partnership. */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../kernel/day.ts'
import { anyId, defineOwed, meetingDay, type OwedAsking, type OwedDefinition } from '../../web/owed.ts'
import { t } from '../../web/render.ts'
import { boardLinkHolds, seatsHelped, seatsOnceHeld } from '../partnerships/index.ts'
import { closedAndDue } from './closure.queries.ts'

const comingMeetings = (today: Day) => sql`m.state in ('planned', 'agenda-out') and m.held_on >= ${today}::date`

/** By those in seats. A paper that is kept from a seat with a declared interest is not asked of it, nor counted. */
const bySeats: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'papers',
    publishes: 'nothing',
    page: '/meetings/:id',
    strength: 'should',
    waits: false,
    rows: ({ person, today }) => sql`
      select count(distinct paper.id), ${meetingDay}, m.held_on, m.id, null, 'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine
      join meeting m on m.partnership_id = mine.partnership and ${comingMeetings(today)}
      join paper on paper.meeting_id = m.id and paper.sent_at is not null
      left join agenda_item i on i.id = paper.agenda_item_id
      where not exists (select from paper newer where newer.replaces_id = paper.id and newer.sent_at is not null)
        and (paper.for_seats = '{}' or exists (select from seat own where own.id = mine.seat and paper.for_seats && (own.goes_on_from || own.id)))
        and not ((paper.confidential or coalesce(i.closed, false)) and exists (select from interest_declared d
          join seat own on own.id = mine.seat and d.seat_id = any(own.goes_on_from || own.id)
          where d.agenda_item_id = paper.agenda_item_id))
        and not exists (select from paper_read r where r.paper_id = paper.id and r.seat_id = mine.seat)
      group by m.id, mine.partnership, mine.slug, mine.name`,
  }),
  defineOwed({
    kind: 'proposals',
    publishes: 'nothing',
    page: '/meetings/:id/proposals',
    strength: 'should',
    waits: false,
    rows: ({ person, today }) => sql`
      select 1, ${meetingDay}, m.proposals_close_on, m.id, null, 'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine
      join meeting m on m.partnership_id = mine.partnership and ${comingMeetings(today)}
      where m.proposals_asked_at is not null and m.proposals_close_on >= ${today}::date
        and not exists (select from agenda_item i where i.meeting_id = m.id and i.proposed_by_seat_id = mine.seat)`,
  }),
  defineOwed({
    kind: 'report-back',
    publishes: 'nothing',
    page: '/seats/:id/reports/:within',
    strength: 'must',
    waits: true,
    rule: 'report-back',
    rows: ({ person, today, within }) => sql`
      select 1, ${meetingDay}, m.held_on + ${within('report-back', sql`mine.partnership`)}, mine.seat, m.id,
        'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsOnceHeld(person, today)} mine join meeting m on m.partnership_id = mine.partnership
      where mine.person = ${person}::uuid and m.state = 'held'
        and m.held_on between mine.from_day and coalesce(mine.to_day, m.held_on)
        and m.held_on between ${today}::date - ${within('report-asked', sql`mine.partnership`)} and ${today}::date
        and mine.sector in ('voluntary', 'community', 'faith')
        and not exists (select from report_back b
          where b.meeting_id = m.id and b.seat_id = mine.seat and not b.before_meeting)`,
  }),
  defineOwed({
    kind: 'item-vote',
    publishes: 'nothing',
    page: '/votes/:id',
    strength: 'must',
    waits: true,
    // Whoever has an interest in the item leaves it, and one that is kept from the public is not named.
    rows: ({ person, today }) => sql`
      select 1, case when i.closed then ${t('meetings.item.closed')}::text else i.title end, m.held_on, v.id, null, 'partnership',
        mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine join meeting m on m.partnership_id = mine.partnership
        and m.state in ('planned', 'agenda-out') and m.held_on <= ${today}::date
      join agenda_item i on i.meeting_id = m.id join item_vote v on v.agenda_item_id = i.id and v.ended_at is null
      where not exists (select from interest_declared d join seat own on own.id = mine.seat
          where d.agenda_item_id = i.id and (d.seat_id = own.id or d.seat_id = any(own.goes_on_from)))
        and not exists (select from item_vote_cast c where c.item_vote_id = v.id and c.seat_id = mine.seat)`,
  }),
  defineOwed({
    kind: 'written-answer',
    publishes: 'nothing',
    page: '/written-procedures/:id',
    strength: 'must',
    waits: true,
    rows: ({ person, today }) => sql`
      select 1, case when w.closed_to_public then ${t('meetings.written.closed-words')}::text else w.text end, w.closes_on, w.id, null, 'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine join written_procedure w on w.partnership_id = mine.partnership
      where w.closed_on is null
        and not exists (select from written_answer a where a.written_procedure_id = w.id and a.seat_id = mine.seat)`,
  }),
  defineOwed({
    kind: 'action',
    publishes: 'nothing',
    page: '/partnerships/:slug/actions',
    strength: 'must',
    waits: true,
    rows: ({ person, today }) => sql`
      select 1, a.what, a.due_on, a.id, null, 'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine
      join action a on a.subject_kind = 'partnership' and a.subject_id = mine.partnership and a.state = 'open'
        and (a.owner_seat_id = mine.seat or a.owner_person_id = mine.person)
      where mine.person = ${person}::uuid`,
  }),
]

/** The partnerships that somebody runs. */
const run = ({ of }: OwedAsking): RawBuilder<unknown> =>
  sql`(select id, slug, name from partnership where id = ${anyId(of('chair', 'administrator'))}
    and state not in ('ended', 'not-formed')) run`
const runs = ({ of }: OwedAsking): boolean => of('chair', 'administrator').length > 0

type Running = Pick<OwedDefinition, 'kind' | 'page' | 'strength' | 'waits' | 'rule' | 'saysFor'>
/** Something owed by those who run a partnership: `rest` follows "from run join meeting m" with its condition. */
function byThoseWhoRun(
  definition: Running,
  parts: (asking: OwedAsking) => {
    readonly count?: RawBuilder<unknown>
    readonly due: RawBuilder<unknown>
    readonly rest: RawBuilder<unknown>
  },
): OwedDefinition {
  return defineOwed({
    ...definition,
    publishes: 'nothing',
    rows(asking) {
      if (!runs(asking)) return null
      const { count, due, rest } = parts(asking)
      const group = count ? sql`group by m.id, run.id, run.slug, run.name` : sql``
      return sql`select ${count ?? sql`1`}, ${meetingDay}, ${due}, m.id, null, 'partnership', run.id, run.slug, run.name
        from ${run(asking)} join meeting m on m.partnership_id = run.id ${rest} ${group}`
    },
  })
}

/** A report to the board above before its next meeting, where anything was decided since the last one. */
const reportUp = defineOwed({
  kind: 'board-report',
  publishes: 'nothing',
  page: '/partnerships/:slug/structure/reports/new',
  strength: 'should',
  waits: true,
  rule: 'papers',
  rows: asking => sql`
    select 1, above.name, next.held_on - ${asking.within('papers', sql`above.id`)}, null, null, 'partnership', run.id, run.slug, run.name
    from ${run(asking)} join board_link on board_link.child_id = run.id and ${boardLinkHolds(asking.today)}
      join partnership above on above.id = board_link.parent_id
      join lateral (select min(m.held_on) as held_on from meeting m where m.partnership_id = above.id
        and m.held_on > ${asking.today}::date and m.state in ('planned', 'agenda-out')) next on next.held_on is not null
    where exists (select from decision left join meeting own on own.id = decision.meeting_id
      left join agenda_item item on item.id = decision.agenda_item_id
      where decision.partnership_id = run.id and decision.withdrawn_on is null and decision.decided_on >= board_link.answered_on
        and (own.id is null or own.state = 'held') and not coalesce(item.closed, decision.closed_to_public)
        and not exists (select from board_report r where r.board_link_id = board_link.id
          and 'decision:' || decision.id = any(r.told)))`,
})

/** Something that is closed to the public, and is to be looked at again by its day. */
const closureToLookAt = defineOwed({
  kind: 'closure',
  publishes: 'nothing',
  page: '/partnerships/:slug/closed',
  strength: 'should',
  waits: false,
  rows(asking) {
    if (!runs(asking)) return null
    const mine = sql`array(select unnest(own.goes_on_from || own.id) from ${seatsHelped(asking.person, asking.today)} sat
      join seat own on own.id = sat.seat)`
    return sql`select count(*), run.name, min(due.relook_on), null, null, 'partnership', run.id, run.slug, run.name
      from ${run(asking)} join ${closedAndDue(run(asking), mine, asking.today)} due on due.partnership = run.id
      group by run.id, run.slug, run.name`
  },
})

const beforehand = ({ within }: OwedAsking) => sql`m.held_on - ${within('papers', sql`run.id`)}`

const byRunning: readonly OwedDefinition[] = [
  byThoseWhoRun(
    {
      kind: 'to-answer',
      page: '/meetings/:id/agenda',
      strength: 'should',
      waits: true,
      rule: 'papers',
      saysFor: ['partnership.agenda-open'],
    },
    asking => ({
      count: sql`count(*)`,
      due: beforehand(asking),
      rest: sql`join agenda_item i on i.meeting_id = m.id and i.state = 'proposed' where ${comingMeetings(asking.today)}`,
    }),
  ),
  byThoseWhoRun(
    {
      kind: 'agenda',
      page: '/meetings/:id/agenda',
      strength: 'must',
      waits: true,
      rule: 'papers',
      saysFor: ['partnership.agenda-open', 'partnership.papers-in-advance'],
    },
    asking => ({
      due: beforehand(asking),
      rest: sql`where m.agenda_published_at is null and ${comingMeetings(asking.today)}`,
    }),
  ),
  byThoseWhoRun(
    {
      kind: 'papers-to-send',
      page: '/meetings/:id/papers/sending',
      strength: 'must',
      waits: true,
      rule: 'papers',
      saysFor: ['partnership.papers-in-advance'],
    },
    asking => ({
      count: sql`count(*)`,
      due: beforehand(asking),
      rest: sql`join paper on paper.meeting_id = m.id and paper.sent_at is null where ${comingMeetings(asking.today)}`,
    }),
  ),
  byThoseWhoRun({ kind: 'running', page: '/meetings/:id/running', strength: 'must', waits: true }, ({ today }) => ({
    due: sql`m.held_on`,
    rest: sql`where m.state in ('planned', 'agenda-out') and m.held_on <= ${today}::date`,
  })),
  byThoseWhoRun(
    {
      kind: 'minutes',
      page: '/meetings/:id/minutes/draft',
      strength: 'must',
      waits: true,
      rule: 'minutes',
      saysFor: ['partnership.minutes-open'],
    },
    ({ today, within }) => ({
      due: sql`m.held_on + ${within('minutes', sql`run.id`)}`,
      rest: sql`where m.state = 'held' and m.minutes_published_at is null and m.held_on > ${addDays(today, -366)}::date`,
    }),
  ),
  // Before the meeting after approves the minutes; and still afterwards, since a seat waits for the answer.
  byThoseWhoRun(
    { kind: 'corrections', page: '/meetings/:id/minutes/corrections', strength: 'must', waits: true },
    () => ({
      count: sql`count(*)`,
      due: sql`(select min(n.held_on) from meeting n where n.partnership_id = m.partnership_id and n.held_on > m.held_on
        and n.state <> 'cancelled')`,
      rest: sql`join minutes_correction c on c.meeting_id = m.id and c.state = 'proposed'`,
    }),
  ),
  // Minutes are approved at the meeting after.
  byThoseWhoRun({ kind: 'approval', page: '/meetings/:id/minutes/approval', strength: 'should', waits: false }, () => ({
    due: sql`later.held_on`,
    rest: sql`join lateral (select min(n.held_on) as held_on from meeting n where n.partnership_id = run.id
          and n.held_on > m.held_on and n.state <> 'cancelled') later on later.held_on is not null
        where m.state = 'held' and m.minutes_published_at is not null and m.minutes_approved_on is null
          and not exists (select from agenda_item i join meeting n on n.id = i.meeting_id
            where i.approves_meeting_id = m.id and i.state = 'accepted' and n.state in ('planned', 'agenda-out'))
          and not exists (select from written_procedure w where w.approves_meeting_id = m.id and w.closed_on is null)`,
  })),
]

/** What meetings are owed. */
export const owed: readonly OwedDefinition[] = [...bySeats, ...byRunning, reportUp, closureToLookAt]
