/** Copies the consultation that is rehearsed, with everything its rows link to, into the tables of the rehearsal. */
import type pg from 'pg'
import { beginnings, otherwise } from './beginnings.ts'

type Link = { readonly from: string; readonly column: string; readonly to: string }
/** Ids of rows by their table. */
type Rows = Map<string, Set<string>>

/** Copies a consultation and what it rests on from the tables of the area into those of `schema`. */
export async function copyConsultation(client: pg.ClientBase, schema: string, consultationId: string): Promise<void> {
  const columns = await findColumns(client)
  const links = await findLinks(client)
  const rows = await gather(client, columns, links, consultationId)
  // Rows link to each other in every order; what holds them together is put back once all are there.
  const ties = await untie(client, schema, [...rows.keys(), ...withoutId(columns)])
  for (const [table, ids] of rows)
    await client.query(`${insertInto(schema, table, columns)} where id = any($1::uuid[])`, [[...ids]])
  for (const { table, where } of beginnings.filter(({ table }) => withoutId(columns).includes(table)))
    await client.query(`${insertInto(schema, table, columns)} where ${where}`, [consultationId])
  for (const tie of ties) await client.query(tie)
}

type Columns = ReadonlyMap<string, readonly string[]>

async function findColumns(client: pg.ClientBase): Promise<Columns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select r.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relnamespace = 'public'::regnamespace and r.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    group by r.relname`,
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

async function findLinks(client: pg.ClientBase): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `select c.conrelid::regclass::text as from, a.attname::text as column, r.relname::text as to
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_class r on r.oid = c.confrelid
    join pg_class f on f.oid = c.conrelid
    where c.contype = 'f' and cardinality(c.conkey) = 1 and f.relnamespace = 'public'::regnamespace`,
  )
  return rows.map(({ from, ...link }) => ({ ...link, from: from.replace(/^public\./, '') }))
}

/** The rows that a rehearsal begins with, and all that they link to. */
async function gather(
  client: pg.ClientBase,
  columns: Columns,
  links: readonly Link[],
  consultationId: string,
): Promise<Rows> {
  const found: Rows = new Map()
  const queue: [table: string, ids: string[]][] = []
  const add = (table: string, ids: readonly string[]): void => {
    const known = found.get(table) ?? new Set()
    const fresh = ids.filter(id => !known.has(id))
    for (const id of fresh) known.add(id)
    found.set(table, known)
    if (fresh.length > 0) queue.push([table, fresh])
  }
  const keyed = beginnings.filter(({ table }) => !withoutId(columns).includes(table))
  for (const { table, where } of keyed) {
    const given = where.includes('$1') ? [consultationId] : []
    const { rows } = await client.query<{ id: string }>(`select id from public.${table} where ${where}`, given)
    add(
      table,
      rows.map(({ id }) => id),
    )
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [table, ids] = next
    for (const { column, to } of links.filter(({ from, column }) => from === table && follows(table, column))) {
      const { rows } = await client.query<{ id: string }>(
        `select distinct ${column} as id from public.${table} where id = any($1::uuid[]) and ${column} is not null`,
        [ids],
      )
      add(
        to,
        rows.map(({ id }) => id),
      )
    }
  }
  return found
}

/** Whether a link is kept: one that a rehearsal has nothing for is not. */
function follows(table: string, column: string): boolean {
  return otherwise[table]?.[column] !== 'null'
}

/** Tables that a rehearsal begins with whose rows have no identity of their own. */
function withoutId(columns: Columns): string[] {
  return beginnings.map(({ table }) => table).filter(table => !columns.get(table)?.includes('id'))
}

function insertInto(schema: string, table: string, columns: Columns): string {
  const names = columns.get(table) ?? []
  const values = names.map(name => otherwise[table]?.[name] ?? `"${name}"`)
  return `insert into ${schema}.${table} (${names.map(name => `"${name}"`).join(', ')})
    select ${values.join(', ')} from public.${table}`
}

/** Takes the links of tables off; gives the statements that put them back, each row looked at. */
async function untie(client: pg.ClientBase, schema: string, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select r.relname as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and r.relnamespace = $1::regnamespace and r.relname = any($2)`,
    [schema, tables],
  )
  for (const { table, name } of rows) await client.query(`alter table ${schema}.${table} drop constraint ${name}`)
  return rows.map(
    ({ table, name, definition }) => `alter table ${schema}.${table} add constraint ${name} ${definition}`,
  )
}
