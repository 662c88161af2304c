/** What stands in a backup, and the tables of a database that it is made of. */
import type pg from 'pg'
import { z } from 'zod'

/** The first line of a backup. */
export const Head = z.object({
  format: z.literal('compact-hub-backup'),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** Migrations that the database had, in order. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.string()),
})
export type Head = z.infer<typeof Head>

/** Stands before the rows of a table. */
export const TableHead = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })

/** Stands after the rows of a table: how many there were, and the hash of their text. */
export const TableEnd = z.object({ rows: z.number().int(), sha256: z.string() })
export type TableEnd = z.infer<typeof TableEnd>

/** Stands before a file that was in the store; after all tables. */
export const FileHead = z.object({ file: z.uuid(), sha256: z.string() })
export type FileHead = z.infer<typeof FileHead>

/** The last line, which shows that nothing is missing. */
export const Tail = z.object({ end: z.literal(true), tables: z.number().int(), rows: z.number().int() })

/** A table with the columns that are stored, not computed. */
export type Table = { readonly table: string; readonly columns: readonly string[] }

/** All tables of the schema, by name; not the note of migrations. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname
    order by c.relname collate "C"`)
  return rows
}

/** A name as SQL wants it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
