import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { newId } from '../../../db/ids.ts'
import { questionTypes } from '../../../questions/registry.ts'
import { findResponses } from '../list/responses.queries.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { countBy, keepCounts, loadTallies, type Tallies } from './tallies.queries.ts'

let database: TestDatabase
let of: OpenConsultation

before(async () => {
  database = await testDatabase()
  of = await openConsultation(database.db, 'counted')
})
after(() => database.close())

const sectors = ['', 'faith', 'voluntary']
let number = 0

async function give(answers: Record<string, unknown>, more: { confidential?: boolean; sector?: string } = {}) {
  const id = newId()
  await database.db
    .insertInto('response')
    .values({
      id,
      consultation_id: of.id,
      reference: `R-${++number}`,
      channel: number % 3 ? 'online' : 'paper',
      state: 'given',
      received_at: new Date('2026-03-01T10:00:00Z'),
      code_hash: Buffer.from(`mark ${number}`),
      behalf: 'personal',
      area_part: number % 2 ? 'North' : '',
      answers: JSON.stringify(answers),
      ...more,
    })
    .execute()
  return id
}

/** The same counts, from the responses one by one. */
async function byHand(withConfidential: boolean): Promise<string[]> {
  const rows = await database.db.selectFrom('response').selectAll().where('state', '<>', 'withdrawn').execute()
  const counts = new Map<string, number>()
  for (const row of rows.filter(({ confidential }) => withConfidential || !confidential)) {
    const marks = [`channel ${row.channel} ${row.sector}`, `area ${row.area_part}`]
    for (const [question, answer] of Object.entries(row.answers as Record<string, { choice?: unknown } | null>))
      if (answer) marks.push(`${question} ${answer.choice} ${row.sector}`)
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return [...counts].map(entry => entry.join(' = ')).sort()
}

function counted(tallies: Tallies): string[] {
  const counts = new Map<string, number>()
  const add = (mark: string, count: number) => counts.set(mark, (counts.get(mark) ?? 0) + count)
  for (const { channel, sector, count } of tallies.responses) add(`channel ${channel} ${sector}`, count)
  for (const { area, count } of tallies.areas) add(`area ${area}`, count)
  for (const [question, answers] of tallies.answers)
    for (const { answer, sector, count } of answers)
      add(`${question} ${(answer as { choice?: unknown }).choice} ${sector}`, count)
  return [...counts].map(entry => entry.join(' = ')).sort()
}

async function agree(why: string) {
  for (const withConfidential of [true, false])
    assert.deepEqual(
      counted(await loadTallies(database.db, of.id, withConfidential)),
      await byHand(withConfidential),
      why,
    )
}

test('what is counted is exact after every change, before and after it is added to what is kept', async () => {
  const [scale, long, single] = of.questions as [string, string, string]
  const ids: string[] = []
  for (let at = 0; at < 12; at++)
    ids.push(
      await give(
        {
          [scale]: { choice: 1 + (at % 3), comment: at % 2 ? 'Because it is late' : '' },
          [long]: at % 4 ? { text: `Words of my own ${at}` } : null,
          ...(at % 5 ? { [single]: { choice: 'monthly', other: '' } } : {}),
        },
        { confidential: at % 6 === 0, sector: sectors[at % 3]! },
      ),
    )
  await agree('given')
  const { db } = database
  assert.equal(await keepCounts(db), 12)
  await agree('kept')
  const change = (id: string, set: object) => db.updateTable('response').set(set).where('id', '=', id).execute()
  await change(ids[1]!, { answers: JSON.stringify({ [scale]: { choice: 3, comment: 'No' } }) })
  await change(ids[2]!, { state: 'withdrawn', answers: '{}' })
  await change(ids[3]!, { confidential: true })
  await change(ids[4]!, { sector: 'voluntary', read_at: new Date() })
  await agree('changed')
  assert.equal(await keepCounts(db), 7, 'each change takes away and adds; a withdrawal only takes away')
  await agree('changed and kept')
  await change(ids[5]!, { read_at: new Date() })
  assert.equal(await keepCounts(db), 0, 'reading changes no count')
  await db.deleteFrom('response').where('id', '=', ids[6]!).execute()
  await agree('deleted')
  const { rows } = await sql`select from answer_count where chosen like '%Words%' or chosen like '%late%'`.execute(db)
  assert.equal(rows.length, 0, 'no words of a respondent are kept among the counts')
  const byChannel = countBy(await loadTallies(db, of.id, true), 'channel')
  assert.deepEqual(byChannel, [
    { value: 'online', count: 7 },
    { value: 'paper', count: 3 },
  ])
})

test('every question type is counted from what was chosen as from its whole answers', async () => {
  for (const type of questionTypes) {
    const { settings, answer } = type.example
    const { rows } = await sql<{ chosen: string }>`
      select unnest(hub_chosen(jsonb_build_object('q', ${JSON.stringify(answer)}::jsonb))) as chosen`.execute(
      database.db,
    )
    const chosen = JSON.parse(rows[0]!.chosen.slice(2)) as unknown
    assert.deepEqual(
      type.tally([{ answer: chosen, count: 3 }], 5, settings),
      type.tally(
        [1, 2, 3].map(() => ({ answer, count: 1 })),
        5,
        settings,
      ),
      type.name,
    )
    for (const { text } of type.texts(answer)) assert.ok(!rows[0]!.chosen.includes(text), type.name)
  }
})

test('responses are found by their words, whatever their accents, and by their reference', async () => {
  const { db } = database
  const [, long] = of.questions as [string, string]
  await give({ [long]: { text: 'The café at Łódź Road doesn’t open on Sundays' } })
  const first = { limit: 50, offset: 0 }
  const found = async (words: string) => {
    const { count, listed } = await findResponses(db, of.id, { withConfidential: true, words }, first)
    const rows = await listed(first)
    assert.equal(rows.length, count)
    // A page that was not thought likely is looked for by itself.
    assert.deepEqual(await listed({ limit: 50, offset: count }), [])
    return rows.map(row => row.reference)
  }
  for (const words of ['cafe lodz', 'DOESNT sunday', `r ${number}`])
    assert.deepEqual(await found(words), [`R-${number}`], words)
  assert.deepEqual(await found('cafe monday'), [])
})
