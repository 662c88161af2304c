import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stackTables } from './stacked-tables.ts'

const table = (inside: string) => `<p>Before</p><table class="govuk-table">${inside}</table>`

test('every cell carries the heading of its column, and the roles that a table has', () => {
  const html = stackTables(
    table(
      '<thead><tr><th scope="col">Code <b>&amp;</b>\n "part"</th><th colspan="2">Met</th><th>Not met</th></tr></thead>' +
        '<tbody><tr id="a"><th scope="row">Roads</th><td class="n">1</td><td> </td><td>3 <a href="/x">of 4</a></td></tr></tbody>',
    ),
  )
  assert.match(html, /<table class="govuk-table hub-stacks" role="table">/)
  assert.match(html, /<th role="rowheader" scope="row">Roads<\/th>/)
  assert.match(html, /<td role="cell" class="n" data-heading="Met">1<\/td>/)
  assert.match(html, /<td role="cell" data-heading="Met" data-empty> <\/td>/)
  assert.match(html, /<td role="cell" data-heading="Not met">3 <a href="\/x">of 4<\/a><\/td>/)
  assert.match(html, /<tr role="row" id="a">/)
  assert.match(html, /<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">/)
})

test('three columns without headings are stacked, two stay beside each other, and a heading of its own is kept', () => {
  const row = (cells: number) => table(`<tbody><tr>${'<td>x</td>'.repeat(cells)}</tr></tbody>`)
  assert.match(stackTables(row(3)), /hub-stacks/)
  assert.equal(stackTables(row(2)), row(2))
  const own =
    '<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>x</th><td data-heading="Mine">y</td></tr></tbody>'
  assert.match(stackTables(table(own)), /<td role="cell" data-heading="Mine">y/)
  assert.equal(stackTables('<p>No table</p>'), '<p>No table</p>')
})
