/** Files as they come: told apart by what is in them, read in pieces, and never taken at their word. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { problemOf } from '../../../../web/table/book/problem-of.ts'
import { type Letters, most, type Piece } from '../../../../web/table/book/table.ts'
import { readApart } from './read-apart.ts'
import { readTable } from './read-file.ts'

async function read(bytes: Uint8Array | string, letters: Letters | null = null) {
  const pieces: Piece[] = []
  for await (const piece of readTable({ bytes: Buffer.from(bytes), letters, sheets: [] })) pieces.push(piece)
  const [head] = pieces.flatMap(piece => (piece.kind === 'head' ? [piece.head] : []))
  return {
    head: head!,
    rows: pieces.flatMap(piece => (piece.kind === 'rows' ? piece.rows : [])),
    notes: pieces.flatMap(piece => (piece.kind === 'end' ? piece.notes : [])),
  }
}

const problem = async (bytes: Uint8Array | string) => {
  try {
    await read(bytes)
    return null
  } catch (error) {
    return problemOf(error)?.key.split('.').at(-1)
  }
}

test('whatever parts the columns, rows keep the numbers that a spreadsheet shows', async () => {
  for (const sign of [',', ';', '\t', '|']) {
    const { head, rows } = await read(`A${sign}B\n\n"x${sign}\ny"${sign}1\n`)
    assert.deepEqual(head.header, ['A', 'B'])
    assert.deepEqual(rows, [{ row: 3, cells: [`x${sign}\ny`, '1'] }])
  }
  assert.deepEqual((await read('sep=;\nA;B,C\n1;2')).head.header, ['A', 'B,C'])
})

test('letters are found out by their bytes, and read as they are said to be', async () => {
  const text = 'Größe\nÄpfel £5\n'
  const wide = Buffer.from(text, 'utf16le')
  const swapped = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])
  for (const bytes of [Buffer.from(text), wide, swapped, Buffer.from(text, 'latin1')])
    assert.equal((await read(bytes)).rows[0]!.cells[0], 'Äpfel £5')
  assert.equal((await read(Buffer.from('A\né'), 'windows-1252')).rows[0]!.cells[0], 'Ã©')
})

test('cells that hold a formula as text lose the mark that kept them safe, and signs that nobody types go', async () => {
  assert.deepEqual((await read("A,B\n'=1+1,a\u202eb\u0007")).rows[0]!.cells, ['=1+1', 'ab'])
})

async function sheet(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('a sheet gives values: of formulas, shared and rich texts, days of both counts; errors are empty', async () => {
  const bytes = await sheet(book => {
    const page = book.addWorksheet('A')
    page.addRow(['Text', 'Rich', 'Day', 'Sum', 'Error', 'Yes'])
    page.addRow([
      'one\ntwo',
      { richText: [{ text: 'bold', font: { bold: true } }, { text: ' plain' }] },
      new Date('2026-03-04'),
      { formula: '1+1', result: 2 },
      { error: '#N/A' },
      true,
    ])
    book.addWorksheet('B')
  })
  const { head, rows, notes } = await read(bytes)
  assert.equal(head.sheet, 'A')
  assert.deepEqual(rows, [{ row: 2, cells: ['one\ntwo', 'bold plain', '2026-03-04', '2', '', 'yes'] }])
  assert.deepEqual(
    notes.map(({ key }) => key.split('.').at(-1)),
    ['sheet', 'formulas', 'errors'],
  )
  const old = await sheet(book => {
    book.properties.date1904 = true
    book.addWorksheet('A').addRows([['Day'], [new Date('2026-03-04')]])
  })
  assert.equal((await read(old)).rows[0]!.cells[0], '2026-03-04')
})

test('a title above the table is none of its heads, and heads in two rows become one', async () => {
  const bytes = await sheet(book => {
    const page = book.addWorksheet('A')
    page.getCell('A1').value = 'All forms'
    page.mergeCells('A1:D1')
    page.getCell('A2').value = 'Number'
    page.mergeCells('A2:A3')
    page.getCell('B2').value = 'Open'
    page.mergeCells('B2:C2')
    page.getCell('B3').value = 'Saturday'
    page.getCell('C3').value = 'Sunday'
    page.addRow(['1', 'yes', 'no'])
  })
  const { head, rows } = await read(bytes)
  assert.deepEqual(head.header, ['Number', 'Open – Saturday', 'Open – Sunday'])
  assert.deepEqual(rows, [{ row: 4, cells: ['1', 'yes', 'no'] }])
})

test('what is no table, or more than one can hold, is refused by name', async () => {
  assert.equal(await problem(''), 'empty')
  assert.equal(await problem('A,B\n'), 'only-heading')
  assert.equal(await problem('%PDF-1.7'), 'pdf')
  assert.equal(await problem(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1])), 'old-workbook')
  assert.equal(await problem('PK\u0003\u0004 and so on'), 'damaged')
  assert.equal(await problem(`${'a,'.repeat(most.columns)}a\n1`), 'columns')
  assert.equal(await problem(`A\n${'x\n'.repeat(most.rows + 1)}`), 'rows')
  assert.equal(await problem(`A\n${'x'.repeat(most.cell + 1)}`), 'cell')
  assert.equal(await problem('A,B\n1,2\n"open'), 'broken')
})

/** A zip with these parts, whose sizes are not said to anybody. */
function zip(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    files.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += local.length + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}

test('a bomb is given up, in its sheet and in the texts its cells share', async () => {
  const bomb = Buffer.alloc(200 * 1024 * 1024, ' ')
  assert.equal(await problem(zip({ 'xl/workbook.xml': bomb })), 'bomb')
})

test('a reading that takes too long, or more memory than it may, is given up in its thread', async () => {
  const bytes = Buffer.from(`A\n${'some words\n'.repeat(40_000)}`)
  const all = async (limits: { time: number; memory: number }) => {
    for await (const _ of readApart({ bytes, letters: null, sheets: [] }, limits));
  }
  await assert.rejects(all({ time: 1, memory: 200 }), /slow/)
  await all({ time: 60_000, memory: 200 })
})

test('whatever bytes come, they are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
      try {
        const { head, rows } = await read(bytes)
        assert.ok(head.header.length > 0 && rows.length > 0)
      } catch (error) {
        assert.notEqual(problemOf(error), null, String(error))
      }
    }),
    { numRuns: 200 },
  )
})
