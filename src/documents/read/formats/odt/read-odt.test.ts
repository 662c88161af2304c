import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFile } from '../../file.ts'
import { ReadingStopped } from '../../limits.ts'
import { readBlocks } from '../../read.ts'
import { makeZip } from '../zip-fixture.ts'
import { list, listStyle, makeOdt, type OdtParts, p } from './odt-fixture.ts'
import { readOdt } from './read-odt.ts'

const tree = (parts: OdtParts) => readBlocks(readOdt(makeOdt(parts)).blocks)[0]!
const rows = (parts: OdtParts) => tree(parts).paragraphs.map(({ path, printed, text }) => `${path}|${printed}|${text}`)
const blocks = (body: string, automatic = '') => readOdt(makeOdt({ body, automatic })).blocks
const codes = listStyle('L1', [
  ['1', '.'],
  ['1', '', 2],
  ['a', ')'],
])

describe('lists of an OpenDocument text', () => {
  it('are numbered level by level', () => {
    const body = list(
      [p('Keys') + list([p('Ask for one early.'), p('Bring back:') + list([p('the key;'), p('the tag.')])]), p('Bins')],
      'text:style-name="L1"',
    )
    assert.deepEqual(rows({ body, automatic: codes }), [
      '1|1.|Keys',
      '1.1|1.1|Ask for one early.',
      '1.2|1.2|Bring back:',
      '1.2a|a)|the key;',
      '1.2b|b)|the tag.',
      '2|2.|Bins',
    ])
  })

  it('go on after other text where they say so, and begin again where they do not', () => {
    const style = 'text:style-name="L1"'
    const body =
      list([p('Come in.')], `${style} xml:id="one"`) +
      p('Between.') +
      list([p('Sit down.')], `${style} text:continue-list="one"`) +
      p('Between.') +
      list([p('Speak.')], `${style} text:continue-numbering="true"`) +
      p('Between.') +
      list([p('Anew.')], style)
    const found = blocks(body, codes).map(({ marker }) => marker ?? '')
    assert.deepEqual(found, ['1.', '', '2.', '', '3.', '', '1.'])
  })

  it('take the number that an item says, count nothing for a header, and know signs and roman numbers', () => {
    const style = `<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>${listStyle('L3', [['I', '.']])}`
    const body =
      list([p('a sign')], 'text:style-name="L2"') +
      '<text:list text:style-name="L3"><text:list-header><text:p>Not counted.</text:p></text:list-header><text:list-item text:start-value="4"><text:p>Four.</text:p></text:list-item><text:list-item><text:p>Five.</text:p><text:p>Still five.</text:p></text:list-item></text:list>'
    const found = blocks(body, style).map(({ marker, bullet }) => marker ?? (bullet ? '•' : ''))
    assert.deepEqual(found, ['•', '', 'IV.', 'V.', ''])
  })

  it('number headings by their outline', () => {
    const styles =
      '<office:styles><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>'
    const body =
      '<text:h text:outline-level="1">Keys</text:h><text:h text:outline-level="2">Asking</text:h><text:h text:outline-level="1" text:is-list-header="true">Aside</text:h><text:h text:outline-level="1">Bins</text:h>'
    const found = readOdt(makeOdt({ body, styles })).blocks.map(({ marker, heading }) => `${marker ?? ''}${heading}`)
    assert.deepEqual(found, ['1.1', '1.12', '1', '2.1'])
  })

  it('repeat letters after z where they say so', () => {
    const style = (more: string) =>
      `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" ${more} style:num-suffix=")"/></text:list-style>`
    const last = (more: string) =>
      readOdt(
        makeOdt({
          automatic: style(more),
          body: list(
            Array.from({ length: 28 }, () => p('A rule.')),
            'text:style-name="L"',
          ),
        }),
      ).blocks.at(-1)?.marker
    assert.deepEqual([last(''), last('style:num-letter-sync="true"')], ['ab)', 'bb)'])
  })
})

describe('words of an OpenDocument text', () => {
  it('keep spaces, tabs, breaks, links and the look of their styles', () => {
    const automatic =
      '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    const body = p(
      'The <text:span text:style-name="T1">lead   body</text:span> must <text:span text:style-name="T2">not</text:span><text:s text:c="2"/>ask<text:tab/>or<text:line-break/><text:a xlink:href="https://example.org/">tell</text:a>.',
    )
    assert.equal(
      blocks(body, automatic)[0]?.text,
      'The **lead body** must *not*  ask\tor\n[tell](https://example.org/).',
    )
  })

  it('have their notes, tables and contents; comments, pictures and changes are told', () => {
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p('As of May.')}</text:note-body></text:note>`
    const table = `<table:table><table:table-row><table:table-cell>${p('Hall')}</table:table-cell><table:table-cell>${p('5')}</table:table-cell></table:table-row><table:table-row><table:table-cell>${p('Yard')}</table:table-cell><table:covered-table-cell/></table:table-row></table:table>`
    const changes =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    const body = `${changes}<text:table-of-content><text:index-body>${p('1. Keys<text:tab/>2')}</text:index-body></text:table-of-content>${p(`Rates apply${note}.<office:annotation>${p('why')}</office:annotation>`)}${table}`
    const { blocks: found, notes } = readOdt(makeOdt({ body }))
    assert.deepEqual(
      found.map(({ text, table: cells, contents }) => [contents === true, text, cells]),
      [
        [true, '1. Keys\t2', undefined],
        [false, 'Rates apply [note 1].\n[note 1] As of May.', undefined],
        [
          false,
          '',
          [
            ['Hall', '5'],
            ['Yard', ''],
          ],
        ],
      ],
    )
    assert.match(notes.join(' '), /1 deletion.*1 comment/)
  })
})

it('an OpenDocument file without a text is refused in words', async () => {
  for (const parts of [{ 'content.xml': '<a/>' }, { 'other.xml': '<a/>' }]) {
    const read = await readFile('a.odt', makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', ...parts }))
    assert.ok(!read.ok)
    assert.match(read.problem.message, /holds no text/)
  }
  assert.throws(() => readOdt(new Uint8Array([80, 75, 3, 4])), ReadingStopped)
})

it('a section that is not shown is left out and told', () => {
  const hidden = `<text:section text:name="a" text:display="none">${p('Not for print.')}</text:section>`
  const { blocks, notes } = readOdt(makeOdt({ body: p('Shown.') + hidden }))
  assert.deepEqual(
    blocks.map(block => block.text),
    ['Shown.'],
  )
  assert.match(notes.join(' '), /hidden/)
})

describe('what an office program writes of a Word document', () => {
  const read = (body: string, automatic = '') => readOdt(makeOdt({ automatic, body })).blocks
  const style = (name: string, inside: string, parent = '') =>
    `<style:style style:name="${name}" style:family="paragraph"${parent && ` style:parent-style-name="${parent}"`}><style:text-properties ${inside}/></style:style>`

  it('has headings by the size of its letters, where nothing else says so', () => {
    const blocks = read(
      ['Keys', 'Doors', 'Lights']
        .map(head => p(head, 'Large') + p(`${head} are looked after by the clerk of the hall.`))
        .join(''),
      style('Large', 'fo:font-size="18pt"'),
    )
    assert.deepEqual(
      blocks.map(({ heading }) => heading),
      [1, undefined, 1, undefined, 1, undefined],
    )
  })

  it('has headings that only the name of their style tells', () => {
    const styles = style('Heading_20_2', 'fo:font-weight="bold"') + style('P1', 'fo:color="#000000"', 'Heading_20_2')
    assert.deepEqual(
      read(p('Keys', 'P1') + p('They are lent.'), styles).map(({ heading, text }) => `${heading ?? ''} ${text}`),
      ['2 Keys', ' They are lent.'],
    )
  })

  it('has plain words in bold paragraphs', () => {
    const plain =
      '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    const bold = style('Strong', 'fo:font-weight="bold"')
    assert.equal(
      read(p('Keys<text:span text:style-name="T1"> are lent.</text:span>', 'Strong'), bold + plain)[0]?.text,
      '**Keys** are lent.',
    )
  })

  it('keeps words in shapes, and the numbers of empty cells', () => {
    const shape = `<draw:custom-shape>${p('Did you know?')}</draw:custom-shape>`
    assert.deepEqual(
      read(`${p(`Keys are lent.${shape}`)}<draw:g>${shape}</draw:g>`).map(({ text }) => text),
      ['Keys are lent.', 'Did you know?', 'Did you know?'],
    )
    const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`
    const numbered = list([p('')], 'text:style-name="L"')
    assert.deepEqual(
      read(
        `<table:table><table:table-row>${cell(numbered)}${cell(p('Keep the key'))}</table:table-row></table:table>`,
        listStyle('L', [['1', '.']]),
      )[0]?.table,
      [['1.', 'Keep the key']],
    )
  })
})
