/**
 * What those who run a partnership owe, from the records: the agenda, papers and minutes of its meetings, and answers to
 * those who ask to join or raise a concern. The numbers of days are those of the codes its partners signed.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Finding } from '../../../codes/index.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

/** The kinds of task of those who run a partnership. */
export const runningKinds = [
  'to-answer',
  'agenda',
  'papers-to-send',
  'running',
  'minutes',
  'approval',
  'join-requests',
  'concerns',
  'concerns-open',
] as const
export type RunningKind = (typeof runningKinds)[number]

/** How many days a partnership has for what: before a meeting for its papers, after it for its minutes, for a concern. */
export type Clock = {
  readonly id: string
  readonly papers: number
  readonly minutes: number
  readonly acknowledge: number
  readonly settle: number
}

/** Where no code says how many days: what the practices ask of anybody. */
const usual = { papers: 5, minutes: 10, acknowledge: 10, settle: 60 }
/** The public form for joining promises an answer within six weeks. */
const JOIN_WITHIN = 42

/** The strictest number of days that any code gives for each, from what was found about the partnership. */
export function clockOf(id: string, findings: readonly Finding[]): Clock {
  const asked = (practice: string, parameter: string): number[] =>
    findings.flatMap(finding => {
      const value = finding.practice === practice ? finding.parameters[parameter] : null
      return typeof value === 'number' ? [value] : []
    })
  const most = (days: readonly number[], otherwise: number) => (days.length > 0 ? Math.max(...days) : otherwise)
  const least = (days: readonly number[], otherwise: number) => (days.length > 0 ? Math.min(...days) : otherwise)
  return {
    id,
    papers: most(asked('partnership.papers-in-advance', 'days'), usual.papers),
    minutes: least(asked('partnership.minutes-open', 'days'), usual.minutes),
    acknowledge: least(asked('partnership.concerns-raised', 'acknowledgeDays'), usual.acknowledge),
    settle: least(asked('partnership.concerns-raised', 'days'), usual.settle),
  }
}

/** Findings that say of all meetings what a task of these kinds says of one: only the task is shown. */
export const saidByTasks: Readonly<Record<string, readonly RunningKind[]>> = {
  'partnership.agenda-open': ['to-answer', 'agenda'],
  'partnership.papers-in-advance': ['agenda', 'papers-to-send'],
  'partnership.minutes-open': ['minutes'],
  'partnership.open-to-new-partners': ['join-requests'],
  'partnership.concerns-raised': ['concerns', 'concerns-open'],
}

/** The statements that find them, with the columns of `findOwed`. */
export function runningTasks(clocks: readonly Clock[], today: Day): RawBuilder<unknown>[] {
  if (clocks.length === 0) return []
  const run = sql`(select p.id, p.slug, p.name, c.papers, c.minutes, c.acknowledge, c.settle
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb)
      as c(id uuid, papers int, minutes int, acknowledge int, settle int)
    join partnership p on p.id = c.id where p.state not in ('ended', 'not-formed')) run`
  return [...beforeMeetings(run, today), ...afterMeetings(run, today), ...fromOutside(run)]
}

const meetingDay = sql`to_char(m.held_on, 'FMDD FMMonth YYYY')`

function beforeMeetings(run: RawBuilder<unknown>, today: Day): RawBuilder<unknown>[] {
  const coming = sql`join meeting m on m.partnership_id = run.id and m.state in ('planned', 'agenda-out') and m.held_on >= ${today}::date`
  return [
    sql`select 'to-answer', count(*), ${meetingDay}, m.held_on - run.papers, m.id, null, 'partnership', run.slug, run.name
      from ${run} ${coming} join agenda_item i on i.meeting_id = m.id and i.state = 'proposed'
      group by m.id, run.papers, run.slug, run.name`,
    sql`select 'agenda', 1, ${meetingDay}, m.held_on - run.papers, m.id, null, 'partnership', run.slug, run.name
      from ${run} ${coming} where m.agenda_published_at is null`,
    sql`select 'papers-to-send', count(*), ${meetingDay}, m.held_on - run.papers, m.id, null, 'partnership', run.slug, run.name
      from ${run} ${coming} join paper on paper.meeting_id = m.id and paper.sent_at is null
      group by m.id, run.papers, run.slug, run.name`,
  ]
}

function afterMeetings(run: RawBuilder<unknown>, today: Day): RawBuilder<unknown>[] {
  return [
    sql`select 'running', 1, ${meetingDay}, m.held_on, m.id, null, 'partnership', run.slug, run.name
      from ${run} join meeting m on m.partnership_id = run.id and m.state in ('planned', 'agenda-out')
        and m.held_on <= ${today}::date`,
    sql`select 'minutes', 1, ${meetingDay}, m.held_on + run.minutes, m.id, null, 'partnership', run.slug, run.name
      from ${run} join meeting m on m.partnership_id = run.id and m.state = 'held' and m.minutes_published_at is null
        and m.held_on > ${addDays(today, -366)}::date`,
    // Minutes are approved at the meeting after.
    sql`select 'approval', 1, ${meetingDay}, later.held_on, m.id, null, 'partnership', run.slug, run.name
      from ${run} join meeting m on m.partnership_id = run.id and m.state = 'held'
        and m.minutes_published_at is not null and m.minutes_approved_on is null
      join lateral (select min(n.held_on) as held_on from meeting n where n.partnership_id = run.id
        and n.held_on > m.held_on and n.state <> 'cancelled') later on later.held_on is not null`,
  ]
}

function fromOutside(run: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const concerns = sql`join concern on concern.subject_kind = 'partnership' and concern.subject_id = run.id
    and not concern.for_secretariat`
  return [
    sql`select 'join-requests', count(*), '', min(j.asked_on) + ${JOIN_WITHIN}::int, null, null, 'partnership', run.slug, run.name
      from ${run} join join_request j on j.partnership_id = run.id and j.answered_on is null group by run.slug, run.name`,
    sql`select 'concerns', count(*), '', min(coalesce(concern.raised_on, concern.created_at::date)) + run.acknowledge, null, null, 'partnership', run.slug, run.name
      from ${run} ${concerns} where concern.acknowledged_on is null and concern.answered_on is null
      group by run.acknowledge, run.slug, run.name`,
    sql`select 'concerns-open', count(*), '', min(coalesce(concern.raised_on, concern.created_at::date)) + run.settle, null, null, 'partnership', run.slug, run.name
      from ${run} ${concerns} where concern.acknowledged_on is not null and concern.answered_on is null
      group by run.settle, run.slug, run.name`,
  ]
}
