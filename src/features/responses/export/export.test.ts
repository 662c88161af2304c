/** Responses as a workbook: what it holds, for whom, and that nothing in it is a formula. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as rest } from 'node:timers/promises'
import exceljs from 'exceljs'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { sheetsIn } from '../../../../test/support/attacker.ts'
import { newId } from '../../../db/ids.ts'
import { LONGEST_CELL, writeWorkbook } from '../../../documents/export/workbook.ts'
import { beginSession, sessionCookie } from '../../../web/session.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'exported')
})
after(() => app.close())

let number = 0
async function give(answers: object, more: { comments?: string; free_text?: string; confidential?: boolean } = {}) {
  await app.hub.db
    .insertInto('response')
    .values({
      id: newId(),
      consultation_id: of.id,
      reference: `R-${++number}`,
      channel: 'paper',
      state: 'given',
      received_at: new Date('2026-02-27T23:30:00Z'),
      code_hash: Buffer.from(`mark ${number}`),
      behalf: 'personal',
      answers: JSON.stringify(answers),
      ...more,
    })
    .execute()
}

async function bookOf(bytes: Uint8Array) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  return book
}

async function workbookFor(person: string) {
  return app.server.inject({
    method: 'GET',
    url: `/consultations/${of.slug}/responses.xlsx`,
    headers: { host: 'hub.test', cookie: await cookieOf(person) },
  })
}

async function cookieOf(person: string) {
  return `${sessionCookie}=${await beginSession(app.hub.db, person, 'test', app.clock.now)}`
}

const rowsOf = (book: exceljs.Workbook, name: string): unknown[][] => {
  const rows: unknown[][] = []
  book.getWorksheet(name)!.eachRow(row => void rows.push((row.values as unknown[]).slice(1)))
  return rows
}

test('the workbook has a row a response, a row a comment and the questions; what is in confidence is for the lead', async () => {
  const [scale, long, single] = of.questions as [string, string, string]
  await give(
    {
      [scale]: { choice: 2, comment: '=1+1 is no formula' },
      [long]: { text: 'More notice' },
      [single]: { choice: 'other', other: 'Weekly' },
    },
    { comments: JSON.stringify({ [of.paragraphs[1]!]: 'Seven days' }), free_text: 'Thank you' },
  )
  await give({ [scale]: { choice: 1, comment: 'A secret' } }, { confidential: true })
  const reviewer = await workbookFor(of.people.reviewer)
  assert.equal(reviewer.statusCode, 200)
  const book = await bookOf(reviewer.rawPayload)
  const [head, first, ...others] = rowsOf(book, 'Responses')
  assert.equal(others.length, 0)
  assert.equal(first![head!.indexOf('Reference')], 'R-1')
  assert.deepEqual(first![head!.indexOf('Received')], new Date('2026-02-27T00:00:00Z'))
  assert.equal(first![head!.findIndex(cell => String(cell).endsWith('period long enough? – Answer (code)'))], 2)
  const comments = rowsOf(book, 'Comments').slice(1)
  assert.deepEqual(
    comments.map(row => [row[1], row[2], row[4]]),
    [
      [`q-${scale}-comment`, 1, '=1+1 is no formula'],
      [`q-${long}`, 2, 'More notice'],
      [`q-${single}-other`, 3, 'Weekly'],
      [`p-${of.paragraphs[1]}`, undefined, 'Seven days'],
      ['free', undefined, 'Thank you'],
    ],
  )
  const asked = rowsOf(book, 'Questions').slice(1)
  assert.equal(asked.length, 3)
  assert.match(String(asked[2]![5]), /monthly = Every month/)
  const lead = await bookOf((await workbookFor(of.people.lead)).rawPayload)
  assert.equal(rowsOf(lead, 'Responses').length, 3)
  assert.equal((await workbookFor(of.people.clerk)).statusCode, 403)
})

test('a workbook is written piece by piece, a text too long for a cell says so, and a reader who goes away ends it', async () => {
  let [made, ended] = [0, false]
  async function* rows() {
    try {
      for (; made < 2000; made++)
        yield Array.from({ length: 100 }, () => [randomBytes(150).toString('hex'), 'x'.repeat(40)])
    } finally {
      ended = true
    }
  }
  const pieces = writeWorkbook([{ name: 'Long', columns: [{ heading: 'A' }, { heading: 'B' }], rows: rows() }], '…')
  let taken = 0
  while (taken < 100_000) taken += ((await pieces.next()).value as Uint8Array).length
  await rest(100)
  assert.ok(made < 20, `${made} lots are made for a reader who took ${taken} bytes`)
  await pieces.return(undefined)
  await rest(20)
  assert.ok(ended)
  const long = async function* () {
    yield [['y'.repeat(LONGEST_CELL + 5)]]
  }
  const whole: Uint8Array[] = []
  for await (const piece of writeWorkbook([{ name: 'Cut', columns: [{ heading: 'A' }], rows: long() }], '…'))
    whole.push(piece)
  const [, row] = rowsOf(await bookOf(Buffer.concat(whole)), 'Cut')
  assert.deepEqual([String(row![0]).length, String(row![0]).at(-1)], [LONGEST_CELL, '…'])
})

test('whatever somebody wrote, the workbook can be opened, and numbers are numbers only where a column has figures', async () => {
  const odd = async function* () {
    yield [
      ['=HYPERLINK("x")', 4.5],
      ['a\uffff\u0007\ud800<b>&"_x0041_\r\nzwei', null],
      ['', 0],
    ]
  }
  const whole: Uint8Array[] = []
  const sheet = { name: 'Odd & even', columns: [{ heading: '<A>' }, { heading: 'B' }], rows: odd() }
  for await (const piece of writeWorkbook([sheet], '…')) whole.push(piece)
  const rows = rowsOf(await bookOf(Buffer.concat(whole)), 'Odd & even')
  assert.deepEqual(rows[0], ['<A>', 'B'])
  assert.deepEqual(rows[1], ['=HYPERLINK("x")', 4.5])
  assert.equal(rows[3]![1], 0)
  const [text = ''] = sheetsIn(Buffer.concat(whole))
  assert.ok(text.includes('a\ufffd&lt;b&gt;&amp;&quot;_x005F_x0041_\nzwei<'), text)
  assert.doesNotMatch(text, /<f>/)
})
