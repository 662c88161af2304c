/** Words are found however they are typed, the program and the database fold alike, and the indexes are used. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { anyText } from '../../test/support/any-text.ts'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { byName, fold } from '../kernel/fold.ts'
import { newId } from './ids.ts'
import { holdsWords, nameOrder, type Searched, searched } from './search.ts'

let database: TestDatabase

before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('texts are folded as people look for them', () => {
  assert.equal(fold('Łódź: St Ann’s CAFÉ'), 'lodz st anns cafe')
  assert.equal(fold("Older people's forum"), fold('OLDER PEOPLE’S  FORUM'))
  assert.equal(fold('Ørsted, Straße und Þingvellir'), 'orsted strasse und thingvellir')
  assert.equal(fold('İstanbul – ΟΔΟΣ'), 'istanbul οδοσ')
  assert.equal(fold('ﬁne 2½'), 'fine 21 2')
  assert.equal(fold(' – '), '')
})

async function foldedThere(texts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ folded: string }>`
    select hub_fold(text) as folded from unnest(${sql.val(texts)}::text[]) with ordinality each (text, place)
    order by place`.execute(database.db)
  return rows.map(({ folded }) => folded)
}

/** Letters whose parts the program knows and the database does not yet, because its Unicode is older. */
async function youngerThanTheDatabase(letters: readonly string[]): Promise<Set<string>> {
  const made = letters.filter(letter => letter.normalize('NFKD') !== letter)
  const { rows } = await sql<{ letter: string }>`
    select letter from unnest(${sql.val(made)}::text[]) letter where normalize(letter, NFKD) = letter`.execute(
    database.db,
  )
  return new Set(rows.map(({ letter }) => letter))
}

const assigned = [...range(1, 0xd800), ...range(0xe000, 0x3_3480), ...range(0xe_0000, 0xe_0200)]

function range(from: number, below: number): string[] {
  return Array.from({ length: below - from }, (_, at) => String.fromCodePoint(from + at))
}

test('the database folds every letter, and every text, as the program does', async () => {
  const young = await youngerThanTheDatabase(assigned)
  assert.ok(young.size < 100)
  const between = assigned.filter(letter => !young.has(letter)).map(letter => `a${letter}B`)
  const there = await foldedThere(between)
  assert.deepEqual(
    between.filter((text, at) => fold(text) !== there[at]).map(text => text.codePointAt(1)?.toString(16)),
    [],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anyText({ maxLength: 60 }), { maxLength: 50 }), async made => {
      const texts = made.map(text => [...text].filter(letter => letter !== '\0' && !young.has(letter)).join(''))
      assert.deepEqual(await foldedThere(texts), texts.map(fold))
    }),
    { numRuns: 40 },
  )
})

test('folding what is folded changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => assert.equal(fold(fold(text)), fold(text))))
})

async function namesFound(words: string): Promise<string[]> {
  const found = await database.db
    .selectFrom('organisation')
    .select('name')
    .where(holdsWords('organisation', words))
    .orderBy(nameOrder('name'))
    .execute()
  return found.map(({ name }) => name)
}

test('organisations are found however their name is typed, also by the name they had', async () => {
  const names = ['Zoë’s Café', 'Older People’s Forum', 'Ålesund Friends', 'Bath Trust', 'Łódź Society', 'Straßenhilfe']
  for (const name of names)
    await database.db
      .insertInto('organisation')
      .values({ id: newId(), slug: fold(name).replaceAll(' ', '-'), name, sector: 'voluntary' })
      .execute()
  assert.deepEqual(await namesFound(''), names.toSorted(byName))
  assert.deepEqual((await namesFound('')).slice(0, 2), ['Ålesund Friends', 'Bath Trust'])
  assert.deepEqual(await namesFound("older people's forum"), ['Older People’s Forum'])
  assert.deepEqual(await namesFound('FORUM older'), ['Older People’s Forum'])
  assert.deepEqual(await namesFound('cafe zoe'), ['Zoë’s Café'])
  assert.deepEqual(await namesFound('lodz'), ['Łódź Society'])
  assert.deepEqual(await namesFound('strasse'), ['Straßenhilfe'])
  assert.deepEqual(await namesFound('%'), names.toSorted(byName), 'a sign is no question')
  await database.db.updateTable('organisation').set({ name: 'Fen Trust' }).where('name', '=', 'Bath Trust').execute()
  assert.deepEqual(await namesFound('bath'), ['Fen Trust'])
  await database.db.updateTable('organisation').set({ name: 'Bath Trust' }).where('name', '=', 'Fen Trust').execute()
  const { former_names } = await database.db
    .selectFrom('organisation')
    .select('former_names')
    .where('name', '=', 'Bath Trust')
    .executeTakeFirstOrThrow()
  assert.deepEqual(former_names, ['Fen Trust'])
})

test('a word longer than an index holds is no fault', async () => {
  const name = `${'x'.repeat(3000)} ${'ﷺ'.repeat(400)}`
  await database.db
    .insertInto('organisation')
    .values({ id: newId(), slug: 'long', name, serves: 'ж'.repeat(5000), sector: 'voluntary' })
    .execute()
  assert.deepEqual(await namesFound('x'.repeat(3000)), [name])
})

test('every search has an index that answers it', async () => {
  for (const table of searched) {
    const plan = await database.db.transaction().execute(async tx => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const { rows } = await sql<Record<string, string>>`
        explain select id from ${sql.table(table satisfies Searched)} where ${holdsWords(table, 'holt plan')}`.execute(
        tx,
      )
      return rows.map(row => Object.values(row)[0]).join('\n')
    })
    assert.match(plan, new RegExp(`${table}_search`), table)
  }
})
