/**
 * Taking an act back: what it changed in the rows that it reaches is noted as it is made, and put back as it was while nothing rests on it.
 * A row that somebody changed since, or that something else points at, is named and nothing is put back.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Tables, Tx } from './open.ts'

/** Rows that an act reaches: a condition on `t`. Parents stand before what points at them. */
export type Reach = { readonly table: keyof Tables & string; readonly where: RawBuilder<SqlBool> }

const noted = z.strictObject({
  table: z.string(),
  id: z.string(),
  act: z.enum(['made', 'changed', 'gone']),
  /** Of a changed row the columns that changed, of one that is gone all of it; as they were. */
  was: z.record(z.string(), z.unknown()),
  /** What the row was like after the act; '' for one that is gone. */
  mark: z.string(),
})
/** What an act did to one row. */
export type Noted = z.output<typeof noted>

/** The rows noted, as they were kept. */
export const readNoted = (kept: unknown): readonly Noted[] => z.array(noted).parse(kept)

type Seen = { readonly id: string; readonly row: Record<string, unknown>; readonly mark: string }

async function look(tx: Tx, { table, where }: Reach): Promise<ReadonlyMap<string, Seen>> {
  const { rows } = await sql<Seen>`
    select t.id, to_jsonb(t) as row, md5(to_jsonb(t)::text) as mark from ${sql.table(table)} t where ${where}`.execute(
    tx,
  )
  return new Map(rows.map(each => [each.id, each]))
}

/** Does an act and notes what it made of the rows it reaches, in the order of the tables. */
export async function noteChanges(
  tx: Tx,
  reach: readonly Reach[],
  act: () => Promise<void>,
): Promise<readonly Noted[]> {
  const before = []
  for (const one of reach) before.push(await look(tx, one))
  await act()
  const all: Noted[] = []
  for (const [at, one] of reach.entries()) all.push(...differences(one.table, before[at]!, await look(tx, one)))
  return all
}

function differences(table: string, before: ReadonlyMap<string, Seen>, after: ReadonlyMap<string, Seen>): Noted[] {
  const made = [...after.values()].filter(({ id }) => !before.has(id))
  const changed = [...after.values()].flatMap(({ id, row, mark }) => {
    const was = before.get(id)
    if (!was || was.mark === mark) return []
    const columns = Object.keys(row).filter(name => JSON.stringify(row[name]) !== JSON.stringify(was.row[name]))
    return [{ id, mark, was: Object.fromEntries(columns.map(name => [name, was.row[name]])) }]
  })
  const gone = [...before.values()].filter(({ id }) => !after.has(id))
  return [
    ...made.map(({ id, mark }) => ({ table, id, act: 'made' as const, was: {}, mark })),
    ...changed.map(one => ({ table, act: 'changed' as const, ...one })),
    ...gone.map(({ id, row }) => ({ table, id, act: 'gone' as const, was: row, mark: '' })),
  ]
}

/** A row on which something was built: somebody changed it since, or something points at it. */
export type BuiltOn = { readonly table: string; readonly id: string }

/** Puts everything back as it was, or nothing: then it gives the rows on which something was built. */
export async function putBack(tx: Tx, all: readonly Noted[]): Promise<readonly BuiltOn[]> {
  const built: BuiltOn[] = []
  for (const one of all) if (one.act !== 'gone' && (await markOf(tx, one)) !== one.mark) built.push(one)
  if (built.length > 0) return built
  await sql`savepoint put_back`.execute(tx)
  const steps = [
    ...all.filter(({ act }) => act === 'changed').map(one => ({ one, run: asItWas(one) })),
    ...all
      .filter(({ act }) => act === 'made')
      .toReversed()
      .map(one => ({ one, run: without(one) })),
    ...all.filter(({ act }) => act === 'gone').map(one => ({ one, run: again(one) })),
  ]
  for (const { one, run } of steps) if (!(await tried(tx, run))) built.push(one)
  if (built.length > 0) await sql`rollback to savepoint put_back`.execute(tx)
  return built
}

async function markOf(tx: Tx, { table, id }: Noted): Promise<string | null> {
  const { rows } = await sql<{ mark: string }>`
    select md5(to_jsonb(t)::text) as mark from ${sql.table(table)} t where id = ${id} for update`.execute(tx)
  return rows[0]?.mark ?? null
}

/** The version goes on: a form that was opened before the act is as old after it was taken back. */
function asItWas({ table, id, was }: Noted): RawBuilder<unknown> {
  const columns = Object.keys(was).filter(name => name !== 'version')
  const from = sql`jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(was)}::jsonb)`
  const set = columns.map(name => sql`${sql.ref(name)} = was.${sql.ref(name)}`)
  if ('version' in was) set.push(sql`version = t.version + 1`)
  return sql`update ${sql.table(table)} t set ${sql.join(set)} from ${from} was where t.id = ${id}`
}

const without = ({ table, id }: Noted) => sql`delete from ${sql.table(table)} where id = ${id}`

const again = ({ table, was }: Noted) => sql`
  insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(was)}::jsonb)`

/** Whether a statement could be run: links and periods that would not hold any more refuse it. */
async function tried(tx: Tx, run: RawBuilder<unknown>): Promise<boolean> {
  await sql`savepoint put_back_one`.execute(tx)
  try {
    await run.execute(tx)
    return true
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (!code.startsWith('23')) throw fault
    await sql`rollback to savepoint put_back_one`.execute(tx)
    return false
  }
}
