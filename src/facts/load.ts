/** Runs the SQL of the parts: the facts of one subject or of a thousand in one round trip. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Handle } from '../db/open.ts'
import { prepared, preparedOnce } from '../db/prepared.ts'
import type { Day } from '../kernel/day.ts'
import { type Facts, type FactsOf, factModels } from './models.ts'
import type { FactModel, FactSubject } from './part.ts'
import { signatory } from './shared.ts'

/**
 * Loads the facts of subjects of one kind by id, as they stand on a day. Ids that name none are left out. Throws where a
 * record has not the shape that its part declares.
 */
export async function loadFacts<Subject extends FactSubject>(
  db: Handle,
  subject: Subject,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, FactsOf[Subject]>> {
  if (ids.length === 0) return new Map()
  const model = factModels[subject]
  const rows =
    ids.length <= FEW
      ? await oneByOne(ids, id => statement(model, sql`subject.id = ${id}::uuid`, today, forOne(subject)).execute(db))
      : (await statement(model, sql`subject.id = any(${[...ids]}::uuid[])`, today).execute(db)).rows
  return new Map(rows.map(({ subject_id, ...row }) => [String(subject_id), model.read(row)]))
}

/** So many subjects are read by the statement that is planned already, up to so many of them at a time. */
const FEW = 12
const AT_ONCE = 2

async function oneByOne(
  ids: readonly string[],
  load: (id: string) => Promise<{ readonly rows: Row[] }>,
): Promise<Row[]> {
  const [waiting, rows]: [string[], Row[]] = [[...new Set(ids)], []]
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) rows.push(...(await load(id)).rows)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, lane))
  return rows
}

/**
 * The bodies that answer for a subject, as its facts tell them, for whoever asks no more of it: a page that shows a number of
 * days needs to know by which codes it is judged, and nothing else. Null where there is no such subject.
 */
export async function loadSignatories(
  db: Handle,
  subject: Exclude<FactSubject, 'compact'>,
  id: string,
  today: Day,
): Promise<Facts['signatories'] | null> {
  const model = factModels[subject]
  const parts = model.parts.filter(({ name }) => name === 'signatories')
  const head = prepared(`signatories-of-one-${subject}`)
  const { rows } = await statement({ ...model, parts }, sql`subject.id = ${id}::uuid`, today, head).execute(db)
  return rows[0] ? z.array(signatory).parse(rows[0]['signatories'] ?? []) : null
}

/** Loads the facts of the Compact as they stand on a day. Throws where the installation has no area yet. */
export async function loadCompactFacts(db: Handle, today: Day): Promise<FactsOf['compact']> {
  const { rows } = await statement(factModels.compact, sql`true`, today, forOne('compact')).execute(db)
  if (!rows[0]) throw new Error('This installation has no area yet')
  const { subject_id: _, ...row } = rows[0]
  return factModels.compact.read(row)
}

/** No record has this id. */
const NOTHING = '00000000-0000-0000-0000-000000000000'

/** Has the facts of one subject of each kind planned on a connection, and reads nothing. */
export async function planFacts(db: Handle, today: Day): Promise<void> {
  for (const subject of ['consultation', 'partnership', 'organisation'] as const)
    await statement(factModels[subject], sql`subject.id = ${NOTHING}::uuid`, today, forOne(subject)).execute(db)
}

type Row = Readonly<Record<string, unknown>>

/** To plan the facts of one subject takes several times as long as to read them: planned once, they are read as they are for the next. */
const forOne = (subject: FactSubject): RawBuilder<unknown> => preparedOnce(`facts-of-one-${subject}`)

/** One row for each subject, with a column of JSON for each part; `head` names a statement that is planned once. */
function statement(
  model: Pick<FactModel, 'parts' | 'table' | 'day'>,
  which: RawBuilder<unknown>,
  today: Day,
  head: RawBuilder<unknown> = sql``,
): RawBuilder<Row> {
  const columns = model.parts.map(({ name, sql: text }) => sql`to_json(${sql.raw(text)}) as ${sql.ref(name)}`)
  return sql<Row>`${head}
    select subject.id as subject_id, ${sql.join(columns, sql`,\n`)}
    from ${sql.table(model.table)} subject
    cross join (select ${today}::date as today) given
    cross join lateral (select ${sql.raw(model.day)} as day,
      coalesce((select time_zone from area), 'Europe/London') as zone) as_of
    where ${which}`
}
