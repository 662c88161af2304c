/**
 * Every parser of what strangers send, each with what it must never do whatever comes: throw something of which nobody is told in words,
 * or let through what it is there to keep out.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { readCodes } from '../../src/codes/index.ts'
import { DamagedBackup } from '../../src/db/backup/frames.ts'
import { restore } from '../../src/db/backup.ts'
import { SchemaMismatch } from '../../src/db/migrate.ts'
import { sealOf } from '../../src/db/seal.ts'
import { readFile } from '../../src/documents/read/file.ts'
import { makeWord, para, run } from '../../src/documents/read/formats/docx/word-fixture.ts'
import { readMail } from '../../src/features/responses/import/mail/read-mail.ts'
import { codeIn, markOf } from '../../src/features/responses/sealing/receipt-code.ts'
import { email } from '../../src/web/fields.ts'
import { Unreadable } from '../../src/web/table/book/table.ts'
import { readTable } from '../../src/web/table/read-table.ts'
import { mutate } from './mutate.ts'

/** Tries one thing that a number leads to; throws where it finds a fault. */
export type Target = (random: () => number) => Promise<void>

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string): Buffer => readFileSync(path.join(ROOT, file))

function oneOf<Value>(values: readonly Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)]!
}

const TEXT = `A code on consulting

1. Purpose

1.1 We write to everybody who is affected, at least twelve weeks before the close.

a) in plain words
b) in the languages that people read

2. Money <b>and</b> more | a | b |
`
const WORD = `${para('1. Purpose', '<w:pStyle w:val="Heading1"/>')}${para(run('1.1 We write to everybody.'))}<w:tbl><w:tr><w:tc>${para('a')}</w:tc></w:tr></w:tbl>`

/** A document of some kind, changed where a change reaches its reader: inside the archive, not in its check sums. */
async function documents(random: () => number): Promise<void> {
  const kind = oneOf(['plan.docx', 'plan.md', 'plan.html', 'plan.txt', 'archive.docx'], random)
  const html = `<html><body><h1>A code</h1><ol><li>One<li>Two</ol><table><tr><td>x</table></body></html>`
  const bytes =
    kind === 'plan.docx'
      ? makeWord({ body: mutate(Buffer.from(WORD), random).toString() })
      : kind === 'archive.docx'
        ? mutate(makeWord({ body: WORD }), random)
        : mutate(Buffer.from(kind === 'plan.html' ? html : TEXT), random)
  const found = await readFile(kind, bytes)
  if (found.ok) assert.ok(found.value.documents.length > 0)
}

const CODE = readFileSync(path.join(ROOT, 'codes', 'partnerships-checklist.yaml'), 'utf8')

async function codes(random: () => number): Promise<void> {
  const text = mutate(Buffer.from(CODE), random).toString()
  const found = readCodes([{ name: 'own.yaml', text }])
  if (!found.ok) assert.ok(found.problem.length > 0)
}

const LISTS = [
  'Name,Sector,Email\r\nHolt Food Bank,community,food@example.org\r\n"Quoted, with comma",faith,\r\n',
  'Organisation\tKind\tMail\nWend Vale Trust\tvoluntary\ttrust@example.org\n',
  '\ufeffname;sector\n=1+1;x\n',
]

async function tables(random: () => number): Promise<void> {
  const bytes = mutate(Buffer.from(oneOf(LISTS, random)), random)
  const source = random() < 0.5 ? bytes : bytes.toString()
  const found = readTable(source, cells => cells.some(cell => /^(name|organisation)$/i.test(cell)))
  if (found.ok) for (const { line } of found.table.rows) assert.ok(line >= 1)
}

const MAILS = [
  `From ada@example.org Mon Mar  2 09:00:00 2026
From: =?utf-8?Q?Ad=C3=A1?= <ada@example.org>
Date: Mon, 2 Mar 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>Keep the bus=21</p>
--b
Content-Disposition: attachment; filename="a.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjcK
--b--

From bob@example.org Mon Mar  2 09:00:00 2026
From: bob@example.org

On Monday, Ada wrote:
> Keep it
No.
-- 
Bob
`,
]

/** Mail that was saved: read as rows, or refused in words. */
async function mail(random: () => number): Promise<void> {
  const bytes = mutate(Buffer.from(oneOf(MAILS, random)), random)
  try {
    for await (const piece of readMail([bytes], 'Europe/London'))
      if (piece.kind === 'rows')
        for (const { cells } of piece.rows) assert.ok(cells.every(cell => !cell.includes('\0')))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
}

const field = email({ label: 'web.nav.home' })

async function addresses(random: () => number): Promise<void> {
  const typed = mutate(Buffer.from('ada.lovelace+hub@mail.example.org'), random).toString()
  const found = field.read({ values: { email: [typed] }, files: {} }, 'email')
  if (!found.ok || found.value === '') return
  assert.match(found.value, /^[^\s@,;:<>()"\\\u0000-\u001f\u007f]+@[^\s@,;:<>()"\\\u0000-\u001f\u007f]+$/)
}

const seal = sealOf(Buffer.alloc(32, 7))

async function receipts(random: () => number): Promise<void> {
  const code = 'K7QX-4M2P-9TRW-HJ3C'
  const written = oneOf([code, code.toLowerCase(), `https://hub.example.org/responses/${code}/change?done=x`], random)
  const found = codeIn(mutate(Buffer.from(written), random).toString())
  assert.equal(markOf(seal, found, 'response').length, 32)
  assert.notDeepEqual(markOf(seal, found, 'response'), markOf(seal, found, 'draft'))
}

/** Reached where a file was held to be whole: then it says the same as the one it was made from. */
class Whole extends Error {}

const untouched = {
  get pool(): never {
    throw new Whole()
  },
  get db(): never {
    throw new Whole()
  },
}

async function backups(random: () => number): Promise<void> {
  const file = path.join(os.tmpdir(), `hub-fuzz-${process.pid}-${Math.floor(random() * 1e9)}.backup`)
  const original = read('test/backups/0026.backup')
  // Most changes near the beginning: what follows is found by one check sum.
  const head = random() < 0.5 ? 400 : original.length
  await writeFile(file, Buffer.concat([mutate(original.subarray(0, head), random), original.subarray(head)]))
  try {
    await restore(file, untouched as never)
    assert.fail('a file that was changed was taken')
  } catch (error) {
    const known = error instanceof DamagedBackup || error instanceof SchemaMismatch || error instanceof Whole
    if (!known) throw error
    if (!(error instanceof Whole)) assert.match(error.message, /\.$/)
  } finally {
    await rm(file, { force: true })
  }
}

/** Every parser by its name. */
export const targets: Readonly<Record<string, Target>> = {
  documents,
  codes,
  tables,
  mail,
  addresses,
  receipts,
  backups,
}
