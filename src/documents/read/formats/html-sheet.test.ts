import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readHtml } from '../read.ts'

const read = (style: string, body: string) =>
  readHtml(`<!doctype html><html><head><style>${style}</style></head><body><h1>Code</h1>${body}</body></html>`)[0]!
    .paragraphs.slice(1)
    .map(({ path, printed, text }) => `${path}|${printed}|${text}`)

describe('numbers that a style sheet prints', () => {
  it('are those of counters, in parts that begin again', () => {
    const style =
      'section{counter-increment:s;counter-reset:c} section>h2::before{content:"Section " counter(s) ": "} p.c{counter-increment:c} p.c:before{content:counter(s) "." counter(c) " "}'
    const body =
      '<section><h2>Aims</h2><p class=c>Be kind.</p><p class=c>Be fair.</p></section><section><h2>Money</h2><p class="c x">Pay.</p></section>'
    assert.deepEqual(read(style, body), [
      'S1|Section 1:|Aims',
      '1.1|1.1|Be kind.',
      '1.2|1.2|Be fair.',
      'S2|Section 2:|Money',
      '2.1|2.1|Pay.',
    ])
  })

  it('are the kinds of lists that classes give, and letters of lists that Google Docs writes', () => {
    assert.deepEqual(
      read('ol.r{list-style-type:upper-roman}', '<ol class="r"><li>one</li><li>two</li></ol>'),
      ['C.I|I.|one', 'C.II|II.|two'].map(row => row.replace('C.', 'CO.')),
    )
    const docs =
      'ol.a0{list-style-type:none} ol.a0.start{counter-reset:n 2} .a0>li{counter-increment:n} .a0>li:before{content:"" counter(n,lower-latin) ") "}'
    assert.deepEqual(read(docs, '<ol class="a0 start"><li><span>one</span></li><li>two</li></ol>'), [
      'CO.c|c)|one',
      'CO.d|d)|two',
    ])
  })

  it('are none where a sheet asks for what is not known, holds for some readers only, or adds a sign', () => {
    for (const style of [
      '@media print { h2::before{content:"1. "} h2::before{content:"2. "} }',
      'h2:hover::before{content:"1. "}',
      'h2::before{content:"\\2022"} h2::before{content:attr(title)}',
      'h2{counter-increment:s}',
    ])
      assert.deepEqual(read(style, '<h2>Aims</h2><p>Be kind.</p>')[0], 'CO.AI||Aims')
  })
})
