/** Responses brought in from files: looked over row by row, taken in once, taken back as one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import exceljs from 'exceljs'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { type OpenConsultation, openConsultation, routedForm } from '../open-consultation.fixture.ts'
import { acknowledgeResponses } from '../upkeep.job.ts'
import { forgetImports } from './forget-files.job.ts'
import { workOnImports } from './work.job.ts'

let app: TestApp
let of: OpenConsultation
let clerk: Visitor
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'brought')
  clerk = await app.visitor(of.people.clerk)
  base = `/consultations/${of.slug}/imports`
})
after(() => app.close())

const AGREE = 'Is the notice period long enough?'
const CHANGE = 'What would you change?'
const OFTEN = 'How often should we meet?'

const received = { 'received-day': '27', 'received-month': '2', 'received-year': '2026' }

function bring(
  bytes: Uint8Array | string,
  values: Record<string, string> = {},
  name = 'forms.csv',
  who = clerk,
  path = base,
) {
  return who.send(path, values, { files: { file: { name, type: 'text/csv', bytes: Buffer.from(bytes) } } })
}

/** Travels to a moment and signs in there. */
async function at(moment: string): Promise<void> {
  app.clock.now = new Date(moment)
  clerk = await app.visitor(of.people.clerk)
}

/** Says what the columns hold as they were recognised, and how the responses came. */
async function map(page: Answer, values: Record<string, string> = {}, who = clerk): Promise<Answer> {
  return who.post(page.url, { ...findForm(page.body)!.values, channel: 'paper', ...received, ...values })
}

const act = (page: Answer, values: Record<string, string>) =>
  clerk.post(page.url, { ...findForm(page.body)!.values, ...values })

const responses = (slug = of.id) =>
  app.hub.db.selectFrom('response').selectAll().where('consultation_id', '=', slug).orderBy('free_text').execute()

const csv = (...rows: readonly (readonly string[])[]) =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

test('a file is read, looked over row by row, and only what is right is taken in, once', async () => {
  const file = csv(
    [AGREE, CHANGE, OFTEN, 'Any other comments', 'Email'],
    ['Agree', 'More notice', 'every  MONTH', 'a first', 'ada@secret.example'],
    ['Quite', 'Less', 'Once a year', 'a second', ''],
    ['', '', '', '', 'nobody@secret.example'],
    ['Disagree', 'Nothing', 'Once a year', 'a third', 'no address'],
    ['Disagree', 'Nothing', 'Once a year', 'a fourth', ''],
  )
  const columns = await bring(file)
  assert.match(words(columns.body), /We found 5 rows and 5 columns in forms\.csv/)
  assert.match(words(columns.body), /We know what every column holds/)
  const page = await map(columns)
  const text = words(page.body)
  assert.match(text, /2 new responses 3 rows are wrong/)
  assert.match(text, /3 Is the notice period long enough\? “Quite” is none of the answers/)
  assert.match(text, /4 The whole row The row answers no question/)
  assert.match(text, /5 Email .*email address/)
  assert.equal((await responses()).length, 0, 'nothing is taken in by looking')
  const done = await act(page, { act: 'take' })
  assert.match(words(done.body), /2 responses were taken in.*3 rows are wrong/)
  const [first, fourth, ...others] = await responses()
  assert.deepEqual(
    [first!.channel, first!.keyed_by, first!.received_at.toISOString().slice(0, 10), others.length],
    ['paper', of.people.clerk, '2026-02-27', 0],
  )
  assert.deepEqual(first!.answers, {
    [of.questions[0]!]: { choice: 2, comment: '' },
    [of.questions[1]!]: { text: 'More notice' },
    [of.questions[2]!]: { choice: 'monthly', other: '' },
  })
  assert.equal(fourth!.free_text, 'a fourth')
  const rows = (await clerk.get(`${page.url}/rows.csv`)).body
  assert.match(rows, new RegExp(`2,Taken in,${first!.reference},`))
  assert.match(rows, /3,"Wrong, left out",,.*Quite/)
  const parts = await app.hub.db.selectFrom('response_import_part').select('id').execute()
  assert.equal(parts.length, 0, 'the file is erased')
  const kept = await app.hub.db.selectFrom('respondent_contact').selectAll().execute()
  assert.equal(kept.length, 1)
  assert.ok(!kept[0]!.sealed.includes('ada@'))
})

test('whoever left an address is thanked the next morning, not at once', async () => {
  const mails = async () => (await app.hub.db.selectFrom('outgoing_mail').select('id').execute()).length
  await acknowledgeResponses.run(app.hub)
  assert.equal(await mails(), 0)
  await at('2026-03-03T09:00:00Z')
  await acknowledgeResponses.run(app.hub)
  assert.equal(await mails(), 1)
})

test('words that are no answer are given a meaning once, or left out, and the rows are read again', async () => {
  const table = csv([AGREE, CHANGE], ['Yes!', 'x one'], ['Yes!', 'x two'], ['Hm', 'x three'])
  const page = await map(await bring(table))
  assert.match(words(page.body), /3 rows are wrong/)
  const said = await clerk.get(`${page.url}/words`)
  assert.match(words(said.body), /“Yes!” \(in 2 rows\)/)
  const again = await clerk.post(`${page.url}/words`, {
    ...findForm(said.body)!.values,
    'means-1-yes': '2',
    'means-1-hm': 'leave-out',
  })
  assert.match(words(again.body), /3 new responses Nothing wrong/)
  const file = () =>
    app.hub.db
      .selectFrom('response_import')
      .select(['plan', 'sealed_meanings'])
      .where('id', '=', page.url.split('/').at(-1)!)
      .executeTakeFirstOrThrow()
  const laid = await file()
  assert.doesNotMatch(JSON.stringify(laid.plan), /yes|leave|hm/i, 'what was typed is sealed')
  assert.ok(laid.sealed_meanings.length > 0 && !laid.sealed_meanings.includes('yes'))
  await act(again, { act: 'take' })
  assert.equal((await file()).sealed_meanings.length, 0, 'and erased with the file')
  const [, , one, , three] = (await responses()).toSorted((a, b) =>
    JSON.stringify(a.answers).localeCompare(JSON.stringify(b.answers)),
  )
  assert.ok(one && three)
  const choices = (await responses()).flatMap(({ answers }) => {
    const { [of.questions[0]!]: agree, [of.questions[1]!]: change } = answers as Record<
      string,
      { choice?: number; text?: string } | null
    >
    return change?.text?.startsWith('x ') ? [[change.text, agree?.choice ?? null]] : []
  })
  assert.deepEqual(choices.toSorted(), [
    ['x one', 2],
    ['x three', null],
    ['x two', 2],
  ])
})

test('rows that say the same are told, in the file and of an earlier one, and it must be said what becomes of them', async () => {
  const rows = [
    [AGREE, CHANGE],
    ['Agree', 'same words'],
    ['Agree', 'same words'],
    ['Agree', 'other words'],
  ]
  const page = await map(await bring(csv(...rows)))
  assert.match(words(page.body), /2 new responses.*1 row says the same as another row of this file/)
  assert.equal((await act(page, { act: 'take' })).status, 422)
  const once = await act(page, { act: 'take', doubles: 'once' })
  assert.match(words(once.body), /2 responses were taken in 1 row that says the same as another was left out/)
  const later = await map(await bring(csv(...rows, ['Agree', 'new words'])))
  assert.match(words(later.body), /1 new response .*3 say the same as responses from a file before/)
  await act(later, { act: 'drop' })
})

test('the same file brought in twice and taken in twice gives each row once', async () => {
  const file = csv([AGREE, CHANGE], ['Agree', 'twice one'], ['Agree', 'twice two'])
  const [first, second] = [await map(await bring(file)), await map(await bring(file))]
  const before = (await responses()).length
  await act(first, { act: 'take' })
  await act(second, { act: 'take' })
  assert.equal((await responses()).length, before + 2)
})

test('a batch is taken back by the lead with a reason, and its file can be brought in again', async () => {
  const file = csv([AGREE, CHANGE], ['Agree', 'back one'], ['Agree', 'back two'])
  const page = await map(await bring(file))
  await act(page, { act: 'take' })
  assert.equal((await clerk.get(`${page.url}/taking-back`)).status, 403)
  const lead = await app.visitor(of.people.lead)
  assert.equal((await lead.send(`${page.url}/taking-back`, { reason: '' })).status, 422)
  const done = await lead.send(`${page.url}/taking-back`, { reason: 'It was the file of another year' })
  assert.match(words(done.body), /Taken back by Example lead .*because: It was the file of another year/)
  const [{ id } = { id: '' }] = await app.hub.db
    .selectFrom('response_import')
    .select('id')
    .where('state', '=', 'back')
    .execute()
  const states = await app.hub.db.selectFrom('response').select('state').where('import_id', '=', id).execute()
  assert.deepEqual(states, [{ state: 'withdrawn' }, { state: 'withdrawn' }])
  const again = await map(await bring(file))
  assert.match(words(again.body), /2 new responses/)
  assert.match(words((await act(again, { act: 'take' })).body), /2 responses were taken in/)
})

test('a row before the opening, ahead, or after the close is told; late ones need a reason', async () => {
  const file = csv(
    ['Received', AGREE, CHANGE],
    ['2026-01-30', 'Agree', 'too early'],
    ['4/3/2030', 'Agree', 'ahead'],
    ['31/2/2026', 'Agree', 'no day'],
    ['2026-03-01T10:00', 'Agree', 'right'],
  )
  const page = await map(await bring(file))
  const text = words(page.body)
  assert.match(text, /1 new response 3 rows are wrong/)
  assert.match(text, /before the consultation opened.*lies ahead.*is not a day/)
  await act(page, { act: 'drop' })
  await at('2026-05-20T09:00:00Z')
  const late = await map(await bring(csv(['Received', CHANGE], ['2026-05-10', 'came late'])))
  assert.match(words(late.body), /1 came after the close/)
  assert.equal((await act(late, { act: 'take' })).status, 422)
  await act(late, { act: 'take', late_reason: 'Posted in time' })
  const kept = await app.hub.db.selectFrom('late_response').selectAll().execute()
  assert.deepEqual(
    kept.map(({ why_late, came_on }) => [why_late, came_on]),
    [['Posted in time', '2026-05-10']],
  )
  await at('2026-03-03T09:00:00Z')
})

test('nobody but who brought it in sees what is in a file; a reviewer does not come in at all', async () => {
  const page = await map(await bring(csv([AGREE, 'Name'], ['Hush', 'Ada Secret'])))
  const lead = await app.visitor(of.people.lead)
  const seen = words((await lead.get(page.url)).body)
  assert.match(seen, /1 row is wrong/)
  assert.doesNotMatch(seen, /Hush|Ada/)
  assert.equal((await lead.get(`${page.url}/rows.csv`)).status, 404)
  assert.equal((await (await app.visitor(of.people.reviewer)).get(page.url)).status, 403)
  await act(page, { act: 'drop' })
})

test('letters are found out, or said; what is no table is refused with what to do', async () => {
  const windows = Buffer.from(`${CHANGE}\r\nCafé for £5`, 'latin1')
  const page = await bring(windows)
  assert.match(words(page.body), /read as: Windows.*Café for £5/)
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${CHANGE}\nCafé`, 'utf16le')])
  assert.match(words((await bring(utf16)).body), /read as: UTF-16.*Café/)
  const refused = async (bytes: Uint8Array | string) => {
    const answer = await bring(bytes)
    assert.equal(answer.status, 422)
    return words(answer.body)
  }
  assert.match(await refused(`${CHANGE}\n`), /only a heading/)
  assert.match(await refused('PK\u0003\u0004nothing'), /damaged/)
  assert.match(await refused(`${CHANGE}\n"never ended`), /near row 2/)
})

test('our own workbook comes back as it went out, and answers nobody was asked for are kept aside', async () => {
  const routed = await openConsultation(app.hub.db, 'routed-in', { form: routedForm })
  const path = `/consultations/${routed.slug}/imports`
  const lead = await app.visitor(routed.people.lead)
  const rows = csv(
    ['Do you take the bus?', 'How often do you take it?', 'What should change?'],
    ['Yes', 'Every week', 'More seats'],
    ['No', 'Every week', 'Fewer hills'],
  )
  const page = await map(await bring(rows, {}, 'f.csv', lead, path), {}, lead)
  assert.match(words(page.body), /2 new responses.*1 row has something to know.*not for this person is kept aside/)
  await lead.post(page.url, { ...findForm(page.body)!.values, act: 'take' })
  const before = (await responses(routed.id)).map(({ answers, not_asked }) => ({ answers, not_asked }))
  assert.equal(before.length, 2)
  assert.ok(before.some(({ not_asked }) => JSON.stringify(not_asked).includes('weekly')))
  const book = await lead.get(`/consultations/${routed.slug}/responses.xlsx`)
  const other = await openConsultation(app.hub.db, 'routed-out', { form: routedForm })
  const out = await app.visitor(other.people.lead)
  const columns = await bring(book.bytes, {}, 'all.xlsx', out, `/consultations/${other.slug}/imports`)
  assert.match(words(columns.body), /several sheets/)
  const looked = await map(columns, {}, out)
  assert.match(words(looked.body), /2 new responses Nothing wrong/)
})

test('merged heads are put together, formulas give their value, and days of a sheet are days', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Forms')
  sheet.getCell('A1').value = 'Received'
  sheet.mergeCells('A1:A2')
  sheet.getCell('B1').value = OFTEN
  sheet.mergeCells('B1:C1')
  sheet.getCell('B2').value = 'Answer'
  sheet.getCell('C2').value = 'Other, in their own words'
  sheet.addRow([new Date('2026-02-20T00:00:00Z'), { formula: '"Once a "&"year"', result: 'Once a year' }, ''])
  const columns = await bring(new Uint8Array(await book.xlsx.writeBuffer()), {}, 'merged.xlsx')
  const text = words(columns.body)
  assert.match(text, /heading takes 2 rows.*One cell is worked out by a formula/)
  assert.match(text, /Column 2: How often should we meet\? – Answer/)
  const page = await map(columns, { 'received-day': '', 'received-month': '', 'received-year': '' })
  assert.match(words(page.body), /1 new response Nothing wrong/)
  await act(page, { act: 'take' })
  const newest = await app.hub.db.selectFrom('response').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(newest.received_at.toISOString().slice(0, 10), '2026-02-20')
})

test('a large file is worked on in the background, and goes on where it was broken off', async () => {
  const rows = Array.from({ length: 1250 }, (_, at) => ['Agree', `large ${at}`])
  const page = await map(await bring(csv([AGREE, CHANGE], ...rows)))
  assert.match(words(page.body), /0 of 100 done/)
  await workOnImports.run(app.hub)
  const ready = await clerk.get(page.url)
  assert.match(words(ready.body), /1,?250 new responses/)
  await act(ready, { act: 'take' })
  const count = async () =>
    (await responses()).filter(({ answers }) => JSON.stringify(answers).includes('large ')).length
  // The work is killed in the middle of a part: what that part had done is undone with it.
  const { takePart } = await import('./take-in.ts')
  const [file] = await (await import('./imports.queries.ts')).findUnderWay(app.hub.db)
  const { findResponding } = await import('../form/responding.queries.ts')
  const taking = {
    seal: app.hub.seal,
    today: await app.hub.today(),
    of: await findResponding(app.hub, of.slug),
    file: file!,
    now: app.clock.now,
    timeZone: 'Europe/London',
    by: { person: { id: of.people.clerk, name: '', email: null }, grants: [] },
  }
  await app.hub.db.transaction().execute(tx => takePart(tx, taking))
  const killed = app.hub.db.transaction().execute(async tx => {
    await takePart(tx, taking)
    throw new Error('killed')
  })
  await assert.rejects(killed, /killed/)
  assert.equal(await count(), 100)
  await Promise.all([workOnImports.run(app.hub), workOnImports.run(app.hub)])
  assert.equal(await count(), 1250)
  assert.match(words((await clerk.get(page.url)).body), /1,?250 responses were taken in/)
})

test('a file that is never taken in is erased on its day', async () => {
  const page = await map(await bring(csv([CHANGE], ['waits'])))
  await at('2026-04-20T09:00:00Z')
  await forgetImports.run(app.hub)
  assert.match(words((await clerk.get(page.url)).body), /Dropped and erased/)
  const id = page.url.split('/').at(-1)!
  const rows = app.hub.db.selectFrom('response_import_row').select('id').where('import_id', '=', id)
  assert.equal((await rows.execute()).length, 0)
})
