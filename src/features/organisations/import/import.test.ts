/** Lists of organisations: read, looked over, taken in row by row, each whole or not at all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { writeWorkbook } from '../../../documents/export/workbook.ts'
import { type Day, day, longDay } from '../../../kernel/day.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { letListsGo } from './let-lists-go.job.ts'

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
      id: newId(),
      person_id: person,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area,
      from_day: day('2026-01-01'),
    })
    .execute()
  sam = await app.visitor(person)
})
after(() => app.close())

const csv = (text: string | Uint8Array, name = 'list.csv') =>
  sam.send(
    '/organisations/import',
    { pasted: '' },
    { files: { file: { name, type: 'text/csv', bytes: Buffer.from(text) } } },
  )
const paste = (pasted: string) => sam.send('/organisations/import', { pasted })
const count = async () => (await app.hub.db.selectFrom('organisation').select('id').execute()).length
const named = (name: string) =>
  app.hub.db.selectFrom('organisation').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

test('a pasted list of names is looked over and taken in; what may be there already waits for a word', async () => {
  await sam.send('/organisations/new', { name: 'Older People’s Forum', sector: 'community' })
  const seen = await paste(
    'Fen Aid\nHolt, Wendmere and District Trust\nOlder People’s Forum of Holt\nolder peoples forum\nFen Aid',
  )
  const text = words(seen.body)
  assert.match(text, /5 rows were read\. 2 are new organisations/)
  assert.match(text, /1 may be there already/)
  assert.match(text, /2 are there already/)
  const before = await count()
  const done = await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  assert.match(words(done.body), /2 organisations were added/)
  assert.equal(await count(), before + 2)
  await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  const again = await sam.post(seen.url, { ...valuesOf(seen), _once: 'a'.repeat(32), act: 'take' })
  assert.ok(again.status >= 400, 'a list is taken in once')
  assert.equal(await count(), before + 2)
  const { id } = await named('Fen Aid')
  const entry = await app.hub.db.selectFrom('audit_entry').select('action').where('record_id', '=', id).execute()
  assert.deepEqual(entry, [{ action: 'organisation.added' }])
})

test('one that is like another is added where somebody says that it is another', async () => {
  const seen = await paste('Older People’s Forum of Wendmere')
  assert.match(words(seen.body), /The directory has “Older People’s Forum”/)
  assert.equal((await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })).status, 422)
  assert.match(
    words((await sam.post(seen.url, { ...valuesOf(seen), another: '1', act: 'take' })).body),
    /1 organisation was added/,
  )
})

test('columns are recognised; every fault is told by its line, and its row is left out whole', async () => {
  const seen = await csv(
    'Organisation name;Type of organisation;Charity number;Company number;Web\n' +
      'Mill Lane;Residents;1012345;1234567;milllane.example\n' +
      'Wrong Digits;Charity;12;;\n' +
      ';Charity;;;\n' +
      'Odd Sector;Blue;;;\n' +
      'Same Number;Charity;1012345;;\n',
  )
  const text = words(seen.body)
  assert.match(text, /5 rows were read\. 1 is a new organisation/)
  assert.match(text, /Line 3: Wrong Digits “12” cannot be right as Charity number \(England and Wales\)/)
  assert.match(text, /Line 4: There is no name in it/)
  assert.match(text, /Line 5: Odd Sector “Blue” is no sector/)
  assert.match(text, /Line 6: Same Number: “Mill Lane” stands on line 2/)
  const left = await sam.get(`${seen.url.split('?')[0]}/left-out.csv`)
  assert.match(left.body, /Wrong Digits;?,/)
  assert.match(words((await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })).body), /1 organisation was added/)
  const { id, sector, website } = await named('Mill Lane')
  assert.deepEqual([sector, website], ['community', 'https://milllane.example'])
  const numbers = await app.hub.db
    .selectFrom('organisation_identifier')
    .select(['scheme', 'identifier'])
    .where('organisation_id', '=', id)
    .orderBy('scheme')
    .execute()
  assert.deepEqual(numbers, [
    { scheme: 'GB-CHC', identifier: '1012345' },
    { scheme: 'GB-COH', identifier: '01234567' },
  ])
})

test('what was left out is had with its reasons until its day, and goes then; a list never taken in goes too', async () => {
  const seen = await csv(
    'name,email\nWaterside Watch,ask@waterside.example\nNo Post,nobody at all\nFen Aid of Holt,\n',
    'w.csv',
  )
  const at = seen.url.split('?')[0]!
  const { keptUntil } = await findImport(at)
  assert.match(words(seen.body), new RegExp(`waits until ${longDay(keptUntil)} and is then deleted`))
  const done = await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  assert.match(words(done.body), /1 organisation was added\. 2 rows were left out\. They can be had until/)
  assert.match(done.body, new RegExp(`href="${at}/left-out.csv"`))
  const left = await sam.get(`${at}/left-out.csv`)
  assert.match(left.body, /No Post,nobody at all,3,“nobody at all” is no email address/)
  assert.match(left.body, /Fen Aid of Holt,,4,The directory has “Fen Aid”/)
  assert.doesNotMatch(left.body, /Waterside/, 'a row that was taken is not left out')

  const waiting = await csv('name,email\nLeft Waiting,secret@waiting.example\n', 'waiting.csv')
  assert.match(words((await sam.get('/organisations/import')).body), /“waiting\.csv” waits to be looked over, until/)
  const began = app.clock.now
  app.clock.now = new Date(began.getTime() + listKeptDays * 86_400_000)
  await letListsGo.run(app.hub)
  assert.equal((await sam.get(`${at}/left-out.csv`)).status, 200, 'on its last day it is still there')
  app.clock.now = new Date(began.getTime() + (listKeptDays + 1) * 86_400_000)
  await letListsGo.run(app.hub)
  app.clock.now = began
  assert.equal((await sam.get(`${at}/left-out.csv`)).status, 404)
  assert.match(words((await sam.get(at)).body), /2 rows were left out\. They have been deleted\./)
  assert.equal((await sam.get(waiting.url)).status, 404)
  const kept = JSON.stringify(await app.hub.db.selectFrom('directory_import').selectAll().execute())
  assert.doesNotMatch(kept, /nobody at all|secret@waiting/)
  const gone = await app.hub.db
    .selectFrom('audit_entry')
    .select(['record_id', 'actor_label'])
    .where('action', '=', 'organisation.list-let-go')
    .where('actor_label', '=', 'system')
    .execute()
  assert.ok([at, waiting.url.split('?')[0]!].every(url => gone.some(({ record_id }) => url.endsWith(record_id))))
})

test('another list takes the place of one that waits, as was said, and the record of changes tells it', async () => {
  const first = await paste('First List')
  assert.match(
    words((await sam.get('/organisations/import')).body),
    /If you bring in another short list, it is deleted/,
  )
  await paste('A Long List, which waits beside it\n'.repeat(5_000))
  assert.equal((await sam.get(first.url)).status, 200, 'a long list takes the place of no short one')
  await paste('Second List')
  assert.equal((await sam.get(first.url)).status, 404)
  const id = first.url.split('?')[0]!.split('/').at(-1)!
  const told = await app.hub.db
    .selectFrom('audit_entry')
    .select(['action', 'before'])
    .where('record_id', '=', id)
    .where('action', '=', 'organisation.list-let-go')
    .execute()
  assert.deepEqual(told, [{ action: 'organisation.list-let-go', before: { source: 'the pasted list', rows: 1 } }])
})

test('a list with other columns is read once somebody says which holds what, and never before it was seen', async () => {
  const seen = await csv('Wer,Wo\nname of one,Holt\nName of two,Holt\n', 'odd.csv')
  assert.match(words(seen.body), /no column could be told to hold the names/)
  const before = await count()
  const looked = await sam.post(seen.url, { ...valuesOf(seen), name: '1', places: '2', act: 'take' })
  assert.equal(looked.status, 422, 'there is no third column')
  const mapped = await sam.post(seen.url, { ...valuesOf(seen), name: '0', places: '1', headed: 'yes', act: 'take' })
  assert.match(words(mapped.body), /2 are new organisations/)
  assert.equal(await count(), before, 'new columns are shown first')
  const twice = await sam.post(seen.url, { ...valuesOf(mapped), kind: '0', act: 'look' })
  assert.match(words(twice.body), /One column is chosen for two things/)
})

test('a directory in Open Referral UK is read, each organisation once', async () => {
  const file = {
    contents: [
      {
        id: 's1',
        name: 'Lunch club',
        organization: { id: 'o1', name: 'Meals Together', description: 'Lunch', email: 'a@example.org' },
      },
      { id: 's2', name: 'Tea club', organization: { id: 'o1', name: 'Meals Together' } },
      {
        id: 's3',
        name: 'Rides',
        organization: {
          id: 'o2',
          name: 'Fen Rides',
          organization_identifiers: [{ identifier_scheme: 'GB-CHC', identifier: '1056789' }],
          phones: [{ number: '01632 960 001' }],
        },
      },
    ],
  }
  const seen = await csv(JSON.stringify(file), 'services.json')
  assert.match(words(seen.body), /2 rows were read\. 2 are new organisations/)
  await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  assert.equal((await named('Fen Rides')).phone, '01632 960 001')
  assert.equal((await csv('{"a": 1', 'x.json')).status, 422)
  assert.equal((await csv('{"a": 1}', 'x.json')).status, 422)
})

test('two thousand organisations are taken in within the time', async () => {
  const rows = Array.from(
    { length: 2000 },
    (_, at) => `Group ${at} of ${['Alder', 'Birch', 'Cedar'][at % 3]}${at},Charity`,
  )
  const begun = performance.now()
  const seen = await csv(`name,sector\n${rows.join('\n')}\n`)
  const done = await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  assert.match(words(done.body), /2,000 organisations were added/)
  assert.ok(performance.now() - begun < 20_000)
})

test('a workbook is read as it is: a heading or none, the sheet that was left out is told, and one that is damaged refused', async () => {
  // The first row of a sheet is its heading.
  const book = async (...sheets: readonly (readonly [string, readonly (readonly string[])[]])[]) => {
    const pieces: Uint8Array[] = []
    const written = sheets.map(([name, [head = [], ...rows]]) => ({
      name,
      columns: head.map(heading => ({ heading })),
      rows: (async function* () {
        yield rows
      })(),
    }))
    for await (const piece of writeWorkbook(written, '…')) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const seen = await csv(
    await book(
      [
        'Groups',
        [
          ['Name', 'Sector', 'Charity number'],
          ['Łódź Supper Club', 'Community', ''],
          ['Fen Rowers', 'Charity', '12'],
        ],
      ],
      ['Old', [['x']]],
    ),
    'groups.xlsx',
  )
  const text = words(seen.body)
  assert.match(text, /2 rows were read\. 1 is a new organisation/)
  assert.match(text, /Line 3: Fen Rowers “12” cannot be right/)
  assert.match(text, /There are several sheets\. We read “Groups”/)
  await sam.post(seen.url, { ...valuesOf(seen), act: 'take' })
  assert.equal((await named('Łódź Supper Club')).sector, 'community')
  const names = await csv(await book(['Names', [['Wend Walkers'], ['Wend Weavers']]]), 'names.xlsx')
  assert.match(words(names.body), /2 rows were read\. 2 are new/)
  const damaged = await csv(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'damaged.xlsx')
  assert.equal(damaged.status, 422)
  assert.match(words(damaged.body), /This file is damaged/)
})

test('nobody but the secretariat brings lists in', async () => {
  const { headers } = await (await app.visitor()).get('/organisations/import', false)
  assert.match(String(headers['location']), /^\/sign-in/)
})

test('public numbers are checked digit by digit, and one number names one organisation', async () => {
  const at = '/organisations/fen-aid/numbers'
  const wrong = await sam.send(at, { 'GB-CHC': '12', GSS: 'E1' })
  assert.equal(wrong.status, 422)
  assert.match(words(wrong.body), /“12” cannot be right as Charity number/)
  assert.match(words((await sam.send(at, { 'GB-CHC': '1012345' })).body), /Mill Lane has this number already/)
  assert.match(words((await sam.send(at, { 'GB-COH': '7654321' })).body), /Company number: 07654321/)
})

/** The list of an address, as it is kept. */
async function findImport(at: string): Promise<{ keptUntil: Day }> {
  return app.hub.db
    .selectFrom('directory_import')
    .select('kept_until as keptUntil')
    .where('id', '=', at.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
}

/** What the form of a page would send. */
function valuesOf({ body }: Answer): Record<string, readonly string[]> {
  const form = findForm(body)
  return form?.values ?? {}
}
