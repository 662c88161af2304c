/** What follows in the database by itself when a table is written: by triggers, and by links that let rows go with others. */
import { sql } from 'kysely'
import type { Handle } from './open.ts'
import { type Touched, wordsOf } from './touched.ts'

/** What changes with what was touched. */
export type Follows = {
  /** All tables that changed with those that were written, and the functions and views that read any of these. */
  readonly changedBy: (touched: Touched) => ReadonlySet<string>
}

/** Reads it from the catalogue of the database: it changes only with the schema. */
export async function loadFollows(db: Handle): Promise<Follows> {
  const { rows: triggers } = await sql<{ table: string; body: string }>`
    select c.relname as table, p.prosrc as body from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace`.execute(db)
  const { rows: links } = await sql<{ table: string; from: string }>`
    select parent.relname as table, child.relname as from from pg_constraint k
    join pg_class parent on parent.oid = k.confrelid join pg_class child on child.oid = k.conrelid
    where k.contype = 'f' and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd'))`.execute(db)
  const { rows: functions } = await sql<{ name: string; body: string }>`
    select proname as name, prosrc as body from pg_proc where pronamespace = current_schema()::regnamespace
    union all select viewname, definition from pg_views where schemaname = current_schema()`.execute(db)
  const bodies = new Map(functions.map(({ name, body }) => [name, wordsOf(body)]))
  const next = new Map<string, Set<string>>()
  const add = (table: string, other: string) => next.set(table, (next.get(table) ?? new Set()).add(other))
  for (const { table, from } of links) add(table, from)
  for (const { table, body } of triggers) for (const other of writtenBy(wordsOf(body), bodies)) add(table, other)
  return {
    changedBy(touched) {
      const changed = new Set(writtenBy(touched, bodies))
      for (const table of changed) {
        for (const other of next.get(table) ?? []) changed.add(other)
        for (const [name, { read: words }] of bodies) if (words.has(table)) changed.add(name)
      }
      return changed
    },
  }
}

/** The tables that statements write, those included that the functions they name write. */
function writtenBy({ read, written }: Touched, bodies: ReadonlyMap<string, Touched>): ReadonlySet<string> {
  const tables = new Set(written)
  const seen = new Set<string>()
  const look = (words: ReadonlySet<string>) => {
    for (const word of words) {
      const body = bodies.get(word)
      if (!body || seen.has(word)) continue
      seen.add(word)
      for (const table of body.written) tables.add(table)
      look(body.read)
    }
  }
  look(read)
  return tables
}
