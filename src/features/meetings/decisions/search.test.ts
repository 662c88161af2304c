/** Who decided what is found over partnerships and consultations alike. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { day } from '../../../kernel/day.ts'
import { takenInTheOpen } from '../../partnerships/index.ts'

let app: TestApp
let reader: Visitor
const decision = newId()

before(async () => {
  app = await testApp()
  const { db } = app.hub
  const [organisation, partnership, consultation, hidden] = [newId(), newId(), newId(), newId()]
  await db
    .insertInto('organisation')
    .values({ id: organisation, slug: 'fen', name: 'Fen Council', sector: 'statutory' })
    .execute()
  await db
    .insertInto('partnership')
    .values({ id: partnership, slug: 'roads', name: 'Safer roads', state: 'running', public: true })
    .execute()
  await db
    .insertInto('decision')
    .values({
      id: decision,
      partnership_id: partnership,
      text: 'Three crossings on the high street.',
      basis: 'The survey',
      how: 'consensus',
      decided_on: day('2026-01-10'),
    })
    .execute()
  const common = { lead_organisation_id: organisation, topic: 'Buses' }
  await db
    .insertInto('consultation')
    .values([
      { ...common, id: consultation, slug: 'dark', title: 'Buses after dark', published_at: new Date('2025-09-01') },
      { ...common, id: hidden, slug: 'not-yet', title: 'Not yet public' },
    ])
    .execute()
  await db
    .insertInto('consultation_decision')
    .values([
      {
        id: newId(),
        consultation_id: consultation,
        what: 'The last bus runs at eleven.',
        decided_on: day('2026-02-01'),
      },
      { id: newId(), consultation_id: hidden, what: 'A secret bus.', decided_on: day('2026-02-02') },
    ])
    .execute()
  reader = await app.visitor()
})
after(() => app.close())

const found = async (query: string) => words((await reader.get(`/decisions${query}`)).body)

test('decisions of both kinds stand in one list, the newest first, by their own words', async () => {
  const page = await found('')
  assert.match(page, /2 decisions The last bus runs at eleven\..*Buses after dark.*Fen Council.*Three crossings/)
  assert.doesNotMatch(page, /secret/)
  assert.match(await found('?words=bus'), /1 decision The last bus/)
  assert.match(await found('?of=partnership'), /1 decision Three crossings/)
  assert.match(await found('?of=consultation&year=2026'), /1 decision The last bus/)
  assert.match(await found('?partnership=roads'), /1 decision Three crossings/)
  const csv = (await reader.get('/decisions.csv')).body
  assert.match(csv, /2026-02-01,Consultation,Buses after dark,The last bus runs at eleven/)
  assert.match(csv, /2026-01-10,Partnership,Safer roads,Three crossings/)
})

test('the page of a decision is called by its words', async () => {
  const { body } = await reader.get(`/decisions/${decision}`)
  assert.match(body, /<title>\s*Three crossings on the high street\./)
})

test('what anybody may read is known beside the decision, and follows its meeting, its item and its partnership at once', async () => {
  const { db } = app.hub
  const [partnership, meeting, item, taken] = [newId(), newId(), newId(), newId()]
  const on = day('2026-01-20')
  await db
    .insertInto('partnership')
    .values({ id: partnership, slug: 'mill', name: 'Mill', state: 'running', public: true })
    .execute()
  await db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: partnership, held_on: on, announced_on: on, state: 'agenda-out' })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({ id: item, meeting_id: meeting, position: 1, title: 'Waterwheel', state: 'accepted' })
    .execute()
  const row = { id: taken, partnership_id: partnership, meeting_id: meeting, agenda_item_id: item, decided_on: on }
  await db
    .insertInto('decision')
    .values({ ...row, text: 'It is greased weekly.', how: 'consensus' })
    .execute()
  const agrees = async () => {
    const { rows } = await sql<{ kept: boolean; rule: boolean; under: string }>`
      select decision.in_public as kept, p.public and ${takenInTheOpen} as rule, taken_under as under
      from decision join partnership p on p.id = decision.partnership_id where decision.id = ${taken}`.execute(db)
    assert.equal(rows[0]?.kept, rows[0]?.rule)
    return rows[0]!
  }
  const seen = async () => {
    app.hub.forgetPages()
    return /It is greased weekly/.test(await found('?words=waterwheel'))
  }
  assert.deepEqual(await agrees(), { kept: false, rule: false, under: 'Waterwheel' })
  assert.equal(await seen(), false)
  await db.updateTable('meeting').set({ state: 'held' }).where('id', '=', meeting).execute()
  assert.equal((await agrees()).kept, true)
  assert.equal(await seen(), true)
  const closing = { closed: true, closed_reason: 'A person', relook_on: day('2026-09-01') }
  await db.updateTable('agenda_item').set(closing).where('id', '=', item).execute()
  assert.deepEqual(await agrees(), { kept: false, rule: false, under: '' })
  assert.equal(await seen(), false)
  await db.updateTable('agenda_item').set({ closed: false }).where('id', '=', item).execute()
  assert.equal(await seen(), true)
  await db.updateTable('partnership').set({ public: false }).where('id', '=', partnership).execute()
  assert.equal((await agrees()).kept, false)
  assert.equal(await seen(), false)
  // Whoever writes the mark by hand writes nothing: it follows from the records.
  await db.updateTable('decision').set({ in_public: true }).where('id', '=', taken).execute()
  assert.equal((await agrees()).kept, false)
})

test('what anybody may read is the same whoever comes first: who records a decision, or who ends the meeting or closes the item', async () => {
  const { db } = app.hub
  const partnership = await db
    .selectFrom('partnership')
    .select('id')
    .where('slug', '=', 'roads')
    .executeTakeFirstOrThrow()
  const on = day('2026-01-21')
  const closing = { closed: true, closed_reason: 'A person', relook_on: day('2026-09-01') }
  const both = async (
    state: 'agenda-out' | 'held',
    change: (tx: Tx, meeting: string, item: string) => Promise<unknown>,
  ) => {
    const [meeting, item, taken] = [newId(), newId(), newId()]
    const of = { partnership_id: partnership.id, held_on: on, announced_on: on }
    await db
      .insertInto('meeting')
      .values({ id: meeting, state, ...of })
      .execute()
    await db
      .insertInto('agenda_item')
      .values({ id: item, meeting_id: meeting, position: 1, title: 'Sluice', state: 'accepted' })
      .execute()
    let inserted: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async tx => {
      await change(tx, meeting, item)
      const row = {
        id: taken,
        partnership_id: partnership.id,
        meeting_id: meeting,
        agenda_item_id: item,
        decided_on: on,
      }
      inserted = db
        .insertInto('decision')
        .values({ ...row, text: 'It is shut.', how: 'consensus' })
        .execute()
      await setTimeout(150)
    })
    await inserted
    return (await db.selectFrom('decision').select('in_public').where('id', '=', taken).executeTakeFirstOrThrow())
      .in_public
  }
  const ended = await both('agenda-out', (tx, meeting) =>
    tx.updateTable('meeting').set({ state: 'held' }).where('id', '=', meeting).execute(),
  )
  assert.equal(ended, true, 'of a meeting that ends meanwhile')
  const closed = await both('held', (tx, _meeting, item) =>
    tx.updateTable('agenda_item').set(closing).where('id', '=', item).execute(),
  )
  assert.equal(closed, false, 'of an item that is closed meanwhile')
})
