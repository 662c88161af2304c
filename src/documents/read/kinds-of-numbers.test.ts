import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentTree } from '../tree.ts'
import { readDocx } from './formats/docx/read-docx.ts'
import { definition, inList, level, list, makeWord, para } from './formats/docx/word-fixture.ts'
import { readBlocks, readText } from './read.ts'

const rows = ({ paragraphs }: DocumentTree) => paragraphs.map(({ path, printed }) => `${path}|${printed}`)
const paths = ({ paragraphs }: DocumentTree) => paragraphs.map(({ path }) => path)

const only = (trees: readonly DocumentTree[]): DocumentTree => {
  assert.equal(trees.length, 1)
  return trees[0]!
}

/** Each line a paragraph. */
const text = (lines: string): DocumentTree =>
  only(
    readText(
      lines
        .trim()
        .split('\n')
        .map(line => line.trim())
        .join('\n\n'),
    ),
  )

describe('letters and signs', () => {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
  const lettered = (more: readonly string[]) =>
    text(['1. The clerk keeps:', ...[...alphabet, ...more].map(letter => `(${letter}) thing ${letter};`)].join('\n'))

  it('go on after z in either way of counting', () => {
    for (const more of [
      ['aa', 'ab', 'ac'],
      ['aa', 'bb', 'cc'],
    ]) {
      const tree = lettered(more)
      assert.deepEqual(rows(tree).slice(-3), [
        `1${more[0]}|(${more[0]})`,
        `1${more[1]}|(${more[1]})`,
        `1${more[2]}|(${more[2]})`,
      ])
      assert.deepEqual(tree.faults, [])
    }
  })

  it('join a number with a dot, and capitals count their own numbers', () => {
    assert.deepEqual(
      rows(text('1. Keys\n1.a Keys are lent to those who ask.\n1.b Keys come back.\n2. Doors\n2.a Doors are shut.')),
      ['1|1.', '1a|1.a', '1b|1.b', '2|2.', '2a|2.a'],
    )
    assert.deepEqual(
      rows(text('A. Aims\nA.1 We listen to all who come.\nA.2 We answer them.\nB. Duties\nB.1 We pay on the day.')),
      ['A|A.', 'A.1|A.1', 'A.2|A.2', 'B|B.', 'B.1|B.1'],
    )
    assert.deepEqual(rows(text('A1. Aims of it\nA1.1 We listen to all.\nA1.2 We answer them.\nA2. Duties of it')), [
      'A1|A1.',
      'A1.1|A1.1',
      'A1.2|A1.2',
      'A2|A2.',
    ])
  })

  it('count as the Welsh alphabet does, where double letters stand between their neighbours', () => {
    const tree = text(
      '1. Mae’r clerc yn cadw:\n(a) allweddi;\n(b) llyfrau;\n(c) pennau;\n(ch) papur;\n(d) dŵr;\n(dd) te;\n(e) eraill.\n2. Dyna’r cwbl.',
    )
    assert.deepEqual(rows(tree).slice(4, 7), ['1ch|(ch)', '1d|(d)', '1dd|(dd)'])
    assert.deepEqual(tree.faults, [])
    assert.deepEqual(paths(text('1. Ask for:\n(a) keys;\n(b) pens.\n(ch) is no letter here.')).slice(3), ['1.p1'])
  })

  it('without any sign are numbers where three or more follow each other from 1', () => {
    assert.deepEqual(rows(text('AGENDA\n1 Welcome\n2 Minutes of the last meeting\n3 Keys')), [
      'AG|',
      'AG.1|1',
      'AG.2|2',
      'AG.3|3',
    ])
    assert.ok(
      rows(text('AGENDA\n1 Welcome is enough.\nWe say so each time.\n2 Halls are open.')).every(row =>
        row.endsWith('|'),
      ),
    )
  })

  it('in square brackets number paragraphs where nothing else does', () => {
    const judgment = '[1] Keys are lent by the clerk.\n[2] Doors are shut at night.\n[3] Lights are put out.'
    assert.deepEqual(rows(text(judgment)), ['1|[1]', '2|[2]', '3|[3]'])
    assert.ok(!rows(text(`1. Keys are lent.\n2. Doors are shut.\n${judgment}`)).includes('1|[1]'))
  })
})

describe('two numbers on one line', () => {
  it('are two paragraphs where the list of the second goes on', () => {
    const tree = text('1. Keys\n1.1 (a) The clerk lends keys.\n(b) The clerk counts keys.\n1.2 The chair speaks.')
    assert.deepEqual(rows(tree), ['1|1.', '1.1|1.1', '1.1a|(a)', '1.1b|(b)', '1.2|1.2'])
    assert.deepEqual(tree.faults, [])
    const order = text('1.—(1) Keys are lent by the clerk.\n(2) They come back by ten.\n2. Doors are shut.')
    assert.deepEqual(rows(order), ['1|1.—', '1.1|(1)', '1.2|(2)', '2|2.'])
    assert.deepEqual(order.faults, [])
  })

  it('are one paragraph where it does not', () => {
    assert.deepEqual(rows(text('1. Keys\n1.1 (a) is no answer to a question.\n1.2 The chair speaks.')), [
      '1|1.',
      '1.1|1.1',
      '1.2|1.2',
    ])
  })
})

describe('what is no number', () => {
  it('times, sums and measures at the start of a line', () => {
    const programme = text('Programme of the day\n9.30 Arrival and tea\n10.15 Welcome by the chair\n12.30 Lunch')
    assert.ok(programme.paragraphs.every(({ printed }) => printed === ''))
    assert.deepEqual(
      programme.faults.map(({ kind }) => kind),
      ['unnumbered'],
    )
    const fees = text('1. Fees\n5.50 pounds for an hour is what the hall costs.\n2. Rooms\nThere are three of them.')
    assert.deepEqual(paths(fees), ['1', '1.p1', '2', '2.p1'])
    assert.deepEqual(fees.faults, [])
  })

  it('but a tenth and an eleventh paragraph have one', () => {
    const many = Array.from({ length: 12 }, (_, at) => `1.${at + 1} Rule ${at + 1} of the keys is kept by all.`)
    assert.equal(paths(text(`1. Keys\n${many.join('\n')}`)).at(-1), '1.12')
  })

  it('the numbers of lines at the edge of a page', () => {
    const words =
      '1. Keys are lent by the clerk to|those who ask for them in time,|and they come back by ten.|2. Doors are shut at night by the|clerk, who has the keys, and the|chair looks whether that is so.|3. Lights are put out by whoever|leaves last, and the yard light|stays on.|4. Bins are emptied by|the council each|Friday.'
    const numbered = words.split('|').map((line, at) => `${String(at + 1).padStart(3)}  ${line}`)
    assert.deepEqual(paths(only(readText(numbered.join('\n')))), ['1', '2', '3', '4'])
  })
})

describe('numbers that begin again', () => {
  const body =
    '1. Keys\n1.1 Keys are lent by the clerk of the hall.\n1.2 Keys come back by ten at night.\n2. Doors\n2.1 Doors are shut at night by the clerk.'

  it('in a schedule, an annex or an appendix have its address, and are no document of their own', () => {
    for (const [head, at] of [
      ['Schedule 1: Fees', 'S1'],
      ['Annex 1', 'A1'],
      ['APPENDIX – TERMS OF REFERENCE', 'ATR'],
    ]) {
      const tree = text(
        `RULES OF THE HALL\n${body}\n${head}\n1. The hall\n1.1 The hall costs five pounds for an hour.\n2. The yard\n2.1 The yard costs two pounds.`,
      )
      assert.deepEqual(paths(tree).slice(6), [at, `${at}.1`, `${at}.1.1`, `${at}.2`, `${at}.2.1`])
      assert.deepEqual(tree.faults, [])
    }
  })

  it('in chapters without numbers are of one document, each with the address of its chapter', () => {
    const chapter = (name: string) =>
      `${name}\n1. First\n1.1 ${name} are looked after by the clerk.\n1.2 The chair looks whether it is so.`
    const tree = text(
      `HALL HANDBOOK\nIt was made by all who use the halls of the county.\n${chapter('KEYS')}\n${chapter('DOORS')}`,
    )
    assert.deepEqual(paths(tree).slice(2), ['KE', '1', '1.1', '1.2', 'DO', 'DO.1', 'DO.1.1', 'DO.1.2'])
    assert.deepEqual(tree.faults, [])
  })

  it('go on past a table in whose cells they began', () => {
    const cell = (words: string, more = '') => `<w:tc>${para(words, more)}</w:tc>`
    const duty = (words: string) => `<w:tr>${cell('', inList(1, 0))}${cell(words)}</w:tr>`
    const bytes = makeWord({
      body: `<w:tbl>${duty('Keep the key')}${duty('Lock the door')}</w:tbl>${para('Go home when it is done.', inList(1, 0))}`,
      numbering: definition(0, level(0, 'decimal', '%1.')) + list(1, 0),
    })
    assert.deepEqual(only(readBlocks(readDocx(bytes).blocks)).faults, [])
  })
})

it('numbers with a word that a program counts have the address of those that somebody typed', () => {
  const bytes = makeWord({
    body: para('Keys are lent.', inList(1, 0)) + para('Doors are shut.', inList(1, 0)),
    numbering: definition(0, level(0, 'decimal', 'Rule %1:')) + list(1, 0),
  })
  assert.deepEqual(rows(only(readBlocks(readDocx(bytes).blocks))), ['R1|Rule 1:', 'R2|Rule 2:'])
})

it('narrow lines of a text are joined, and the hyphens that only their ends brought are taken out', () => {
  const [first] = only(
    readText(
      '1. The secretary writes to all organ-\nisations that take part and tells\nthem what a well-\nknown chair de-\ncided.\n2. Done.',
    ),
  ).paragraphs
  assert.equal(
    first?.text,
    'The secretary writes to all organisations that take part and tells them what a well-known chair decided.',
  )
})

describe('what is no fault', () => {
  it('clauses for two bodies in the same words', () => {
    const duty = (who: string) =>
      `appoint one person of good standing to sit on the ${who} and to report to the meeting of the forum every May;`
    const kinds = (one: string, two: string) =>
      text(`1. The forum will:\n(a) ${duty(one)}\n(b) ${duty(two)}`).faults.map(({ kind }) => kind)
    assert.deepEqual(kinds('board of elections', 'committee for halls'), [])
    assert.deepEqual(kinds('board of elections', 'board of election'), ['near-duplicate'])
  })

  it('a number on its own line where all numbers of the document stand so', () => {
    const pieces = (count: number) =>
      text(
        Array.from({ length: count }, (_, at) => `1.${at + 1}\nRule ${at + 1} of the keys is kept by all.`).join('\n'),
      ).faults.map(({ kind }) => kind)
    assert.deepEqual(pieces(2), ['split', 'split'])
    assert.deepEqual(pieces(8), [])
  })

  it('a list before the headings that begin at 1 themselves', () => {
    const tree = only(
      readBlocks([
        { text: 'Audits', heading: 1, line: 1 },
        { text: 'Looking', marker: '1.', line: 2, list: { key: 'a', level: 0 } },
        { text: 'Asking', marker: '2.', line: 3, list: { key: 'a', level: 0 } },
        { text: '1. Looking', heading: 2, line: 4 },
        { text: 'One looks first.', line: 5 },
        { text: '2. Asking', heading: 2, line: 6 },
        { text: 'One asks then.', line: 7 },
      ]),
    )
    assert.deepEqual(paths(tree), ['AU', 'AU.1', 'AU.2', '1', '1.p1', '2', '2.p1'])
    assert.deepEqual(tree.faults, [])
  })
})

it('a list that a program sets below a letter stands under it, though the list was used before', () => {
  const tree = only(
    readBlocks([
      { text: 'One', heading: 1, line: 1 },
      { text: 'The forum has:', marker: 'A.', line: 2, list: { key: 'a', level: 0 } },
      { text: 'a chair;', marker: '1.', line: 3, list: { key: 'b', level: 1 } },
      { text: 'Two', heading: 1, line: 4 },
      { text: 'The hall has:', marker: 'A.', line: 5, list: { key: 'c', level: 0 } },
      { text: 'a key;', marker: '1.', line: 6, list: { key: 'b', level: 1 } },
      { text: 'a door.', marker: '2.', line: 7, list: { key: 'b', level: 1 } },
    ]),
  )
  assert.deepEqual(paths(tree).slice(3), ['TW', 'TW.A', 'TW.A.1', 'TW.A.2'])
})

it('a list of contents may have lines for its leaders', () => {
  const tree = text(
    'Yard code\nContents\n1. Keys______________2\n2. Bins______________3\n1. Keys\nAsk for one.\n2. Bins\nClose the lid.',
  )
  assert.deepEqual(tree.paragraphs.map(({ kind, path }) => (kind === 'contents' ? kind : path)).slice(2), [
    'contents',
    'contents',
    '1',
    '1.p1',
    '2',
    '2.p1',
  ])
})

it('a dash after a number is a sign of it', () => {
  assert.deepEqual(rows(text('1- Keys are lent.\n2- Lamps are lent.\n3- Boats are kept.')), ['1|1-', '2|2-', '3|3-'])
})

it('bold headings that begin to count again under another heading stand in that', () => {
  const tree = only(
    readBlocks([
      { text: 'SURROUNDINGS', heading: 1, line: 1 },
      { text: '**1. Meadow**', line: 2 },
      { text: 'The meadow lies by the river.', line: 3 },
      { text: '**2. River**', line: 4 },
      { text: 'The river is deep.', line: 5 },
      { text: 'WHAT IS ASKED', heading: 1, line: 6 },
      { text: '**1. Boats**', line: 7 },
      { text: 'Boats are kept.', line: 8 },
    ]),
  )
  assert.deepEqual(
    tree.paragraphs.map(({ kind }) => kind),
    ['heading', 'heading', 'paragraph', 'heading', 'paragraph', 'heading', 'heading', 'paragraph'],
  )
})

it('sections with a word count on though the list of contents leaves some out', () => {
  const tree = only(
    readBlocks([
      { text: 'Section 1. Keys........ 2', line: 1 },
      { text: 'Section 4. Boats........ 3', line: 2 },
      ...[1, 2, 3].map(count => ({ text: `Section ${count}. Thing ${count} is lent.`, line: count + 2 })),
    ]),
  )
  assert.deepEqual(paths(tree).slice(-3), ['S1', 'S2', 'S3'])
})
