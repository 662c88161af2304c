import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from './ids.ts'
import { freeSlug, slugOf } from './slug.ts'

let database: TestDatabase

before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('words become part of an address, cut after a whole word', () => {
  assert.equal(slugOf('Café & Küche: a code'), 'cafe-and-kuche-a-code')
  assert.equal(slugOf('St Ann’s'), 'st-anns')
  assert.equal(slugOf('Łódź, Ørsted, Straße'), 'lodz-orsted-strasse')
  assert.equal(
    slugOf('A partnership for everybody who has ever wanted lifts-for-the-evening in Holt'),
    'a-partnership-for-everybody-who-has-ever-wanted-lifts-for',
  )
  assert.equal(slugOf('x'.repeat(80)).length, 60)
  assert.equal(slugOf('مشاورة'), '')
  fc.assert(
    fc.property(fc.string(), words => {
      assert.match(slugOf(words), /^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      assert.ok(slugOf(words).length <= 60)
    }),
  )
})

test('many who choose one name at the same moment get addresses of their own', async () => {
  const among = { among: sql`organisation`, lock: 'organisation', nameless: 'organisation', pages: ['new'] }
  const begin = (name: string) =>
    database.db.transaction().execute(async tx => {
      const slug = await freeSlug(tx, name, among)
      await tx.insertInto('organisation').values({ id: newId(), slug, name, sector: 'voluntary' }).execute()
      return slug
    })
  const slugs = await Promise.all(Array.from({ length: 8 }, () => begin('Fen Aid')))
  assert.deepEqual(slugs.toSorted(), ['fen-aid', ...[2, 3, 4, 5, 6, 7, 8].map(number => `fen-aid-${number}`)])
  assert.equal(await begin('New'), 'new-2')
  assert.equal(await begin('مشاورة'), 'organisation')
})
