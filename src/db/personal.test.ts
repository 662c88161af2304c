/** Nothing about people without its last day, its erasure and its place in the list of erasures. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { endWhatWasOpen } from './backup/quarantine.ts'
import { erasable } from './erasures.ts'
import { contactsOf } from './forget-contacts.ts'
import { erasuresOf, looksPersonal, type Personal, personal } from './personal.ts'
import { sealedColumns } from './rotate-key.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const SRC = new URL('../', import.meta.url)
const sources = globSync('**/*.ts', { cwd: SRC })
  .filter(file => !/\.test\.ts$|fixture\.ts$|^db\/tables\.ts$/.test(file))
  .map(file => ({ file, text: readFileSync(new URL(file, SRC), 'utf8') }))
const places = personal.flatMap(({ table, columns }) => columns.map(column => `${table}.${column}`))
const tablesThat = (holds: (each: Personal) => boolean) => [
  ...new Set(personal.filter(holds).map(({ table }) => table)),
]

test('every column that holds something about somebody has its last day and its end, and nothing is said of what there is not', async () => {
  const { rows } = await sql<{ place: string; name: string }>`
    select table_name || '.' || column_name as place, column_name as name from information_schema.columns
    where table_schema = 'public'`.execute(database.db)
  const there = new Set(rows.map(({ place }) => place))
  const asked = rows.filter(({ name }) => looksPersonal.test(name)).map(({ place }) => place)
  assert.deepEqual(
    asked.filter(place => !places.includes(place)),
    [],
    'say in src/db/personal.ts until when it is kept and how it is erased',
  )
  assert.deepEqual(
    places.filter(place => !there.has(place)),
    [],
  )
  assert.equal(new Set(places).size, places.length, 'said twice')
  const sealed = sealedColumns
    .map(({ table, column }) => `${table}.${column}`)
    .filter(each => !each.endsWith('content'))
  assert.deepEqual(
    sealed.filter(place => !places.includes(place)),
    [],
    'what is sealed is about somebody',
  )
})

test('every kind of erasure belongs to a table, and every table with contacts that are let go has its kind', () => {
  assert.deepEqual([...new Set(personal.flatMap(erasuresOf))].toSorted(), Object.keys(erasable).toSorted())
  for (const [kind, { table }] of Object.entries(contactsOf))
    assert.ok(
      personal.some(each => each.table === table && (erasuresOf(each) as readonly string[]).includes(kind)),
      kind,
    )
})

test('what a restored copy starts without is ended there', () => {
  const ended = new Set(endWhatWasOpen.map(({ table }) => table))
  assert.deepEqual(
    tablesThat(each => 'ends' in each && each.ends === 'when-restored').filter(table => !ended.has(table)),
    [],
  )
})

/** What empties a table of people without a line in the list, and why nothing is missed. */
const unlisted: Readonly<Record<string, string>> = {
  'features/responses/giving/draft.queries.ts response_draft': 'by its last day, which a copy keeps as well',
  'features/responses/giving/give.queries.ts response_draft': 'it is given: its contact goes on in the response',
}

test('whatever empties what is erased by the list notes it, in the file that does', () => {
  const listed = tablesThat(each => erasuresOf(each).length > 0)
  const empties = (table: string) =>
    new RegExp(
      `deleteFrom\\('${table}'\\)|delete from ${table}\\b|update ${table}\\b[^\`;]*?sealed(_contact)? = |updateTable\\('${table}'\\)(?:(?!\\.execute)[\\s\\S])*?(sealed(_contact)?: (Buffer\\.alloc\\(0\\)|null)|\\berased_at: now)`,
    )
  const silent = sources.flatMap(({ file, text }) =>
    listed.filter(table => empties(table).test(text) && !/\bnoteErasure\(/.test(text)).map(table => `${file} ${table}`),
  )
  assert.deepEqual(silent.toSorted(), Object.keys(unlisted).toSorted())
})

test('the list is written by one function, which writes the entry as well', () => {
  const writing = sources.filter(({ text }) => /insertInto\('erasure'\)|insert into erasure\b/.test(text))
  assert.deepEqual(
    writing.map(({ file }) => file),
    ['db/erasures.ts'],
  )
})
