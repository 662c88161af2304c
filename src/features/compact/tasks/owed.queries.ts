<<<<<<< HEAD
/** Asks every feature what it is owed by somebody, in one statement; each row is a task by its kind. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import { areaRules, type RuleName } from '../../../codes/index.ts'
=======
/**
 * What the records say that a person owes beside findings: as holder of a seat, as reviewer or clerk of a consultation, as
 * contact of a partner, as secretariat. One statement for everything; each row is a task by its kind.
 */

import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import { dayOf } from '../../../db/day-of.ts'
>>>>>>> 99090ef (Cut moments into days in the zone of the area everywhere, by one function)
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Clock } from '../../../web/hub.ts'
import type { OwedAsking, OwedDefinition } from '../../../web/owed.ts'

/** Something owed: how many, of what, by when, about which subject. */
export type Owed = {
  readonly kind: string
  readonly count: number
  /** What it is called: a meeting's day, a seat, an action; '' where the kind says it all. */
  readonly what: string
  readonly due: Day | null
  /** The record that its page shows. */
  readonly id: string | null
  /** What that record belongs to, where its page needs it: the meeting of a report. */
  readonly within: string | null
  readonly subjectKind: 'consultation' | 'partnership' | 'area'
  readonly subjectId: string | null
  readonly slug: string
  readonly name: string
}

/** What is asked, and of whom: `clocks` are those of subjects, `clock` that of all others. */
export type FindingOwed = {
  readonly definitions: readonly OwedDefinition[]
  readonly actor: Actor
  readonly today: Day
  readonly clocks: ReadonlyMap<string, Clock>
  readonly clock: Clock
}

const isWholeDays = (name: RuleName): boolean => areaRules[name].unit === 'day'

/** Finds what is owed by whoever asks. */
export async function findOwed(db: Handle, asking: FindingOwed): Promise<Owed[]> {
  const { definitions, actor, today, clocks, clock } = asking
  const { person } = actor
  if (!person) return []
  const of: OwedAsking['of'] = (...roles) =>
    actor.grants.filter(({ role }) => (roles as readonly string[]).includes(role)).map(({ id }) => id)
  const isSecretariat = actor.grants.some(({ role, kind }) => role === 'secretariat' && kind === 'area')
  const within: OwedAsking['within'] = (rule, subject) => {
    if (!isWholeDays(rule)) throw new Error(`${rule} is not counted in days`)
    const own = Object.fromEntries([...clocks].map(([id, one]) => [id, one(rule).value]))
    return sql`coalesce((${JSON.stringify(own)}::jsonb ->> (${subject})::text)::int, ${clock(rule).value}::int)`
  }
  const parts = definitions.flatMap((definition): RawBuilder<unknown>[] => {
    const rows = definition.rows({ person: person.id, today, isSecretariat, of, within })
    return rows === null ? [] : [sql`select ${definition.kind}::text, ${columns} from (${rows}) part(${names})`]
  })
  const { rows } = await sql<Owed>`
    select kind, count::int as count, what, due, id, within, subject_kind as "subjectKind", subject_id as "subjectId", slug, name
    from (${sql.join([header, ...parts], sql` union all `)}) owed`.execute(db)
  return rows
}

const names = sql`count, what, due, id, within, subject_kind, subject_id, slug, name`
const columns = sql`count::bigint, what::text, due::date, id::uuid, within::uuid, subject_kind::text, subject_id::uuid,
  slug::text, name::text`

/** Names and types of the columns; gives no row. */
const header = sql`select '' as kind, 0::bigint as count, '' as what, null::date as due, null::uuid as id, null::uuid as within,
<<<<<<< HEAD
  '' as subject_kind, null::uuid as subject_id, '' as slug, '' as name where false`
=======
  '' as subject_kind, '' as slug, '' as name where false`

/**
 * `mine` are the seats somebody holds today, `helped` those and the ones they stand in for, `sat` also those they held
 * once: whoever sat at a meeting still owes the report from it. A paper that is kept from a seat with a declared interest
 * is not asked of it, nor counted.
 */
function seatTasks(person: string, today: Day): RawBuilder<unknown>[] {
  const coming = sql`m.state in ('planned', 'agenda-out') and m.held_on >= ${today}::date`
  const meetingDay = sql`to_char(m.held_on, 'FMDD FMMonth YYYY')`
  return [
    sql`select 'papers', count(distinct paper.id), ${meetingDay}, m.held_on, m.id, null, 'partnership', mine.slug, mine.name
      from helped mine join meeting m on m.partnership_id = mine.partnership and ${coming}
      join paper on paper.meeting_id = m.id and paper.sent_at is not null
      left join agenda_item i on i.id = paper.agenda_item_id
      where not ((paper.confidential or coalesce(i.closed, false)) and exists (select from interest_declared d
          where d.agenda_item_id = paper.agenda_item_id and d.seat_id = mine.seat))
        and not exists (select from paper_read r where r.paper_id = paper.id and r.seat_id = mine.seat)
      group by m.id, mine.slug, mine.name`,
    sql`select 'proposals', 1, ${meetingDay}, m.proposals_close_on, m.id, null, 'partnership', mine.slug, mine.name
      from helped mine join meeting m on m.partnership_id = mine.partnership and ${coming}
      where m.proposals_asked_at is not null and m.proposals_close_on >= ${today}::date
        and not exists (select from agenda_item i where i.meeting_id = m.id and i.proposed_by_seat_id = mine.seat)`,
    sql`select 'report-back', 1, ${meetingDay}, m.held_on + ${REPORT_WITHIN}::int, mine.seat, m.id, 'partnership', mine.slug, mine.name
      from sat mine join meeting m on m.partnership_id = mine.partnership
      where mine.person = ${person} and m.state = 'held' and m.held_on between mine.from_day and coalesce(mine.to_day, m.held_on)
        and m.held_on between ${today}::date - 90 and ${today}::date
        and mine.sector in ('voluntary', 'community', 'faith')
        and not exists (select from report_back b where b.meeting_id = m.id and b.seat_id = mine.seat and not b.before_meeting)`,
    sql`select 'authority', 1, mine.seat_name, null, mine.seat, null, 'partnership', mine.slug, mine.name
      from mine where mine.authority_confirmed_on is null`,
    sql`select 'health-check', 1, '', r.closes_on, r.id, null, 'partnership', mine.slug, mine.name
      from mine join survey_round r on r.partnership_id = mine.partnership and r.kind = 'health-check'
      where r.closed_on is null and r.opened_on <= ${today}::date and r.closes_on >= ${today}::date
        and not exists (select from survey_taken k where k.survey_round_id = r.id and k.seat_id = mine.seat)`,
    sql`select 'written-answer', 1, w.text, w.closes_on, w.id, null, 'partnership', mine.slug, mine.name
      from helped mine join written_procedure w on w.partnership_id = mine.partnership
      where w.closed_on is null and not exists (select from written_answer a where a.written_procedure_id = w.id and a.seat_id = mine.seat)`,
    sql`select 'action', 1, a.what, a.due_on, a.id, null, 'partnership', mine.slug, mine.name
      from mine join action a on a.subject_kind = 'partnership' and a.subject_id = mine.partnership and a.state = 'open'
        and (a.owner_seat_id = mine.seat or a.owner_person_id = mine.person)`,
  ]
}

/** Questions that wait for the word of an organisation itself; what was brought in for it waits as well. */
function askedOf(organisations: readonly string[]): RawBuilder<unknown> {
  return sql`select 'asked', 1, r.title, r.answer_by, r.id, null, r.subject_kind,
      coalesce(p.slug, c.slug, ''), coalesce(p.name, c.title, '')
    from party_standing s join party_request r on r.id = s.party_request_id
    left join partnership p on s.subject_kind = 'partnership' and p.id = s.subject_id
    left join consultation c on s.subject_kind = 'consultation' and c.id = s.subject_id
    where s.organisation_id = any(${[...organisations]}::uuid[]) and s.proof is distinct from 'confirmed'
      and (s.subject_kind <> 'partnership' or p.state not in ('ended', 'not-formed'))`
}

function secretariatTasks(today: Day): RawBuilder<unknown>[] {
  return [
    sql`select 'mail-failed', count(*), '', ${today}::date, null, null, 'area', '', ''
      from outgoing_mail where state = 'failed' having count(*) > 0`,
    sql`select 'area-concerns', count(*), '', min(coalesce(concern.raised_on, ${dayOf('concern.created_at')})) + 10, p.id, null, 'partnership', p.slug, p.name
      from concern join partnership p on concern.subject_kind = 'partnership' and p.id = concern.subject_id
      where concern.for_secretariat and concern.answered_on is null group by p.id`,
    sql`select 'area-formats', count(*), '', min(f.due_on), c.id, null, 'consultation', c.slug, c.title
      from format_request f join consultation c on c.id = f.consultation_id
      where f.answered_on is null and f.due_on <= ${today}::date + 14 group by c.id`,
  ]
}
>>>>>>> 99090ef (Cut moments into days in the zone of the area everywhere, by one function)
