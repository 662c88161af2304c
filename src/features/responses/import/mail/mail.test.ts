import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Row } from '../../../../web/table/book/table.ts'
import { readTable } from '../reading/read-file.ts'
import { isMailbox, isMessage, messagesIn } from './mailbox.ts'
import { ownWords } from './own-words.ts'

const MAIL = 'From: Ada Reader <ada@example.org>\r\nSubject: Buses\r\nDate: Mon, 2 Mar 2026 23:30:00 +0000\r\n'

/** The rows that a file of mail is read as. */
async function rowsOf(text: string | Buffer): Promise<Row[]> {
  const rows: Row[] = []
  for await (const piece of readTable({
    bytes: Buffer.from(text),
    letters: null,
    sheets: [],
    timeZone: 'Europe/London',
  }))
    if (piece.kind === 'rows') rows.push(...piece.rows)
  return rows
}

test('a mailbox is taken apart at its lines of "From ", and a text that says "From " is left whole', () => {
  const box = Buffer.from(
    `From ada@example.org Mon Mar  2 09:00:00 2026\n${MAIL.replaceAll('\r', '')}\nOne.\n\nFrom here on it is worse.\n>From me too.\n\nFrom bob@example.org Mon Mar  2 10:00:00 2026\n${MAIL.replaceAll('\r', '')}\nTwo.\n`,
  )
  assert.ok(isMailbox(box))
  const messages = [...messagesIn(box)].map(each => Buffer.from(each).toString())
  assert.equal(messages.length, 2)
  assert.match(messages[0]!, /From here on it is worse\.\nFrom me too\./)
  assert.match(messages[1]!, /Two\.\n$/)
})

test('mail is told from tables', () => {
  assert.ok(isMessage(Buffer.from(`${MAIL}\r\nWords.`)))
  assert.ok(isMessage(Buffer.from(`Received: from a by b;\r\n\tMon, 2 Mar 2026 09:00:00 +0000\r\n${MAIL}\r\nWords.`)))
  for (const table of ['Name,Comments\nAda,Words\n', 'Date: day;From: who\n2026;Ada\n', '', 'From the council\n1\n'])
    assert.ok(!isMessage(Buffer.from(table)) && !isMailbox(Buffer.from(table.replace('From the', 'Of the'))), table)
})

test('what somebody says is told from the mail they answer and from their signature', () => {
  const answered =
    'On Monday 2 March 2026 at 09:00, The Council\n<team@council.example> wrote:\n> What do you think?\n> Tell us.'
  assert.deepEqual(ownWords(`Keep the bus.\n\n${answered}`), { said: 'Keep the bus.', cut: answered })
  assert.equal(
    ownWords(`> Is it long enough?\nNo, it is not.\n> Anything else?\nThank you.`).said,
    'No, it is not.\nThank you.',
  )
  assert.equal(ownWords('Keep it.\n-- \nAda Reader\nHead of Readers').said, 'Keep it.')
  assert.equal(ownWords('Keep it.\n\nSent from my iPhone').said, 'Keep it.')
  assert.equal(
    ownWords('Zostawcie autobus.\n\nW dniu 2.03.2026 o 09:00, Rada pisze:\n> Co sądzicie?').said,
    'Zostawcie autobus.',
  )
  const outlook =
    '________________________________\nFrom: Council\nSent: Monday\nTo: Ada\nSubject: Buses\n\nWhat do you think?'
  assert.deepEqual(ownWords(`Keep the bus.\n\n${outlook}`), { said: 'Keep the bus.', cut: outlook })
  assert.equal(
    ownWords('-----Original Message-----\nFrom: Council\n\nWhat?').cut,
    '',
    'what says nothing itself is kept whole',
  )
  assert.equal(
    ownWords('On Sundays nobody wrote:\nthe bus is late.').said,
    'On Sundays nobody wrote:\nthe bus is late.',
  )
  const long = `One.\n--\n${'A paragraph of its own.\n'.repeat(30)}`
  assert.match(ownWords(long).said, /A paragraph/, 'a line of dashes is no signature where much follows')
})

test('no word of a mail is lost: each stands in what is said or in what was cut away', () => {
  const line = fc.constantFrom(
    'Keep it.',
    '> quoted',
    '',
    '-- ',
    'Ada',
    'On Monday, Ada wrote:',
    'From: A',
    'Sent: B',
    'To: C',
  )
  const sorted = (text: string): string[] => text.split(/\s+/).filter(Boolean).toSorted()
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), lines => {
      const { said, cut } = ownWords(lines.join('\n'))
      assert.deepEqual(sorted(`${said}\n${cut}`), sorted(lines.join('\n')))
    }),
  )
})

test('a mail becomes a row: the day in the zone of the area, who wrote, what they say', async () => {
  const [row] = await rowsOf(`${MAIL}Content-Type: text/plain; charset=utf-8\r\n\r\nCaf\u00e9 buses, please.\r\n`)
  assert.deepEqual(row!.cells.slice(0, 5), [
    '2026-03-02',
    'Ada Reader',
    'ada@example.org',
    'Caf\u00e9 buses, please.',
    'Buses',
  ])
  const [arrived] = await rowsOf(`Received: from a by b; Tue, 3 Mar 2026 09:00:00 +0000\r\n${MAIL}\r\nWords.\r\n`)
  assert.equal(arrived!.cells[0], '2026-03-03', 'the day it arrived goes before the day its sender gives')
})

test('other letters, pages of HTML and encodings are read; nothing of a page runs or is loaded', async () => {
  const html =
    '<html><body><p>Keep the <b>bus</b>.</p><script>alert(1)</script><img src="https://spy.example/x.png"></body></html>'
  const [page] = await rowsOf(`${MAIL}Content-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`)
  assert.match(page!.cells[3]!, /Keep the bus\./)
  assert.doesNotMatch(page!.cells[3]!, /alert|spy/)
  assert.doesNotMatch(Buffer.from(page!.whole!.content, 'base64').toString(), /spy\.example|<script/)
  const latin = Buffer.from(
    `${MAIL}Content-Type: text/plain; charset=iso-8859-1\r\n\r\nCaf\u00e9 \u00a35.\r\n`,
    'latin1',
  )
  assert.equal((await rowsOf(latin))[0]!.cells[3], 'Caf\u00e9 \u00a35.')
  const quoted = `${MAIL}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=C3=A9 for a=\r\nll.\r\n`
  assert.equal((await rowsOf(quoted))[0]!.cells[3], 'Caf\u00e9 for all.')
})

const attached = (name: string, content: Buffer): string =>
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`

test('attachments are judged by what they are: kept, or told by their name', async () => {
  const parts = [
    attached('plan.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')),
    attached('invoice.pdf', Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00'), Buffer.alloc(300)])),
  ]
  const mail = `${MAIL}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the plan.\r\n${parts.join('')}--b--\r\n`
  const [row] = await rowsOf(mail)
  assert.equal(row!.cells[6], 'plan.pdf; invoice.pdf')
  assert.deepEqual(
    row!.notes!.map(({ key, values }) => [key.split('.').at(-1), values]),
    [
      ['attachment-type', { name: 'invoice.pdf' }],
      ['attached', { count: 1 }],
    ],
  )
  const whole = Buffer.from(row!.whole!.content, 'base64').toString()
  assert.match(whole, /plan\.pdf/)
  assert.doesNotMatch(whole, /invoice\.pdf/)
})

test('what is said in other letters is compared by all of them', async () => {
  const said = ['Автобус 14 опаздывает', 'Автобус 14 не нужен', 'Трамвай!', 'трамвай']
  const box = said.map(
    (text, at) =>
      `From x Mon Mar  2 09:00:00 2026\nFrom: p${at}@example.org\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\n`,
  )
  const rows = await rowsOf(box.join(''))
  assert.deepEqual(
    rows.map(({ notes }) => notes!.map(({ values }) => values)),
    [[], [], [{ count: 1 }], [{ count: 1 }]],
  )
})

test('what a machine wrote is told, and what several say alike', async () => {
  const away = `${MAIL}Auto-Submitted: auto-replied\r\n\r\nI am away.\r\n`
  assert.equal((await rowsOf(away))[0]!.faults![0]!.key, 'responses.import.told.automatic')
  const said = ['Save our library!', 'Save our  LIBRARY.', 'Close it.']
  const box = said.map(
    (text, at) =>
      `From x Mon Mar  2 09:00:00 2026\nFrom: p${at}@example.org\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\n${text}\n\n`,
  )
  const rows = await rowsOf(box.join(''))
  assert.deepEqual(
    rows.map(({ notes }) => notes!.map(({ values }) => values)),
    [[{ count: 1 }], [{ count: 1 }], []],
  )
})
