/** Asks every feature what it is owed by somebody, in one statement; each row is a task by its kind. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import { areaRules, type RuleName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { preparedOnce } from '../../../db/prepared.ts'
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
  const asked = sql`
    select kind, count::int as count, what, due, id, within, subject_kind as "subjectKind", subject_id as "subjectId", slug, name
    from (${sql.join([header, ...parts], sql` union all `)}) owed`
  // It varies only with the roles that somebody has, takes far longer to plan than to read, and is asked again by everybody like them.
  const name = createHash('sha256').update(asked.compile(db).sql).digest('hex').slice(0, 16)
  const { rows } = await sql<Owed>`${preparedOnce(`owed-${name}`)}${asked}`.execute(db)
  return rows
}

const names = sql`count, what, due, id, within, subject_kind, subject_id, slug, name`
const columns = sql`count::bigint, what::text, due::date, id::uuid, within::uuid, subject_kind::text, subject_id::uuid,
  slug::text, name::text`

/** Names and types of the columns; gives no row. */
const header = sql`select '' as kind, 0::bigint as count, '' as what, null::date as due, null::uuid as id, null::uuid as within,
  '' as subject_kind, null::uuid as subject_id, '' as slug, '' as name where false`
