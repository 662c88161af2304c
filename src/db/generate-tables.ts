/**
 * Writes the types of all tables from a migrated database. Own code rather than a package, because it also reads the
 * constraints: a column that may hold only certain words gets exactly those words as its type.
 */
import type pg from 'pg'

type Column = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
  readonly computed: boolean
}

const HEAD = `/**
 * The tables and their columns. Written from the migrations by \`npm run generate\`; do not edit.
 */
import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { Hour } from '../kernel/hour.ts'

type Moment = ColumnType<Date, Date | string, Date | string>
type MomentByDefault = ColumnType<Date, Date | string | undefined, Date | string>
/** Any JSON; read it with a check. Write it with \`JSON.stringify\`. */
type Json = ColumnType<unknown, string, string>
type JsonByDefault = ColumnType<unknown, string | undefined, string>
type Decimal = ColumnType<string, string | number, string | number>
type ByDefault<Value> = ColumnType<Value, Value | undefined, Value>
`

const PLAIN: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  bytea: 'Buffer',
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  real: 'number',
  'double precision': 'number',
  date: 'Day',
  'time without time zone': 'Hour',
  text: 'string',
  uuid: 'string',
  tsvector: 'string',
  daterange: 'string',
}

const SPECIAL: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'Moment',
  jsonb: 'Json',
  numeric: 'Decimal',
}

/** The text of `tables.ts` for the tables of a database; deterministic. */
export async function generateTables(pool: pg.Pool): Promise<string> {
  const words = await readWords(pool)
  const tables = Map.groupBy(await readColumns(pool), column => column.table)
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map(each => `  ${each.column}: ${typeOf(each, words.get(`${table}.${each.column}`))}`)
    return `export interface ${typeName(table)} {\n${lines.join('\n')}\n}\n`
  })
  const all = [...tables.keys()].map(table => `  ${table}: ${typeName(table)}`)
  return [HEAD, ...interfaces, `export interface DB {\n${all.join('\n')}\n}\n`].join('\n')
}

function typeName(table: string): string {
  const words = table.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Table`
}

function typeOf(column: Column, words: readonly string[] | undefined): string {
  const element = column.type.replace(/\[\]$/, '')
  const isArray = element !== column.type
  const plain = words ? words.map(word => `'${word.replaceAll("'", "\\'")}'`).join(' | ') : PLAIN[element]
  const base = plain ?? SPECIAL[element]
  if (base === undefined || (isArray && plain === undefined))
    throw new Error(
      `Column ${column.table}.${column.column} has type ${column.type}, which has no meaning in TypeScript yet.`,
    )
  const value = isArray ? `${base.includes('|') ? `(${base})` : base}[]` : base
  const orNull = column.nullable ? ' | null' : ''
  if (column.computed) return `ColumnType<${value}${orNull}, never, never>`
  if (!column.defaulted) return `${value}${orNull}`
  if (value === 'Moment' || value === 'Json') return `${value}ByDefault${orNull}`
  return `ByDefault<${value}${orNull}>`
}

async function readColumns(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select c.relname as table, a.attname as column, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), null) as type,
      not (a.attnotnull or t.typnotnull) as nullable, a.atthasdef or a.attidentity <> '' as defaulted,
      a.attgenerated <> '' or a.attidentity = 'a' or c.relkind in ('v', 'm') as computed
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migration'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C", a.attnum`)
  return rows
}

/** The words that a constraint of one column allows, by "table.column". */
async function readWords(pool: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ column: string; definition: string }>(`
    select n.relname || '.' || a.attname as column, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    join pg_class n on n.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace
    order by 1`)
  const found = new Map<string, string[]>()
  for (const { column, definition } of rows) {
    const list = /^CHECK \(\(*\w+ (?:= ANY|<@) \(?\(?ARRAY\[(.*?)\]/.exec(definition)?.[1]
    const words = list?.match(/'(?:[^']|'')*'/g)?.map(word => word.slice(1, -1).replaceAll("''", "'"))
    if (words && /^('(?:[^']|'')*'::text(, )?)+$/.test(list ?? '')) found.set(column, words)
  }
  return found
}
