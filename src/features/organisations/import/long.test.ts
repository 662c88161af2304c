/** Long lists: answered at once, worked on beside the server, each row whole or told; what is killed goes on, and nothing is added twice. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { letListsGo } from './let-lists-go.job.ts'
import { workOnLists } from './work-on-long.job.ts'
import { workOnLong } from './work-on-long.ts'

let app: TestApp
let sam: Visitor

before(async () => {
  app = await testApp()
  const { db } = app.hub
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Sam', email: 'sam@example.org' }).execute()
  await db
    .insertInto('role_grant')
    .values({
      ...{ id: newId(), person_id: person, role: 'secretariat', subject_kind: 'area', subject_id: area },
      from_day: day('2026-01-01'),
    })
    .execute()
  sam = await app.visitor(person)
})
after(() => app.close())

const bring = (text: string | Uint8Array, name = 'long.csv') =>
  sam.send(
    '/organisations/import',
    { pasted: '' },
    { files: { file: { name, type: 'text/csv', bytes: Buffer.from(text) } } },
  )
const count = async () =>
  Number(
    (
      await app.hub.db
        .selectFrom('organisation')
        .select(eb => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const valuesOf = (answer: Answer) => findForm(answer.body)!.values
const letters = (at: number): string =>
  at.toString(26).replace(/[0-9a-p]/g, sign => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(sign, 26)]!)
const ROWS = 8_000
const nameOf = (at: number): string => `${letters(at)}${at}ham ${letters(at)}${at}wick Club`
const list = `name,charity number,email\n${Array.from(
  { length: ROWS },
  (_, at) => `${nameOf(at)},${at === 7 ? '12' : ''},${at === 9 ? 'nobody' : ''}`,
).join('\n')}\n${nameOf(3)},,\n`

test('the form answers at once, the list is worked on in a thread, and nothing is added before somebody says so', async () => {
  const begun = await bring(list)
  assert.match(words(begun.body), /The file is being read\. Nothing is added yet/)
  const empty = await count()
  await workOnLists.run(app.hub)
  const ready = await sam.get(begun.url)
  assert.match(words(ready.body), /8,001 rows were read\. 7,998 are new organisations/)
  assert.match(words(ready.body), /1 is there already and is left as it is/)
  assert.match(words(ready.body), /2 cannot be taken as they are/)
  assert.match(words(ready.body), /Line 9: .*“12” cannot be right as Charity number/)
  assert.equal(await count(), empty)
  assert.match((await sam.get(`${begun.url}.csv`)).body, /“nobody” is no email address/)
  const taking = await sam.post(begun.url, { ...valuesOf(ready), likes: 'leave', act: 'take' })
  assert.match(words(taking.body), /No organisation has been added so far, of 7,998 that are to be/)
  const again = await sam.post(begun.url, { ...valuesOf(ready), _once: 'b'.repeat(32), likes: 'leave', act: 'take' })
  assert.equal(again.status, 422, 'while it is worked on nothing else is done with it')
})

test('killed half way it goes on where it stopped; what was added since is not added again; each has its entry', async () => {
  const { db } = app.hub
  const { id } = await db
    .selectFrom('directory_import')
    .select('id')
    .where('state', '=', 'taking')
    .executeTakeFirstOrThrow()
  const before = await count()
  let parts = 0
  const dying = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction' && ++parts > 3) throw new Error('killed')
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await assert.rejects(workOnLong(dying, id), /killed/)
  assert.equal(await count(), before + 750)
  const seen = words((await sam.get(`/organisations/import/${id}/rows`)).body)
  assert.match(seen, /750 organisations have been added so far, of 7,998/)
  await sam.send('/organisations/new', { name: nameOf(5000), sector: 'community', another: 'yes' })
  await Promise.all([workOnLong(db, id), workOnLong(db, id)])
  assert.equal(await count(), before + 7_998)
  const names = await db.selectFrom('organisation').select('name').where('name', 'like', '%wick Club').execute()
  assert.equal(new Set(names.map(({ name }) => name)).size, names.length)
  const done = await sam.get(`/organisations/import/${id}/rows`)
  assert.match(words(done.body), /7,997 organisations were added/)
  assert.match(words(done.body), /4 rows were left out/)
  assert.match((await sam.get(`/organisations/import/${id}/rows.csv`)).body, /is in the directory already/)
  const told = await db.selectFrom('audit_entry').select('id').where('action', '=', 'organisation.added').execute()
  assert.ok(told.length >= 7_997)
  const ended = await db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'organisation.list-ended')
    .execute()
  assert.deepEqual(ended, [{ after: { source: 'long.csv', added: 7_997, left: 4 } }])
})

test('what cannot be read is told in words, and nothing is added: too many rows, another kind of file, wrong columns', async () => {
  const before = await count()
  for (const [text, says] of [
    [`name\n${'Another group\n'.repeat(50_001)}`, /50,001 rows; at most 50,000/],
    [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 65)]), /This is no list\. Choose a CSV file/],
    [`[${'{"a":1},'.repeat(30_000)}{"a":1}`, /cannot be read as such/],
  ] as const) {
    const begun = await bring(text)
    await workOnLists.run(app.hub)
    const seen = words((await sam.get(begun.url)).body)
    assert.match(seen, /could not be read, and nothing was added/)
    assert.match(seen, says)
  }
  const odd = await bring(`wer,wo\n${Array.from({ length: 9000 }, (_, at) => `${nameOf(at)},Holt`).join('\n')}`)
  await workOnLists.run(app.hub)
  const asked = await sam.get(odd.url)
  assert.match(words(asked.body), /no column could be told to hold the names/)
  const mapped = await sam.post(odd.url, { ...valuesOf(asked), name: '0', likes: 'leave', act: 'look' })
  assert.match(words(mapped.body), /Nothing is added yet/)
  assert.equal(await count(), before)
  const mixed = Buffer.concat([
    Buffer.from(`name\n${'x'.repeat(0)}`),
    Buffer.from('Café Zoë\n', 'utf8'),
    Buffer.from('Café Noël\n', 'latin1'),
    Buffer.from(Array.from({ length: 9000 }, (_, at) => `${nameOf(at + 20_000)}\n`).join('')),
  ])
  const begun = await bring(mixed)
  await workOnLists.run(app.hub)
  assert.match(words((await sam.get(begun.url)).body), /Café Noël/)
})

test('its rows go by their day, and with the list that another takes the place of', async () => {
  const { db } = app.hub
  assert.ok((await db.selectFrom('directory_import_row').select('id').execute()).length > 0)
  await db
    .updateTable('directory_import')
    .set({ kept_until: day('2026-01-01') })
    .execute()
  await letListsGo.run(app.hub)
  assert.deepEqual(await db.selectFrom('directory_import_row').select('id').execute(), [])
})
