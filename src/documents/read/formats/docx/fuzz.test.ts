import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ReadingStopped } from '../../limits.ts'
import { makeZip } from '../zip-fixture.ts'
import { readDocx } from './read-docx.ts'
import { definition, inList, level, list, makeWord, para, run, style, styled } from './word-fixture.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
const relations = `<Relationships><Relationship Id="a" Type="${office}" Target="word/document.xml"/></Relationships>`

/** Reads, or stops with a problem that can be told; anything else is a fault of ours. */
function readsOrStops(bytes: Uint8Array): void {
  try {
    readDocx(bytes)
  } catch (error) {
    assert.ok(error instanceof ReadingStopped, String(error))
  }
}

/** Random nests of the elements of a document, most of them where they do not belong. */
const { nest } = fc.letrec<{ nest: string }>(tie => ({
  nest: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      'words',
      '<w:tab/>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:instrText>TOC</w:instrText>',
      '<w:sym w:char="zz"/>',
      '<w:footnoteReference w:id="9"/>',
      '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr>',
      '<w:vMerge/>',
      '<w:gridSpan w:val="99999999"/>',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'w:p',
          'w:r',
          'w:t',
          'w:tbl',
          'w:tr',
          'w:tc',
          'w:pPr',
          'w:rPr',
          'w:ins',
          'w:del',
          'w:sdt',
          'w:sdtContent',
          'w:hyperlink',
          'mc:AlternateContent',
          'mc:Choice',
          'w:txbxContent',
          'w:drawing',
          'w:tcPr',
        ),
        fc.array(tie('nest'), { maxLength: 4 }),
      )
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
}))

describe('any Word document', () => {
  it('is read or refused, however its elements are nested', () => {
    const numbering = definition(0, level(0, 'decimal', '%1.')) + list(1, 0)
    fc.assert(
      fc.property(fc.array(nest, { maxLength: 6 }), body => readsOrStops(makeWord({ body: body.join(''), numbering }))),
      { numRuns: 150 },
    )
  })

  it('is read or refused when bytes of its parts are changed or cut', () => {
    const part = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${para('1.1 Partners meet.', inList(1, 0))}<w:tbl><w:tr><w:tc>${para('a')}</w:tc><w:tc>${para('b')}</w:tc></w:tr></w:tbl></w:body></w:document>`
    fc.assert(
      fc.property(fc.nat(part.length), fc.nat(40), fc.string({ maxLength: 8 }), (at, cut, put) =>
        readsOrStops(
          makeZip({ '_rels/.rels': relations, 'word/document.xml': part.slice(0, at) + put + part.slice(at + cut) }),
        ),
      ),
      { numRuns: 120 },
    )
  })

  it('is read or refused when bytes of the file are changed', () => {
    const file = makeWord({ body: para('1.1 Partners meet.') })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), changes => {
        const changed = file.slice()
        for (const [at, value] of changed.length > 0 ? changes : []) changed[at] = value
        readsOrStops(changed)
      }),
      { numRuns: 120 },
    )
  })

  it('loses none of the words that Word shows', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/)
    const piece = word.map(text => run(`${text} `))
    const paragraph = fc
      .tuple(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', inList(1, 0), inList(1, 1), styled('Heading1'), styled('Quote'), styled('TOC1')),
      )
      .map(([pieces, properties]) => para(pieces.join(''), properties))
    const table = fc
      .array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 })
      .map(
        rows =>
          `<w:tbl>${rows.map(row => `<w:tr>${row.map(cell => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
      )
    const box = paragraph.map(inside =>
      para(`<w:r><w:drawing><w:txbxContent>${inside}</w:txbxContent></w:drawing></w:r>`),
    )
    const styles =
      style('Heading1', 'heading 1', '<w:rPr><w:b/></w:rPr>') + style('Quote', 'Quote', '') + style('TOC1', 'toc 1', '')
    const numbering = definition(0, level(0, 'decimal', '%1.') + level(1, 'bullet', '•')) + list(1, 0)
    fc.assert(
      fc.property(fc.array(fc.oneof(paragraph, paragraph, table, box), { minLength: 1, maxLength: 8 }), parts => {
        const body = parts.join('')
        const shown = [...body.matchAll(/preserve">([a-z]+) </g)].map(found => found[1])
        const read = readDocx(makeWord({ body, styles, numbering })).blocks.flatMap(({ text, table: rows }) => [
          text,
          ...(rows?.flat() ?? []),
        ])
        assert.deepEqual(read.join(' ').match(/[a-z]{3,}/g), shown)
      }),
    )
  })
})
