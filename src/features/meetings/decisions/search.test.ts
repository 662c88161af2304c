/** Who decided what is found over partnerships and consultations alike. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

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
