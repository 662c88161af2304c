/** Every link from one record to another can be followed from its other end without reading the whole table. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'

/** Links that are never followed from the other end, by the names of their columns, each with its reason. */
const UNFOLLOWED: readonly { readonly to: string; readonly column: RegExp; readonly because: string }[] = [
  {
    to: 'person',
    column: /_by$/,
    because:
      'who wrote something down is told beside the record; nobody asks for all that a person wrote, and nobody is deleted',
  },
  {
    to: 'person',
    column: /^actor_id$/,
    because: 'the record of changes is read by day and by subject; its entries stay when a person is forgotten',
  },
]

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('every foreign key that is followed has an index that begins with it', async () => {
  const { rows } = await database.pool.query<{ at: string; column: string; to: string }>(`
    select link.conrelid::regclass::text as at, own.attname as column, link.confrelid::regclass::text as to
    from pg_constraint link
    join pg_attribute own on own.attrelid = link.conrelid and own.attnum = link.conkey[1]
    where link.contype = 'f' and not exists (
      select from pg_index i
      where i.indrelid = link.conrelid and i.indkey[0] = link.conkey[1]
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', own.attname)))
    order by 1, 2`)
  const excused = ({ column, to }: { column: string; to: string }) =>
    UNFOLLOWED.some(each => each.to === to && each.column.test(column))
  assert.deepEqual(
    rows.filter(row => !excused(row)).map(row => `create index on ${row.at} (${row.column});`),
    [],
  )
  assert.ok(UNFOLLOWED.every(each => rows.some(row => row.to === each.to && each.column.test(row.column))))
})
