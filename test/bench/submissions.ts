/**
 * Durable responses: given through the Hub, receipt after commit, against a bare client that inserts the same rows into
 * the same database, at 1, 8 and 32 connections. They take turns in one run; all wait for the disk. The bare client is
 * the one everybody would write: a transaction of prepared inserts. What one single statement for all rows reaches is
 * told beside it.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import pg from 'pg'
import { newId } from '../../src/db/ids.ts'
import { atLeast, type Figure, median } from './figure.ts'
import { filledForm, type Serving, whileServing } from './serving.ts'

const SECONDS = 2
const ROUNDS = 5
const TABLES = ['submission', 'response', 'respondent_contact', 'outgoing_mail', 'audit_entry'] as const

/** Responses a second against bare transactions a second. */
export async function run(): Promise<Figure[]> {
  return whileServing(async serving => {
    const pool = new pg.Pool({ ...serving.database, max: 32 })
    try {
      await give(serving, 8, 2)
      const { rows } = await pool.query('show fsync')
      if (rows[0].fsync !== 'on') throw new Error('The database does not wait for the disk')
      const bare = await bareInsert(pool)
      const figures: Figure[] = []
      for (const connections of [1, 8, 32]) figures.push(await compare(serving, pool, bare, connections))
      return figures
    } finally {
      await pool.end()
    }
  })
}

async function compare(serving: Serving, pool: pg.Pool, bare: Bare, connections: number): Promise<Figure> {
  const [hub, client, single]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    client.push(await insert(pool, bare.transaction, connections))
    const before = await countResponses(pool)
    const given = await give(serving, connections, SECONDS)
    const kept = (await countResponses(pool)) - before
    // Some may have been kept whose receipt came after the clock stopped, never the other way round.
    if (kept < given.receipts) throw new Error(`${given.receipts} receipts for ${kept} responses`)
    hub.push(given.receipts / given.seconds)
    single.push(await insert(pool, bare.statement, connections))
  }
  const [ours, theirs, most] = [hub, client, single].map(values => Math.round(median(values))) as [
    number,
    number,
    number,
  ]
  const each = `${ours} responses a second against ${theirs} bare transactions; ${most} single statements`
  // Each round beside its own neighbour, so that a busy moment of the machine falls on both.
  const ratio = median(hub.map((rate, at) => rate / client[at]!))
  return atLeast(`durable responses at ${connections} connections (${each})`, ratio, 0.4)
}

async function countResponses(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::integer as n from response')
  return rows[0]?.n ?? 0
}

async function give(serving: Serving, connections: number, duration: number) {
  const form = filledForm(serving.questions)
  const done = await autocannon({
    url: serving.address,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        path: serving.path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        setupRequest: request => ({ ...request, body: `_once=${randomUUID()}&${form}` }),
      },
    ],
  })
  const receipts = Number(
    (done as { statusCodeStats?: Record<string, { count?: number }> }).statusCodeStats?.['303']?.count ?? 0,
  )
  if (receipts === 0) throw new Error(`No receipts: ${JSON.stringify(done.non2xx)} answers, ${done.errors} errors`)
  return { receipts, seconds: done.duration }
}

type Row = Record<string, unknown>
/** Inserts the rows of one response over a connection. */
type Insert = (client: pg.PoolClient) => Promise<void>
type Bare = { readonly transaction: Insert; readonly statement: Insert }
type Maker = (ids: { response: string }) => unknown
type TableInsert = {
  readonly table: string
  readonly columns: string
  readonly types: readonly string[]
  readonly makers: readonly Maker[]
}

/** The bare client: it inserts what the Hub inserted for one response, with what must be unique made anew. */
async function bareInsert(pool: pg.Pool): Promise<Bare> {
  const tables: TableInsert[] = []
  for (const table of TABLES) tables.push(await tableInsert(pool, table))
  const values = (of: TableInsert, ids: { response: string }) => of.makers.map(make => make(ids))
  const text = (of: TableInsert, from: number) =>
    `insert into ${of.table} (${of.columns}) values (${of.types.map((type, at) => `$${from + at + 1}::${type}`).join(', ')})`
  let used = 0
  const parts = tables.map(of => {
    const part = `${of.table}_row as (${text(of, used)})`
    used += of.types.length
    return part
  })
  const whole = `with ${parts.join(', ')} select 1`
  return {
    async transaction(client) {
      const ids = { response: newId() }
      await client.query('begin')
      for (const of of tables) await client.query({ name: of.table, text: text(of, 0), values: values(of, ids) })
      await client.query('commit')
    },
    async statement(client) {
      const ids = { response: newId() }
      await client.query({ name: 'whole', text: whole, values: tables.flatMap(of => values(of, ids)) })
    },
  }
}

async function tableInsert(pool: pg.Pool, table: string): Promise<TableInsert> {
  const { rows } = await pool.query<Row>(`select * from ${table} limit 1`)
  const types = await columnTypes(pool, table)
  const columns = Object.entries(rows[0]!).filter(([name, value]) => value !== null && name !== 'created_at')
  return {
    table,
    columns: columns.map(([name]) => name).join(', '),
    types: columns.map(([name]) => types[name]!),
    makers: columns.map(([name, value]) => maker(table, name, value)),
  }
}

function maker(table: string, name: string, value: unknown): Maker {
  if (name === 'response_id' || name === 'record_id' || name === 'about_id' || (table === 'response' && name === 'id'))
    return ids => ids.response
  if (name === 'id') return newId
  if (name === 'token') return () => randomUUID()
  if (name === 'reference') return () => randomBytes(6).toString('hex')
  if (name === 'code_hash') return () => randomBytes(32)
  const same = value !== null && typeof value === 'object' && !Buffer.isBuffer(value) && !(value instanceof Date)
  const kept = same ? JSON.stringify(value) : value
  return () => kept
}

async function columnTypes(pool: pg.Pool, table: string): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; type: string }>(
    'select column_name as name, udt_name as type from information_schema.columns where table_name = $1',
    [table],
  )
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]))
}

/** How often a second the bare client inserts the rows of one response. */
async function insert(pool: pg.Pool, rows: Insert, connections: number): Promise<number> {
  const until = performance.now() + SECONDS * 1000
  let done = 0
  const work = async (): Promise<void> => {
    const client = await pool.connect()
    try {
      while (performance.now() < until) {
        await rows(client)
        done++
      }
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return done / SECONDS
}
