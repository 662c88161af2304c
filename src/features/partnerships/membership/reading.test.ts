/** Membership lists as they are met: files of any maker, tables pasted from pages, and what their cells say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { namesColumns } from '../../../web/table/columns.ts'
import { readTable } from '../../../web/table/read-table.ts'
import { guessColumns, headings } from './columns.ts'
import { personIn, proposeRows, sectorIn } from './proposal.ts'
import { cellsOf, mostRows } from './table.ts'

const readCells = (text: string) => cellsOf(readTable(text, namesColumns(headings)))

function rowsOf(text: string) {
  const read = readCells(text)
  assert.ok(read.ok)
  const { cells, headed } = read
  const columns = guessColumns(cells, headed)
  return { headed, columns, rows: proposeRows(cells, columns, headed) }
}

test('commas, semicolons and tabs part the cells, whatever stands inside them', () => {
  const heads = ['Organisation', 'Name', 'Email']
  const row = ['Fen Trust, Southern area', 'Ada Moss', 'ada@example.org']
  const comma = `${heads.join(',')}\r\n"${row[0]}",${row[1]},${row[2]}\r\n`
  for (const text of [
    comma,
    `\ufeff${comma}`,
    [heads, row].map(cells => cells.join(';')).join('\n'),
    [heads, row].map(cells => cells.join('\t')).join('\n'),
  ]) {
    const { rows } = rowsOf(text)
    assert.deepEqual(
      rows.map(({ organisation, holder, holder_email }) => [organisation, holder, holder_email]),
      [row],
      text,
    )
  }
})

test('nothing, a wall of rows and an open quote each end in words or in a reading', () => {
  assert.equal(readCells(' \n ').ok, false)
  const many = readCells('a\tb\n'.repeat(mostRows + 1))
  assert.equal(!many.ok && many.problem.key, 'partnerships.membership.problem.too-many')
  assert.equal(readCells('Organisation,Name\nThe "Hub,Ada').ok, true)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
      const read = readCells(text)
      if (!read.ok) return
      const { cells, headed } = read
      for (const row of proposeRows(cells, guessColumns(cells, headed), headed)) assert.equal(typeof row.seat, 'string')
    }),
  )
})

test('a published list: joined cells, roles in brackets, vacancies, advisers, two seats of one body', () => {
  const { rows, headed } = rowsOf(
    [
      'Agency\tBoard member\tJob title\tRole on board\tNamed deputy',
      '\tJo March (Independent Chair)\t\t\t',
      'Fenshire Council\tAda Moss\tDirector of Children’s Services\tVice Chair\tBen Lake',
      'Fenshire Police\tVacant\t\tMember\t',
      'Fen Aid\tCleo Hart cleo@example.org\t\tAdviser, non-voting\t',
      'Fen Aid\tDev Rao\t\tMember\tTBC',
    ].join('\n'),
  )
  assert.equal(headed, true)
  assert.deepEqual(
    rows.map(row => [row.organisation, row.seat, row.role, row.vote, row.holder, row.holder_email, row.deputy]),
    [
      ['', '', 'chair', true, 'Jo March', '', ''],
      ['Fenshire Council', 'Director of Children’s Services', 'vice-chair', true, 'Ada Moss', '', 'Ben Lake'],
      ['Fenshire Police', 'Fenshire Police', 'member', true, '', '', ''],
      ['Fen Aid', 'Fen Aid 1', 'adviser', false, 'Cleo Hart', 'cleo@example.org', ''],
      ['Fen Aid', 'Fen Aid 2', 'member', true, 'Dev Rao', '', ''],
    ],
  )
  const joined = rowsOf('Organisation,Name\nFen Aid,Ada Moss\n,Ben Lake').rows
  assert.deepEqual(
    joined.map(({ organisation, seat }) => [organisation, seat]),
    [
      ['Fen Aid', 'Fen Aid 1'],
      ['Fen Aid', 'Fen Aid 2'],
    ],
  )
})

test('without headings, addresses are told from names', () => {
  const { headed, columns } = rowsOf('Fen Aid\tAda Moss\tada@example.org\nFen Trust\tBen Lake\tben@example.org')
  assert.equal(headed, false)
  assert.deepEqual(columns, ['organisation', 'holder', 'holder_email'])
})

test('a post elsewhere is no role here, and sectors have many names', () => {
  const { rows } = rowsOf('Organisation,Job title,Name\nHolt Parish,Chair of the parish council,Ada Moss')
  assert.equal(rows[0]!.role, 'member')
  assert.deepEqual(personIn('Ada Moss <ada@example.org>', ''), {
    name: 'Ada Moss',
    email: 'ada@example.org',
    aside: '',
  })
  assert.deepEqual(['VCSE', 'Public sector', 'Voluntary and Community', 'Faith', 'nonsense'].map(sectorIn), [
    'voluntary',
    'statutory',
    'voluntary',
    'faith',
    '',
  ])
})
