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

  it('begin again in a list inside a list, and go on after it', () => {
    const list = '<ol><li>one<ol><li>below</li><li>lower</li></ol></li><li>two</li></ol>'
    const style = 'ol{counter-reset:i;list-style:none} li{counter-increment:i} li::before{content:counter(i) ". "}'
    assert.deepEqual(read(style, list), ['1|1.|one', '1.1|1.|below', '1.2|2.|lower', '2|2.|two'])
    assert.deepEqual(read(style.replace('counter(i) ". "', 'counters(i, ".") ". "'), list), [
      '1|1.|one',
      '1.1|1.1.|below',
      '1.2|1.2.|lower',
      '2|2.|two',
    ])
  })

  it('are those of the rule that weighs most, and leave out what is not shown', () => {
    const list = '<ol id="a" class="b"><li>one</li></ol>'
    assert.deepEqual(read('#a{list-style-type:upper-roman} ol.b{list-style-type:lower-alpha}', list), ['CO.I|I.|one'])
    assert.deepEqual(read('ol.b{list-style:upper-roman !important} #a{list-style:none}', list), ['CO.I|I.|one'])
    assert.deepEqual(read('ol{list-style: inside upper-roman}', list), ['CO.I|I.|one'])
    const style = 'p{counter-increment:c} p::before{content:counter(c) ". "}'
    assert.deepEqual(read(style, '<p>One.</p><p style="display:none">Gone.</p><p>Two.</p>'), ['1|1.|One.', '2|2.|Two.'])
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

  it('are numbers without any sign, too', () => {
    const sheet =
      'ol{counter-reset:item;list-style:none}li{counter-increment:item}li:before{content:counters(item,".") " "}'
    assert.deepEqual(read(sheet, '<ol><li>Keys<ol><li>Keys are lent.</li></ol></li><li>Doors</li></ol>'), [
      '1|1|Keys',
      '1.1|1.1|Keys are lent.',
      '2|2|Doors',
    ])
  })
})
