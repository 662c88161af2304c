import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PdfPage, Role } from './page.ts'
import { readTagged } from './tagged.ts'

const part = (role: string, ...children: (Role | string)[]): Role => ({ role, alt: '', children })

/** One page of a tagged PDF: each mark with its words on a line of its own. */
function pageOf(words: Readonly<Record<string, string>>, structure: Role): PdfPage {
  const pieces = Object.entries(words).flatMap(([mark, text], at) => {
    const piece = { text, x: 72, y: 780 - at * 20, width: text.length * 5, size: 11, bold: false, italic: false, mark }
    return text === '' ? [] : [{ ...piece, artifact: false }]
  })
  const emptyMarks = new Set(Object.keys(words).filter(mark => words[mark] === ''))
  return { number: 1, width: 595, height: 842, pieces, structure, emptyMarks, marks: [], rules: [] }
}

describe('a tagged PDF as browsers print it', () => {
  const words = {
    a: 'Working together',
    b: 'Partners of the valley will:',
    c: '',
    d: 'meet early',
    e: '',
    f: 'say why',
  }
  const item = (label: string, body: string) => part('LI', part('Lbl', label), part('NonStruct', body))
  const structure = part(
    'Document',
    part(
      'NonStruct',
      part('H1', part('NonStruct', 'a')),
      part('P', part('NonStruct', part('Strong', part('NonStruct', 'b')))),
      part('L', item('c', 'd'), item('e', 'f')),
    ),
  )

  it('has paragraphs inside parts that say nothing', () => {
    const texts = readTagged([pageOf(words, structure)]).map(({ text, heading }) => [text, heading])
    assert.deepEqual(texts.slice(0, 2), [
      ['Working together', 1],
      ['Partners of the valley will:', undefined],
    ])
  })

  it('has list signs that are drawn and not written', () => {
    const items = readTagged([pageOf(words, structure)]).slice(2)
    assert.deepEqual(
      items.map(({ text, bullet }) => [text, bullet]),
      [
        ['meet early', true],
        ['say why', true],
      ],
    )
  })

  it('has items without any sign, which are paragraphs', () => {
    const plain = part('Document', part('L', part('LI', part('LBody', 'd')), part('LI', part('LBody', 'f'))))
    assert.deepEqual(
      readTagged([pageOf({ d: 'a) meet early', f: 'b) say why' }, plain)]).map(({ text, bullet }) => [text, bullet]),
      [
        ['a) meet early', undefined],
        ['b) say why', undefined],
      ],
    )
  })

  it('keeps captions, tables in tables and words that the structure leaves out', () => {
    const inner = part('Table', part('TR', part('TD', 'd'), part('TD', 'e')))
    const table = part('Table', part('Caption', 'a'), part('TBody', part('TR', part('TD', 'b'), part('TD', inner))))
    const all = { a: 'Halls', b: 'North', d: 'two', e: 'one', f: 'Nobody speaks of this.' }
    const read = readTagged([pageOf(all, part('Document', table))]).map(({ text, table: rows }) => rows ?? text)
    assert.deepEqual(read, ['Halls', [['North', 'two; one']], 'Nobody speaks of this.'])
  })
})
