/** What reviewers and clerks of consultations owe: unread responses, undecided points, other formats, keyed papers, letters. */
import { type RawBuilder, sql } from 'kysely'

/** The consultations of a person by what they do there. */
export type Working = {
  /** Where they lead, and so read what was said in confidence too. */
  readonly led: readonly string[]
  readonly reviewed: readonly string[]
  readonly keyed: readonly string[]
}

const ids = (list: readonly string[]) => sql`any(${[...list]}::uuid[])`

/** One query for each kind of task, in the columns of what is owed. `person` does not check what they keyed themselves. */
export function consultationTasks(person: string, { led, reviewed, keyed }: Working): RawBuilder<unknown>[] {
  const readable = sql`r.state <> 'withdrawn' and (not r.confidential or c.id = ${ids(led)})`
  const working = sql`c.state in ('open', 'closed', 'analysing')`
  // While it is open, responses can still change: nothing is late then.
  const due = sql`case when c.state = 'open' then null else c.feedback_on end`
  return [
    sql`select 'unread', count(*), '', ${due}, c.id, null, 'consultation', c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.read_at is null and ${readable}
      where c.id = ${ids(reviewed)} and ${working} group by c.id`,
    sql`select 'points', count(*), '', ${due}, c.id, null, 'consultation', c.slug, c.title
      from consultation c join point p on p.consultation_id = c.id join response r on r.id = p.response_id and ${readable}
      where c.id = ${ids(reviewed)} and not exists (select from point_action a where a.point_id = p.id) group by c.id`,
    sql`select 'format-requests', count(*), '', min(f.due_on), c.id, null, 'consultation', c.slug, c.title
      from consultation c join format_request f on f.consultation_id = c.id and f.answered_on is null
      where c.id = ${ids(keyed)} group by c.id`,
    sql`select 'keyed-check', count(*), '', c.closes_on, c.id, null, 'consultation', c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.channel <> 'online' and r.state <> 'withdrawn'
        and r.keyed_by is distinct from ${person}::uuid and r.checked_at is null
      where c.id = ${ids(keyed)} and ${working} group by c.id`,
    sql`select 'letters', count(*), '', null, c.id, null, 'consultation', c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.channel <> 'online' and r.state <> 'withdrawn'
      join respondent_contact k on k.response_id = r.id and k.erased_at is null and k.reachable and k.acknowledged_at is null
      where c.id = ${ids(keyed)} and ${working} group by c.id`,
  ]
}
