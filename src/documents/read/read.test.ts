import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DocumentTree } from '../tree.ts'
import { actorOf, actorsOf } from './actors.ts'
import { readReport } from './json.ts'
import { readBlocks, readText } from './read.ts'

const only = (trees: readonly DocumentTree[]): DocumentTree => {
  assert.equal(trees.length, 1)
  return trees[0]!
}
const outline = (text: string): string[] =>
  only(readText(text)).paragraphs.map(({ path, kind, text: words }) => `${path} ${kind} ${words}`)
const paths = (text: string): string[] => only(readText(text)).paragraphs.map(each => each.path)
const faults = (text: string): string[] => only(readText(text)).faults.map(({ kind, at }) => `${kind} ${at}`)

describe('numbers and letters', () => {
  test('the style of the marker makes the list, not the indent', () => {
    const text = '1. Meetings\n\n- 1.1 The chair brings:\n- a) tea\n - b) cake\n- c) the minutes.\n1.2 All listen.'
    assert.deepEqual(paths(text), ['1', '1.1', '1.1a', '1.1b', '1.1c', '1.2'])
  })
  test('i after h is a letter; i after a colon is a roman number', () => {
    const run = [...'abcdefghij'].map(letter => `${letter}) point ${letter}`).join('\n')
    assert.deepEqual(paths(`1.1 All of:\n${run}`).slice(-2), ['1.1i', '1.1j'])
    const nested = '1.1 All of:\na) this, which is:\ni. one\nii. two\nb) that'
    assert.deepEqual(paths(nested), ['1.1', '1.1a', '1.1a.i', '1.1a.ii', '1.1b'])
  })
  test('after h the second roman number settles what i) is', () => {
    const run = [...'abcdefgh'].map(letter => `${letter}) point ${letter}`).join('\n')
    const text = `1.1 All of:\n${run}\ni) one\nii) two\niii) three`
    assert.deepEqual(paths(text).slice(-3), ['1.1h.i', '1.1h.ii', '1.1h.iii'])
    assert.deepEqual(faults(text), ['ambiguous 1.1h.i'])
  })
  test('letters of another sign under a letter have addresses of their own', () => {
    const text = '7.6 Each side will:\n- a) keep touch:\n- a. by letter\n- b. by telephone'
    assert.deepEqual(paths(text), ['7.6', '7.6a', '7.6a.a', '7.6a.b'])
    assert.ok(faults(text).includes('duplicate 7.6a'))
  })
  test('a list goes on after a paragraph that interrupts it', () => {
    const text = '1.1 Bring:\na) a pen\nb) a pad\n\nThe hall has chairs.\n\nc) a friend'
    assert.deepEqual(paths(text), ['1.1', '1.1a', '1.1b', '1.1.p1', '1.1c'])
  })
  test('whole numbers under a section are its points', () => {
    const text = '1. Aims\n\nWords of aim.\n\n2. Promises\n\n1. Keep time well.\n2. Speak plainly to all.\n\n3. Review'
    assert.deepEqual(paths(text), ['1', '1.p1', '2', '2.1', '2.2', '3'])
  })
  test('numbers with a letter count under their section, with and without a sign', () => {
    assert.deepEqual(paths('1 Start\n\n- 1a One thing.\n1b Another:\n- first\n- second\n\n2 End\n\n2a Last.'), [
      '1',
      '1a',
      '1b',
      '1b.1',
      '1b.2',
      '2',
      '2a',
    ])
  })
  test('three levels of numbers', () => {
    assert.deepEqual(
      paths('1 Scope\n\n1.1 Who\n\n1.1.1 Members come.\n\n1.1.2 Guests may come.\n\n1.2 Where\n\n1.2.1 Here.'),
      ['1', '1.1', '1.1.1', '1.1.2', '1.2', '1.2.1'],
    )
  })
  test('capital letters and sections with nought number parts', () => {
    const text = 'A. Start\n\nWe begin here.\n\nB. Middle\n\n1. We meet.\n2. We talk.\n\nC. End\n\n1. We go.'
    assert.deepEqual(paths(text), ['A', 'A.p1', 'B', 'B.1', 'B.2', 'C', 'C.1'])
    assert.deepEqual(outline('1.0 PURPOSE\n\n1.1 We agree.\n\n2.0 REVIEW\n\n2.1 We look again.'), [
      '1.0 heading PURPOSE',
      '1.1 paragraph We agree.',
      '2.0 heading REVIEW',
      '2.1 paragraph We look again.',
    ])
  })
  test('numbered paragraphs stand under headings without numbers', () => {
    const { paragraphs } = only(
      readText('Rules\n\nWe settle things.\n\nWays\n\n1. Talk first of all.\n\nWho pays\n\n2. Each side pays half.'),
    )
    assert.deepEqual(
      paragraphs.map(({ path, level }) => `${path} ${level}`),
      ['RU 0', 'RU.p1 1', 'WA 0', '1 1', 'WP 0', '2 1'],
    )
  })
  test('numbers in prose are words', () => {
    const text =
      '12 weeks pass quickly in a garden.\n\n43 West Road\n\n1.5 million bees live there.\n\nA. Smith keeps them.'
    assert.ok(only(readText(text)).paragraphs.every(each => each.printed === ''))
  })
})

describe('what pages and converters leave behind', () => {
  test('a section number on its own line is joined to its heading; a page number is furniture', () => {
    const text = '1\n\nWelcome\n\n1.1 Come in and sit.\n\n7\n\n2\n\nFarewell\n\n2.1 Go home safely.'
    const { paragraphs } = only(readText(text))
    assert.deepEqual(
      paragraphs.map(({ printed, kind, text: words }) => [printed, kind, words].join('|')),
      [
        '1|heading|Welcome',
        '1.1|paragraph|Come in and sit.',
        '|furniture|7',
        '2|heading|Farewell',
        '2.1|paragraph|Go home safely.',
      ],
    )
  })
  test('a sentence cut in two is put together, past a page label', () => {
    const text =
      '1.1 The committee sends every paper to its members in a large\n\nPage 3 of 9\n\nand clear print.\n\n1.2 It waits.'
    const tree = only(readText(text))
    assert.equal(tree.paragraphs[0]?.text, 'The committee sends every paper to its members in a large and clear print.')
    assert.deepEqual(faults(text), ['split 1.1'])
  })
  test('words in angle brackets, note marks and curly quotes are kept', () => {
    const text =
      'Send it to <insert name> by post.\n\nThe *hub* and its rurality* are “ours”. See <http://a.example/b>.'
    assert.equal(
      only(readText(text))
        .paragraphs.map(each => each.text)
        .join('\n\n'),
      text,
    )
  })
  test('lines that the width broke are one paragraph', () => {
    const line = 'the members of the board who live beyond the river may join by telephone'
    assert.equal(only(readText(`1.1 All of\n${line}\n${line}\nat any time.`)).paragraphs.length, 1)
  })
  test('contents, tables, quotations, addresses and pictures are known', () => {
    const text = [
      'Contents',
      'Aims ........ 2\nRules ........ 3',
      'Aims',
      'We meet to garden.',
      'Name\tDuty\nAda\tKeys\nBen\tTea',
      '“The garden made us friends at once”',
      'Ada Green\n1 Hill Street\nTel: 020 7000 0000',
      'A small photograph of a spade',
      'Last words follow here.',
    ].join('\n\n')
    assert.deepEqual(
      only(readText(text)).paragraphs.map(each => each.kind),
      [
        'heading',
        'contents',
        'contents',
        'heading',
        'paragraph',
        'table',
        'quote',
        'contact',
        'furniture',
        'paragraph',
      ],
    )
  })
})

describe('faults', () => {
  test('gap, duplicate, order', () => {
    assert.deepEqual(faults('1.1 One here.\n1.2 Two here.\n1.5 Five here.'), ['gap 1.5'])
    assert.deepEqual(faults('1.1 One here.\n1.2 Two here.\n1.2 Two again.'), ['duplicate 1.2_2'])
    assert.deepEqual(faults('1.1 One here.\n1.3 Three here.\n1.2 Two here.'), ['gap 1.3', 'order 1.2'])
  })
  test('a number stays as printed', () => {
    const { paragraphs } = only(readText('1.1 One here.\n1.2 Two here.\n1.2 Two again.'))
    assert.deepEqual(
      paragraphs.map(each => each.printed),
      ['1.1', '1.2', '1.2'],
    )
  })
  test('a document without numbers says so and keeps its words', () => {
    const text = 'We met at noon.\n\nThere was soup and there was bread.'
    assert.deepEqual(faults(text), ['unnumbered p1'])
    assert.deepEqual(outline(text), [
      'p1 paragraph We met at noon.',
      'p2 paragraph There was soup and there was bread.',
    ])
  })
  test('two neighbours that say nearly the same', () => {
    const one =
      'members who cannot come to a meeting on the day may send their views in writing to the chair beforehand'
    const text = `1.1 It is agreed that:\na) ${one}\nb) ${one.replace('beforehand', 'before it')}`
    assert.deepEqual(faults(text), ['near-duplicate 1.1b'])
  })
})

describe('several documents in one file', () => {
  const code = (name: string, version: string): string =>
    `The Area Group\n\nCode of Practice on ${name}\n\nDRAFT Version ${version}\n\n1. Purpose\n\n1.1 We agree on this.\n\n2. Review\n\n2.1 We look at it again.`
  test('a letter and two drafts', () => {
    const letter = '3 May 2021\n\nDear Friends\n\nPlease read these.\n\nYours sincerely\n\nAda Green\nChair'
    const trees = readText([letter, code('Gardens', '0.2'), code('Kitchens', '0.3')].join('\n\n\n'))
    assert.deepEqual(
      trees.map(({ title, version }) => [title, version]),
      [
        ['Dear Friends', null],
        ['Code of Practice on Gardens', '0.2'],
        ['Code of Practice on Kitchens', '0.3'],
      ],
    )
  })
  test('a document with a list that begins again at 1 stays one', () => {
    assert.equal(readText('1. Aims\n\n1.1 Words here.\n\n2. Steps\n\n1. Ask first.\n2. Act next.').length, 1)
  })
})

describe('who is bound', () => {
  test('lead-ins of either sector, in bold or not', () => {
    assert.equal(actorOf('**The statutory sector agrees to:**'), 'statutory')
    assert.equal(actorOf('Voluntary and community groups should:'), 'sector')
    assert.equal(actorOf('Both sides must:'), 'both')
    assert.equal(actorOf('All partners agree to:'), 'partners')
    assert.equal(actorOf('The weather will be fine.'), null)
  })
  test('points inherit it', () => {
    const { paragraphs } = only(readText('4.1 **The statutory sector agrees to:**\na) send papers\n\n4.2 Rain falls.'))
    const found = actorsOf(paragraphs)
    assert.deepEqual(
      paragraphs.map(each => found.get(each.key) ?? null),
      ['statutory', 'statutory', null],
    )
  })
})

describe('blocks of other formats', () => {
  test('computed numbers are taken as printed', () => {
    const tree = only(
      readBlocks([
        { text: 'Purpose', marker: '1.', heading: 1, line: 1 },
        { text: 'We agree:', marker: '1.1', line: 2 },
        { text: 'to meet', marker: '(a)', line: 3, indent: 1 },
        { text: 'to talk', marker: '(b)', line: 4, indent: 1 },
        { text: 'Rest', marker: '§ 2', line: 5 },
      ]),
    )
    assert.deepEqual(
      tree.paragraphs.map(({ path, printed }) => `${path} ${printed}`),
      ['1 1.', '1.1 1.1', '1.1a (a)', '1.1b (b)', '2 § 2'],
    )
  })
  test('no words give no document', () => {
    assert.deepEqual(readBlocks([]), [])
    assert.deepEqual(readText(' \n\t\n'), [])
  })
})

test('the report has the printed shape and no keys', () => {
  const report = readReport(readText('1.1 We agree:\na) to meet'))
  assert.deepEqual(report, {
    notes: [],
    documents: [
      {
        title: 'We agree:',
        version: null,
        paragraphs: [
          { path: '1.1', printed: '1.1', kind: 'paragraph', level: 0, text: 'We agree:' },
          { path: '1.1a', printed: 'a)', kind: 'item', level: 1, text: 'to meet' },
        ],
        faults: [],
      },
    ],
  })
})
