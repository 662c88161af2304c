import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { newId } from './ids.ts'
import { type Database, openDatabase } from './open.ts'

let database: Database
let drop: () => Promise<void>

before(async () => {
  const empty = await emptyDatabase()
  drop = empty.drop
  database = await openDatabase({ url: empty.url })
})

after(async () => {
  await database.close()
  await drop()
})

async function read(expression: string): Promise<unknown> {
  const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`)
  return rows[0]?.value
}

test('days, numbers and moments come as the program thinks of them', async () => {
  assert.equal(await read("date '2009-10-28'"), '2009-10-28')
  assert.equal(await read("date 'infinity'"), 'infinity')
  assert.deepEqual(await read("array[date '2009-10-28', null]"), ['2009-10-28', null])
  assert.equal(await read('42::bigint'), 42)
  assert.equal(await read('9007199254740993::bigint'), '9007199254740993')
  assert.deepEqual(await read('array[1, 9007199254740993]::bigint[]'), [1, '9007199254740993'])
  assert.equal(await read('1.50::numeric'), '1.50')
  assert.deepEqual(await read('array[1.50, null]::numeric[]'), ['1.50', null])
  assert.deepEqual(await read("timestamptz '2009-10-28 09:00:00.123+00'"), new Date('2009-10-28T09:00:00.123Z'))
  assert.deepEqual(await read(`'{"a":[1]}'::jsonb`), { a: [1] })
})

test('ids sort in the order they were made', () => {
  const ids = Array.from({ length: 1000 }, newId)
  assert.deepEqual(ids.toSorted(), ids)
  assert.equal(new Set(ids).size, 1000)
})
