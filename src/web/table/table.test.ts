import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellOf, namesColumns, recogniseColumns } from './columns.ts'
import { readList } from './read-list.ts'
import { readListApart } from './read-list-apart.ts'
import { mostRows, readTable } from './read-table.ts'

const wanted = { name: ['name', 'organisation', 'organisation name'], email: ['email', 'email address'] } as const
const heading = namesColumns(wanted)
const read = (source: Uint8Array | string) => {
  const result = readTable(source, heading)
  assert.ok(result.ok, JSON.stringify(result))
  return result.table
}
const problem = (source: Uint8Array | string) => {
  const result = readTable(source, heading)
  return result.ok ? null : result.problem.key
}

test('commas, semicolons and tabs part columns, and quotation marks keep them together', () => {
  for (const sign of [',', ';', '\t']) {
    const { header, rows } = read(Buffer.from(`Name${sign}Email\n"Holt${sign} Fen and District"${sign}a@example.org\n`))
    assert.deepEqual(header, ['Name', 'Email'])
    assert.deepEqual(rows, [{ line: 2, cells: [`Holt${sign} Fen and District`, 'a@example.org'] }])
  }
})

test('a pasted list of names is one name a line, whatever signs stand before and in it', () => {
  const { header, rows } = read('• Fen Aid\n- Holt, Wendmere and District Trust\n\n3. Café Zoë\n')
  assert.deepEqual(header, [''])
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'Fen Aid'],
      [2, 'Holt, Wendmere and District Trust'],
      [4, 'Café Zoë'],
    ],
  )
})

test('letters are read as they were saved, also where lines of two kinds stand together, which is told', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name\nCafé Zoë', 'utf16le')])
  assert.equal(read(utf16).rows[0]!.cells[0], 'Café Zoë')
  const mixed = Buffer.concat([Buffer.from('name\nCafé Zoë\n'), Buffer.from('Café Noir\n', 'latin1')])
  const { rows, notes } = read(mixed)
  assert.deepEqual(
    rows.map(({ cells }) => cells[0]),
    ['Café Zoë', 'Café Noir'],
  )
  assert.deepEqual(notes, [{ key: 'web.table.note.letters', values: { count: 1 } }])
})

test('what is no table, or more than can be looked over, is refused by name', () => {
  assert.equal(problem(Buffer.from('PK\u0003\u0004rest')), 'web.table.problem.workbook')
  assert.equal(problem(Buffer.from([0x61, 0, 0x62])), 'web.table.problem.no-text')
  assert.equal(problem(' \n '), 'web.table.problem.empty')
  assert.equal(problem('Name,Email\n'), 'web.table.problem.only-heading')
  assert.equal(problem(`name\n${'x\n'.repeat(mostRows + 1)}`), 'web.table.problem.rows')
  assert.equal(problem(Buffer.from(`name\n${'a'.repeat(200)}${','.repeat(150)}\n`)), 'web.table.problem.columns')
  assert.equal(problem(Buffer.from('name,email\n"never ended,\n')), 'web.table.problem.broken')
})

test('a row is found again by its line, also after a cell of several lines', () => {
  const { rows } = read(Buffer.from('name,email\n"A\nB",x@example.org\nC,y@example.org\n'))
  assert.deepEqual(
    rows.map(({ line }) => line),
    [2, 4],
  )
})

test('columns are recognised by their headings, each once, whole before in part', () => {
  const columns = recogniseColumns(['Contact email address', 'E-mail', 'Organisation'], {
    ...wanted,
    email: ['e-mail', 'email address'],
  })
  assert.deepEqual(columns, { name: 2, email: 1 })
  assert.equal(cellOf(['a', 'b', 'c'], columns, 'name'), 'c')
  assert.equal(cellOf(['a'], columns, 'name'), '')
})

test('whatever is pasted or sent, it is read or refused, and nothing is made up', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      const result = readTable(text, heading)
      if (result.ok) for (const { cells } of result.table.rows) assert.ok(cells.length <= result.table.header.length)
    }),
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void readTable(bytes, heading)))
})

test('a long list is read in a thread as it would be read here, and what is no list ends in words there too', async () => {
  const long = Buffer.from(`Name,Email\n${'Café Zoë,zoe@example.org\n'.repeat(4000)}`)
  const asked = { headings: wanted, most: 5000 }
  assert.deepEqual(await readListApart({ ...asked, source: long }), await readList(long, heading, 5000))
  const told = async (source: Uint8Array, most = 5000) => {
    const read = await readListApart({ ...asked, source, most })
    return read.ok ? null : read.problem.key
  }
  assert.equal(await told(long, 100), 'web.table.problem.rows')
  assert.equal(await told(Buffer.from('PK\u0003\u0004rest')), 'web.table.unreadable.damaged')
  assert.equal(await told(Buffer.alloc(100_000)), 'web.table.problem.no-text')
})
