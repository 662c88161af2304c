/** Taking a change of bodies back: everything as it was, unless something was built on it; then it is said what. */
import { sql } from 'kysely'
import type { Tx } from '../../db/open.ts'
import { type BuiltOn, type Noted, putBack, readNoted } from '../../db/put-back.ts'
import { t } from '../../web/render.ts'
import { withdrawRequest } from '../parties/index.ts'
import { type BodyChange, changedRowsOf } from './changes.queries.ts'

/** Puts everything back; gives what was built on it, in words, and changes nothing where there is something. */
export async function takeBack(tx: Tx, change: BodyChange, why: string, now: Date): Promise<readonly string[]> {
  const noted = await withoutErased(tx, readNoted(await changedRowsOf(tx, change.id)))
  const made = noted.filter(({ act }) => act === 'made').map(({ id }) => id)
  const answered = await answersSince(tx, change, made)
  if (answered.length > 0) return answered
  const built = await putBack(tx, noted)
  if (built.length > 0) return [...new Set(await Promise.all(built.map(one => sayBuilt(tx, one))))]
  for (const id of await openQuestions(tx, change, made)) await withdrawRequest(tx, id, why, now)
  return []
}

/** What is gone of somebody who was erased since stays gone, with who was to stand in for them. */
async function withoutErased(tx: Tx, noted: readonly Noted[]): Promise<readonly Noted[]> {
  const people = noted.flatMap(({ act, was }) => (act === 'gone' && was['person_id'] ? [String(was['person_id'])] : []))
  const { rows } = await sql<{ id: string }>`
    select id from person where erased_at is not null and id = any(${sql.val(people)}::uuid[])`.execute(tx)
  const erased = new Set<unknown>(rows.map(({ id }) => id))
  const gone = new Set<unknown>(
    noted.filter(({ act, was }) => act === 'gone' && erased.has(was['person_id'])).map(({ id }) => id),
  )
  return noted.filter(({ id, was }) => !gone.has(id) && !gone.has(was['holding_id']))
}

const questionsOf = (change: BodyChange, made: readonly string[]) => sql`
  (r.record_id = any(${sql.val(made)}::uuid[]) or (r.matter = 'signatory.goes-on' and r.put ->> 'change' = ${change.id}))`

/** What parties have said since about what was made. */
async function answersSince(tx: Tx, change: BodyChange, made: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ title: string; name: string }>`
    select distinct r.title, o.name from party_request r join organisation o on o.id = r.organisation_id
      join party_answer a on a.party_request_id = r.id
    where ${questionsOf(change, made)} order by 1, 2`.execute(tx)
  return rows.map(values => t('mergers.built.answered', values))
}

/** What parties are still asked about it. */
async function openQuestions(tx: Tx, change: BodyChange, made: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from party_request r where ${questionsOf(change, made)} and r.withdrawn_at is null`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A seat or partner with its name; of anything else only what kind of record it is. */
async function sayBuilt(tx: Tx, { table, id }: BuiltOn): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select s.name || ', ' || p.name as name from seat s join partnership p on p.id = s.partnership_id where s.id = ${id}::uuid
    union all select o.name || ', ' || p.name from partner n join organisation o on o.id = n.organisation_id
      join partnership p on p.id = n.partnership_id where n.id = ${id}::uuid
    union all select name from organisation where id = ${id}::uuid`.execute(tx)
  return t(`mergers.built.${table}`, { name: rows[0]?.name ?? '' })
}
