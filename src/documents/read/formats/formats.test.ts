import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readHtmlBlocks } from './html.ts'
import { readMarkdownBlocks } from './markdown.ts'
import { readTextBlocks } from './text.ts'

describe('HTML', () => {
  const texts = (html: string): string[] => readHtmlBlocks(html).map(each => each.text)
  test('ordered lists give the numbers a browser prints', () => {
    const html = '<ol type="a" start="3"><li>x<li>y<ol type="i"><li>z</ol></ol><ol reversed><li>p<li value=7>q</ol>'
    assert.deepEqual(
      readHtmlBlocks(html).map(each => each.marker),
      ['c.', 'd.', 'i.', '2.', '7.'],
    )
  })
  test('an item with its number in its words keeps that one', () => {
    assert.deepEqual(readHtmlBlocks('<ol style="list-style: none"><li>a) x</li></ol>')[0]?.text, 'a) x')
    assert.equal(readHtmlBlocks('<ol><li>(b) x</li></ol>')[0]?.marker, undefined)
  })
  test('scripts, styles, frames and handlers leave nothing', () => {
    const html =
      '<p onclick="steal()">Good <b onload=x>day</b><script>evil()</script></p><style>p{}</style><iframe src="javascript:x">f</iframe><svg onload=x><script>evil()</script></svg><img src=x onerror=steal()><a href="javascript:steal()">press</a>'
    assert.deepEqual(texts(html), ['Good **day**', 'press'])
  })
  test('unknown elements are words', () => {
    assert.deepEqual(texts('<p>Dear <insert name>,</p><p>see &lt;http://a.example&gt;</p>'), [
      'Dear <insert name>,',
      'see <http://a.example>',
    ])
  })
  test('marks, links and breaks', () => {
    assert.deepEqual(texts('<p><b>bold</b> and <em>fine</em> <a href="https://a.example/x">here</a><br>below</p>'), [
      '**bold** and *fine* [here](https://a.example/x)\nbelow',
    ])
  })
  test('a table and a quotation', () => {
    const [table, quote] = readHtmlBlocks(
      '<table><tr><th>a<th>b</tr><tr><td>c<td>d</table><blockquote><p>said</p></blockquote>',
    )
    assert.deepEqual(table?.table, [
      ['a', 'b'],
      ['c', 'd'],
    ])
    assert.equal(quote?.quote, true)
  })
  test('words in drawings, forms and formulas are words', () => {
    const html =
      '<p>One</p><svg><text>drawn</text></svg><form><select><option>yes</option><option>no</option></select><textarea>typed</textarea></form><p>x <math><mi>a</mi><mo>=</mo><mn>2</mn></math></p><noscript>without</noscript>'
    assert.deepEqual(texts(html), ['One', 'drawn', 'yes no typed', 'x a=2', 'without'])
  })
  test('a picture does not cut its paragraph in two', () => {
    assert.deepEqual(texts('<p>Before <img alt="a small hand"> and after</p>'), ['Before and after', 'a small hand'])
  })
  test('paragraphs, lists and pictures in a cell stand on lines of their own', () => {
    const cell = '<div><p>one</p><ul><li>two</li></ul><ol type=a><li>three<li>four</ol><img alt="logo"></div>'
    const [table] = readHtmlBlocks(`<table><tr><td>Who</td><td>${cell}</td></tr></table>`)
    assert.deepEqual(table?.table, [['Who', 'one\n• two\na. three\nb. four\nlogo']])
  })
  test('numbers and signs that Word puts in its pages', () => {
    const ignored = (words: string) => `<span style='mso-list:Ignore'>${words}<span>&nbsp;&nbsp; </span></span>`
    const html = `<p class=MsoTitle>Name</p><p style='mso-list:l0 level2 lfo1'><![if !supportLists]><b>${ignored('1.1')}</b><![endif]>Words<o:p></o:p></p><p style='mso-list:l1 level3 lfo2'>${ignored('o')}round</p><p class=MsoListParagraph><span style='font-family:Wingdings'>§<span>&nbsp;&nbsp;&nbsp; </span></span>square</p>`
    assert.deepEqual(
      readHtmlBlocks(html).map(({ text, marker, bullet, heading, indent }) => [text, marker, bullet, heading, indent]),
      [
        ['Name', undefined, undefined, 1, undefined],
        ['Words', '1.1', undefined, undefined, 1],
        ['round', undefined, true, undefined, 2],
        ['§\u00a0\u00a0\u00a0 square', undefined, undefined, undefined, undefined],
      ],
    )
  })
  test('numbers on lines of one paragraph', () => {
    assert.deepEqual(texts('<div>1.1 one<br>a) two</div>'), ['1.1 one\na) two'])
  })
})

describe('Markdown', () => {
  test('numbers as typed, or as shown where all are typed alike', () => {
    const marks = (text: string): unknown => readMarkdownBlocks(text).map(each => each.marker)
    assert.deepEqual(marks('3. x\n4. y\n7. z'), ['3.', '4.', '7.'])
    assert.deepEqual(marks('1) x\n1) y\n1) z'), ['1)', '2)', '3)'])
  })
  test('headings, nested lists, tables, escapes and brackets', () => {
    const blocks = readMarkdownBlocks(
      '## 2. Name\n\n- x\n  - y\n\n| a | b |\n|---|---|\n| c | d |\n\n\\* note*\n\n<insert name>',
    )
    assert.deepEqual(
      blocks.map(({ text, heading, bullet, indent, table }) => ({ text, heading, bullet, indent, table })),
      [
        { text: '2. Name', heading: 2, bullet: undefined, indent: undefined, table: undefined },
        { text: 'x', heading: undefined, bullet: true, indent: 0, table: undefined },
        { text: 'y', heading: undefined, bullet: true, indent: 1, table: undefined },
        {
          text: '',
          heading: undefined,
          bullet: undefined,
          indent: undefined,
          table: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
        { text: '* note*', heading: undefined, bullet: undefined, indent: undefined, table: undefined },
        { text: '<insert name>', heading: undefined, bullet: undefined, indent: undefined, table: undefined },
      ],
    )
  })
  test('HTML inside is as harmless as HTML', () => {
    const blocks = readMarkdownBlocks('Good <b>day</b>\n\n<script>evil()</script>\n\n<p onclick=x>words</p>')
    assert.deepEqual(
      blocks.map(each => each.text),
      ['Good **day**', 'words'],
    )
  })
  test('large files come out whole and in order', () => {
    const text = Array.from({ length: 2500 }, (_, at) => `Paragraph ${at} of many that stand here.`).join('\n\n')
    const blocks = readMarkdownBlocks(text)
    assert.equal(blocks.length, 2500)
    assert.equal(blocks[2499]?.line, 4999)
  })
})

describe('plain text', () => {
  test('list signs, tables of tabs, headings with hashes, tags of converters', () => {
    const blocks = readTextBlocks('# Name\n\n• x\n\tone\ttwo\n\tthree\tfour\n\n- a)\tpoint\n<i>said</i> <insert x>')
    assert.deepEqual(
      blocks.map(({ text, heading, bullet, table }) => [text, heading ?? 0, bullet ?? false, table?.length ?? 0]),
      [
        ['Name', 1, false, 0],
        ['x', 0, true, 0],
        ['', 0, false, 2],
        ['a)\tpoint\n*said* <insert x>', 0, true, 0],
      ],
    )
  })
  test('an asterisk alone is a note mark', () => {
    assert.equal(readTextBlocks('* seen once')[0]?.text, '* seen once')
    assert.deepEqual(
      readTextBlocks('* one\n* two').map(each => each.bullet),
      [true, true],
    )
  })
})
