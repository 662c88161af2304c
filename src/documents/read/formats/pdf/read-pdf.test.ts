import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { ReadingStopped } from '../../limits.ts'
import { readBlocks, readText } from '../../read.ts'
import { seed, seedFolder } from '../../testing/seeds.ts'
import { layOut } from './layout.ts'
import { linesOf } from './lines.ts'
import { openPages } from './pages.ts'
import { makePdf, type Placed, stack } from './pdf-fixture.ts'
import { readPdf } from './read-pdf.ts'
import { runningLines } from './running.ts'

const typst = (source: string) => new Uint8Array(NodeCompiler.create().pdf({ mainFileContent: source }))

async function problemOf(bytes: Uint8Array) {
  const error = await readPdf(bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ReadingStopped)
  return error.problem
}

const head = (page: number): Placed[] => [
  { x: 72, y: 810, text: 'A code for the valley, draft 0.4' },
  { x: 290, y: 30, text: `Page ${page}` },
]

describe('a PDF without structure', () => {
  const pages = [
    [
      ...head(1),
      { x: 72, y: 760, text: 'Working together', size: 20 },
      { x: 72, y: 720, text: 'Aims', size: 14 },
      ...stack(72, 690, [
        '2.1 Every partner of the Compact is asked early and has at least twelve weeks for its partner-',
        'ship to answer. A partnership that is asked late is not asked at all, and says so.',
      ]),
      ...stack(72, 640, [
        '2.2 Lead bodies are the ones who begin a self-',
        'assessment of what they have done and publish it within three months for all to see it.',
      ]),
      ...stack(72, 590, ['a) first']),
      ...stack(72, 576, [
        'b) second, which goes on and on until the end of the line is reached by this very long',
        'sentence that nobody reads',
      ]),
      { x: 72, y: 530, text: 'Statutory partners', bold: true },
      ...stack(72, 516, ['\x95 plan in time']),
      { x: 72, y: 470, text: 'Who' },
      { x: 250, y: 470, text: 'When' },
      { x: 72, y: 456, text: 'Councils' },
      { x: 250, y: 456, text: 'always' },
      { x: 72, y: 442, text: 'Groups' },
      { x: 250, y: 442, text: 'in time' },
      ...stack(72, 400, [
        'This sentence is cut by the end of the page and goes on at the top of the one that follows,',
      ]),
    ],
    [...head(2), ...stack(72, 760, ['with a small letter.']), ...stack(72, 720, ['2.3 The last one.'])],
    [...head(3), ...stack(72, 760, ['2.4 On a page of its own.'])],
  ]

  it('is read by its gaps, sizes and hyphens', async () => {
    const { blocks, notes } = await readPdf(makePdf(pages))
    assert.deepEqual(
      blocks.map(({ text, table, heading, bullet, furniture }) => [table ?? text, heading ?? bullet ?? furniture]),
      [
        ['Working together', 1],
        ['Aims', 2],
        [
          '2.1 Every partner of the Compact is asked early and has at least twelve weeks for its partnership to answer. A partnership that is asked late is not asked at all, and says so.',
          undefined,
        ],
        [
          '2.2 Lead bodies are the ones who begin a self-assessment of what they have done and publish it within three months for all to see it.',
          undefined,
        ],
        ['a) first', undefined],
        [
          'b) second, which goes on and on until the end of the line is reached by this very long sentence that nobody reads',
          undefined,
        ],
        ['**Statutory partners**', undefined],
        ['plan in time', true],
        [
          [
            ['Who', 'When'],
            ['Councils', 'always'],
            ['Groups', 'in time'],
          ],
          undefined,
        ],
        [
          'This sentence is cut by the end of the page and goes on at the top of the one that follows, with a small letter.',
          undefined,
        ],
        ['2.3 The last one.', undefined],
        ['2.4 On a page of its own.', undefined],
        ['A code for the valley, draft 0.4', true],
        ['Page 1', true],
      ],
    )
    assert.match(notes.join(' '), /found by the look of the page/)
  })

  it('finds tables that are drawn cell by cell, and takes columns of a page for none', async () => {
    const row = (top: number, left: readonly string[], right: readonly string[]) => [
      ...stack(72, top, left),
      ...stack(300, top, right),
    ]
    const table = [
      ...row(700, ['Who keeps', 'the promise'], ['When it is', 'kept']),
      ...row(660, ['Councils and', 'their agents'], ['always']),
      ...stack(72, 600, ['After the table.']),
    ]
    const column = (words: string) => Array.from({ length: 30 }, (_, at) => `${words} line ${at} goes on`)
    const columns = row(700, column('Left'), column('Right'))
    const { blocks } = await readPdf(makePdf([table, columns]))
    assert.deepEqual(blocks[0]?.table, [
      ['Who keeps the promise', 'When it is kept'],
      ['Councils and their agents', 'always'],
    ])
    assert.equal(blocks[1]?.text, 'After the table.')
    assert.ok(blocks.slice(1).every(block => block.table === undefined))
    assert.match(
      blocks.map(block => block.text).join(' '),
      /Left line 28 goes on[\s\S]*Left line 29 goes on[\s\S]*Right line 0 goes on/,
    )
  })

  it('keeps the lines of a contents list apart', async () => {
    const entry = (y: number, words: string, page: string): Placed[] => [
      { x: 72, y, text: words },
      { x: 500, y, text: page },
    ]
    const list = [
      ...entry(700, 'Aims', '1'),
      ...entry(686, 'Terms', '2'),
      ...stack(72, 672, ['Dates ............................. 12']),
    ]
    const { blocks } = await readPdf(
      makePdf([[...stack(72, 714, ['Contents']), ...list, ...stack(72, 600, ['Words of the first section.'])]]),
    )
    const kinds = readBlocks(blocks)[0]?.paragraphs.map(({ kind, text }) => [kind, text.slice(0, 5)])
    assert.deepEqual(kinds, [
      ['heading', 'Conte'],
      ['contents', 'Aims\t'],
      ['contents', 'Terms'],
      ['contents', 'Dates'],
      ['paragraph', 'Words'],
    ])
  })

  it('says which pages hold no words', async () => {
    const { notes } = await readPdf(makePdf([stack(72, 700, ['1.1 Only one page has words.']), [], []]))
    assert.match(notes.join(' '), /No words were found on pages 2, 3/)
  })

  it('is refused when it is only pictures, locked or damaged, and says what to do', async () => {
    const pictures = await problemOf(makePdf([[], []]))
    assert.equal(pictures.code, 'no-text')
    assert.match(pictures.message, /document that it was made from/)
    assert.equal((await problemOf(makePdf([stack(72, 700, ['words'])], true))).code, 'encrypted')
    assert.equal((await problemOf(new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj')))).code, 'damaged')
  })
})

describe('a tagged PDF', () => {
  const source = `#set page(paper: "a5", header: [Draft 0.4], footer: context [Page #counter(page).display()])
#set par(justify: true)
= A code
Words with *weight* and _with meaning_ that go on for long enough to be broken at the end of a line by representatives.
+ first
  + inside
- with a dot
#quote(block: true)[We were asked in time.]
#table(columns: 2, [Who], [When], [Councils], [always])
#pagebreak()
2.1 Last.`

  it('is read by its own structure', async () => {
    const { blocks, notes } = await readPdf(typst(source))
    assert.deepEqual(
      blocks.map(({ marker, text, table, heading, bullet, quote, furniture }) => [
        marker,
        table ?? text,
        heading ?? bullet ?? quote ?? furniture,
      ]),
      [
        [undefined, 'A code', 1],
        [
          undefined,
          'Words with **weight** and *with meaning* that go on for long enough to be broken at the end of a line by representatives.',
          undefined,
        ],
        ['1.', 'first', undefined],
        ['1.', 'inside', undefined],
        [undefined, 'with a dot', true],
        [undefined, 'We were asked in time.', true],
        [
          undefined,
          [
            ['Who', 'When'],
            ['Councils', 'always'],
          ],
          undefined,
        ],
        [undefined, '2.1 Last.', undefined],
        [undefined, 'Draft 0.4', true],
        [undefined, 'Page 1', true],
      ],
    )
    assert.match(notes.join(' '), /structure that this PDF carries/)
  })
})

const skip = seedFolder() === null ? 'the real documents are not on this machine (COMPACT_SEEDS)' : false

describe('real drafts printed to PDF', { skip }, () => {
  const trees = skip ? [] : readText(seed('003_74df377e7ba4e66d.txt'))
  const addresses = trees.flatMap((tree, at) => tree.paragraphs.map(({ path, kind }) => `${at} ${path} ${kind}`))
  const words = (text: string) => `#text(${JSON.stringify(text.replaceAll('**', ''))})`
  const written = trees.flatMap(tree =>
    tree.paragraphs.map(({ kind, level, printed, text }) => {
      const lines = `${printed && `${words(printed)} `}${text.split('\n').map(words).join(' #linebreak() ')}`
      if (kind === 'heading') return `#heading(level: ${Math.min(4, level + 1)})[${lines}]`
      return kind === 'item' ? `#pad(left: 1em, par(hanging-indent: 1.2em)[${printed ? '' : '• '}${lines}])` : lines
    }),
  )
  const source = `#set page(paper: "a4", header: [Two codes], footer: context [#counter(page).display()])\n#set par(justify: true)\n${written.join('\n\n')}`

  const share = (found: ReturnType<typeof readBlocks>) => {
    const known = new Set(found.flatMap((tree, at) => tree.paragraphs.map(({ path, kind }) => `${at} ${path} ${kind}`)))
    return addresses.filter(address => known.has(address)).length / addresses.length
  }

  it('keep at least 97 of 100 addresses, with structure and without', async t => {
    const bytes = typst(source)
    const tagged = share(readBlocks((await readPdf(bytes)).blocks))
    const lines = (await openPages(bytes)).map(linesOf)
    const running = runningLines(lines)
    const laidOut = share(readBlocks(layOut(lines.flat().filter(line => !running.has(line)))))
    t.diagnostic(`tagged ${(tagged * 100).toFixed(1)}, by layout ${(laidOut * 100).toFixed(1)} of 100`)
    assert.ok(tagged >= 0.97 && laidOut >= 0.97, `${tagged} and ${laidOut}`)
  })
})

describe('what is only like furniture', () => {
  it('stays: a line said again under heading after heading belongs to the text', async () => {
    const pages = ['Keys', 'Bins', 'Heat'].map((name, at) => [
      { x: 72, y: 800, text: `${at + 1}. ${name}`, size: 14 },
      ...stack(72, 770, [
        'Each user of the hall, by day and by night, will:',
        `${at + 1}.1 look after the ${name.toLowerCase()}.`,
      ]),
    ])
    const [tree] = readBlocks((await readPdf(makePdf(pages))).blocks)
    assert.equal(tree!.paragraphs.filter(({ text }) => text.startsWith('Each user of the hall')).length, 3)
    assert.ok(tree!.paragraphs.every(({ kind }) => kind !== 'furniture'))
  })

  it('stays: a sentence that says another number on every page', async () => {
    const pages = [10, 25, 70].map((pounds, at) => [
      { x: 72, y: 810, text: 'Fees of the halls, 2026' },
      ...stack(72, 700, [`${'ABC'[at]} is let by the week.`]),
      ...stack(72, 60, [`${at + 4}. The fee is ${pounds} pounds.`]),
      { x: 290, y: 30, text: `Sheet ${at + 1} of 3` },
    ])
    const { blocks } = await readPdf(makePdf(pages))
    assert.deepEqual(
      blocks.map(({ text, furniture }) => [text, furniture === true]),
      [
        ['A is let by the week.', false],
        ['4. The fee is 10 pounds.', false],
        ['B is let by the week.', false],
        ['5. The fee is 25 pounds.', false],
        ['C is let by the week.', false],
        ['6. The fee is 70 pounds.', false],
        ['Fees of the halls, 2026', true],
        ['Sheet 1 of 3', true],
      ],
    )
  })

  it('goes, where pages are numbered in small Roman numbers', async () => {
    const pages = ['i', 'ii', 'iii'].map((number, at) => [
      ...stack(72, 700, [`Words of sheet ${'abc'[at]}.`]),
      { x: 290, y: 30, text: number },
    ])
    const { blocks } = await readPdf(makePdf(pages))
    assert.deepEqual(
      blocks.map(({ text, furniture }) => [text, furniture === true]),
      [
        ['Words of sheet a.', false],
        ['Words of sheet b.', false],
        ['Words of sheet c.', false],
        ['i', true],
      ],
    )
  })

  it('is kept once for each number that is not of a page', async () => {
    const parts = [1, 1, 1, 2, 2, 2]
    const pages = parts.map((part, at) => [
      { x: 72, y: 810, text: `Part ${part} of the code` },
      ...stack(72, 700, [`Words of sheet ${'abcdef'[at]}.`]),
    ])
    const { blocks } = await readPdf(makePdf(pages))
    assert.deepEqual(
      blocks.filter(({ furniture }) => furniture).map(({ text }) => text),
      ['Part 1 of the code', 'Part 2 of the code'],
    )
  })

  it('stays: signs of a picture font before three lines are a list and no table', () => {
    const lines = ['the doors', 'the lights', 'the heat'].map((text, at) => [
      { x: 90, y: 700 - at * 14, text: '\uf0b7', width: 5 },
      { x: 108, y: 700 - at * 14, text, width: 60 },
    ])
    const pieces = lines
      .flat()
      .map(one => ({ ...one, size: 11, bold: false, italic: false, mark: null, artifact: false }))
    const page = {
      number: 1,
      width: 595,
      height: 842,
      pieces,
      structure: null,
      emptyMarks: new Set<string>(),
      marks: [],
      rules: [],
    }
    assert.deepEqual(
      layOut(linesOf(page)).map(({ text, bullet }) => [text, bullet]),
      [
        ['the doors', true],
        ['the lights', true],
        ['the heat', true],
      ],
    )
  })
})

describe('a page that is told by its look alone', () => {
  const linesAt = (top: number, lines: readonly string[], more: Partial<Placed> = {}) => stack(72, top, lines, more)
  const read = async (...pages: Placed[][]) => {
    const trees = readBlocks((await readPdf(makePdf(pages))).blocks)
    return trees.flatMap(({ paragraphs }) => paragraphs.map(({ path, kind }) => `${path} ${kind}`))
  }
  const running = (number: number) => [
    `${number}. Whatever the company makes in the course of its work is its own, and whoever`,
    'helped to make it says so in writing when they are asked, and as soon as they can do it,',
    'so that nobody is left in doubt about whose it is and what may be done with it later on.',
  ]

  it('has no headings where a whole part stands in larger letters', async () => {
    const agreement = [1, 2, 3].flatMap(number => linesAt(760 - number * 60, running(number), { size: 12 }))
    const laws = linesAt(
      480,
      Array.from(
        { length: 22 },
        () => 'Any provision that says otherwise is void as far as this section goes, and it is against policy',
      ),
      { size: 10 },
    )
    const found = await read([...agreement, ...laws])
    assert.deepEqual(found.slice(0, 3), ['1 paragraph', '2 paragraph', '3 paragraph'])
  })

  it('begins a part where its name stands, though no gap does', async () => {
    const found = await read([
      ...linesAt(760, ['Volunteer code'], { size: 16 }),
      ...linesAt(742, [
        'Part 1 Welcome',
        '1. Welcome point one, said in a full sentence.',
        '2. Welcome point two, said in a full sentence.',
        'Part 2 Training',
        '3. Training point one, said in a full sentence.',
      ]),
    ])
    assert.deepEqual(
      found.filter(each => each.startsWith('P')),
      ['P1 heading', 'P1.1 item', 'P1.2 item', 'P2 heading', 'P2.3 item'],
    )
  })

  it('gives the addresses to the text, and not to a list of what comes that nothing names', async () => {
    const names = ['Name', 'Aims', 'Members', 'Meetings', 'Votes', 'Money', 'Records', 'Changes', 'Ending']
    const front = names.map((name, at) => ({ x: 72, y: 700 - at * 18, text: `Section ${at + 1} - ${name}` }))
    const body = names.map((name, at) => [
      { x: 72, y: 700, text: `Section ${at + 1} - ${name}`, bold: true },
      ...linesAt(670, running(at + 1).slice(1)),
    ])
    const found = await read(front, ...body)
    assert.deepEqual(found.filter(each => each.endsWith('contents')).length, 9)
    assert.deepEqual(found.filter(each => /^S\d heading$/.test(each)).length, 9)
  })

  it('puts points under points by where they begin', async () => {
    const at = (x: number, y: number, text: string) => ({ x, y, text })
    const found = await read([
      at(72, 760, 'A. The chair sees to these:'),
      at(100, 740, '1. the keys;'),
      at(100, 720, '2. the lights, which are:'),
      at(128, 700, '\x95 those of the hall;'),
      at(128, 680, '\x95 those of the yard.'),
      at(72, 660, 'B. The clerk sees to these:'),
      at(100, 640, '1. the minutes.'),
      at(72, 620, 'C. The forum meets in May.'),
    ])
    assert.deepEqual(found, [
      'A item',
      'A.1 item',
      'A.2 item',
      'A.2.1 item',
      'A.2.2 item',
      'B item',
      'B.1 item',
      'C item',
    ])
  })

  it('takes numbers without a sign for numbers where they stand apart and count on', async () => {
    const numbered = [1, 2, 3].flatMap(count => [
      { x: 72, y: 760 - count * 40, text: String(count) },
      { x: 110, y: 760 - count * 40, text: `Whoever keeps the list for year ${count} says so.` },
    ])
    assert.deepEqual(await read(numbered), ['1 paragraph', '2 paragraph', '3 paragraph'])
  })

  it('begins a paragraph where a line is set in, and where the one before ended early', async () => {
    const full = 'Every partner of the forum is asked early and has twelve weeks at least for its answer, and'
    const found = await read([
      ...linesAt(760, [full]),
      ...linesAt(746, ['more where it asks for them in time.']),
      { x: 90, y: 732, text: 'Whoever is asked late says so, and is then given the time that they need to' },
      ...linesAt(718, ['answer well, which nobody may cut short without a reason that everybody can read and']),
      ...linesAt(704, ['that they answer for.']),
      ...linesAt(690, ['The clerk keeps a list of both.']),
    ])
    assert.deepEqual(found, ['p1 paragraph', 'p2 paragraph', 'p3 paragraph'])
  })

  it('has a heading where words stand in capitals, though no gap and no size parts them from the text', async () => {
    const words = 'Every partner of the forum is asked early and has twelve weeks at least for its answer, and more.'
    const found = await read(
      ['MONEY AND GRANTS', 'HALLS AND KEYS'].flatMap((name, at) => [
        ...linesAt(760 - at * 200, [name]),
        ...linesAt(745 - at * 200, [words, 'It is told why.']),
        ...linesAt(708 - at * 200, [words, 'It is told when.']),
      ]),
    )
    assert.deepEqual(
      found.filter(each => each.endsWith('heading')),
      ['MG heading', 'HK heading'],
    )
  })

  it('goes on with a number that its sentence speaks of at the start of a line', async () => {
    const lines = [
      '1. You may borrow a key of the hall only in the way that is laid down in paragraph',
      '2.1 of this code and in no other way, for a fee that is set each year in May and is now',
      '5.50 pounds for a day, which is paid at once to the clerk of the hall or to the chair.',
    ]
    const read = await readPdf(
      makePdf([[...stack(72, 760, lines), ...stack(72, 690, ['2. Doors are shut at night.'])]]),
    )
    assert.deepEqual(
      read.blocks.map(({ text }) => text.slice(0, 12)),
      ['1. You may b', '2. Doors are'],
    )
  })

  it('has points of one depth in two columns, also where most lines of one column go on under their numbers', async () => {
    const point = (x: number, y: number, number: number, lines: number): Placed[] => [
      { x, y, text: `${number}.` },
      ...stack(
        x + 18,
        y,
        Array.from({ length: lines }, (_, at) => `${at === 0 ? 'The' : 'the'} clerk keeps the list of all keys and`),
      ),
      { x: x + 18, y: y - lines * 14, text: 'shows it.' },
    ]
    const found = await read([
      ...[1, 2, 3, 4].flatMap(number => point(72, 800 - number * 60, number, 1)),
      ...[5, 6].flatMap((number, at) => point(320, 740 - at * 250, number, 12)),
    ])
    assert.deepEqual(
      found,
      [1, 2, 3, 4, 5, 6].map(number => `${number} paragraph`),
    )
  })

  it('goes on left of a number that is itself set in', async () => {
    const found = await read([
      ...linesAt(760, ['3.1 The forum has these rights, which it holds for all of its partners together, now and']),
      ...linesAt(746, ['later:']),
      { x: 108, y: 722, text: '(a) The right of the forum to adopt and to enforce the rules of its halls and' },
      ...linesAt(708, ['Northside Gardens.']),
      { x: 108, y: 684, text: '(b) The right to end them.' },
    ])
    assert.deepEqual(found, ['3.1 paragraph', '3.1a item', '3.1b item'])
  })

  it('goes on over the end of a page where the last line is full, whatever letter follows', async () => {
    const full = 'Every partner of the forum is asked early and has twelve weeks at least for its answer, and the'
    const found = await read(
      [...linesAt(700, [full, full])],
      [...linesAt(700, ['Northside Forum says so on its page.']), ...linesAt(660, ['It meets in May.'])],
    )
    assert.deepEqual(found, ['p1 paragraph', 'p2 paragraph'])
  })
})

describe('a table with rules round its cells', () => {
  const grid = (tops: readonly number[], foot: number) =>
    [...tops, foot].slice(0, -1).flatMap((top, at) => {
      const bottom = [...tops, foot][at + 1]!
      return [72, 222].map(left => ({ box: [left, bottom, 150, top - bottom] as const }))
    })
  const cell = (x: number, y: number, ...lines: string[]) => stack(x + 4, y, lines)

  it('is read by them, however many lines a cell has, and goes on over the end of a page', async () => {
    const { blocks } = await readPdf(
      makePdf([
        [
          ...stack(72, 760, ['Who does what:']),
          ...grid([740, 720, 680], 640),
          ...cell(72, 726, 'Who'),
          ...cell(222, 726, 'What'),
          ...cell(72, 706, 'The clerk'),
          ...cell(222, 706, 'keeps the minutes', 'of the forum'),
          ...cell(72, 666, 'The chair'),
          ...cell(222, 666, 'sends the papers'),
        ],
        [
          ...grid([760, 740], 700),
          ...cell(72, 746, 'Who'),
          ...cell(222, 746, 'What'),
          ...cell(72, 726, 'Members'),
          ...cell(222, 726, 'say what they need'),
          ...stack(72, 660, ['The table is looked over in May.']),
        ],
      ]),
    )
    assert.deepEqual(
      blocks.map(({ text, table }) => table ?? text),
      [
        'Who does what:',
        [
          ['Who', 'What'],
          ['The clerk', 'keeps the minutes of the forum'],
          ['The chair', 'sends the papers'],
          ['Members', 'say what they need'],
        ],
        'The table is looked over in May.',
      ],
    )
  })

  it('says once what stands in a table inside a cell', async () => {
    const boxes = (left: number, bottom: number, width: number, height: number) =>
      [0, 1, 2, 3].map(at => ({
        box: [left + (at % 2) * width, bottom + (at >> 1) * height, width, height] as const,
      }))
    const { blocks } = await readPdf(
      makePdf([
        [
          ...boxes(50, 400, 200, 150),
          ...boxes(60, 410, 80, 60),
          ...stack(70, 500, ['inner one']),
          ...stack(150, 500, ['inner two']),
          ...stack(70, 440, ['inner three']),
          ...stack(150, 440, ['inner four']),
          ...stack(70, 650, ['outer one']),
          ...stack(270, 650, ['outer two']),
          ...stack(270, 450, ['outer three']),
        ],
      ]),
    )
    const said = blocks.flatMap(({ text, table }) => [text, ...(table ?? []).flat()]).join(' ')
    for (const words of [
      'inner one',
      'inner two',
      'inner three',
      'inner four',
      'outer one',
      'outer two',
      'outer three',
    ])
      assert.equal(said.split(words).length, 2, words)
  })

  it('is told without rules where a narrow column cuts its numbers in two', async () => {
    const row = (top: number, above: string, below: string, words: readonly string[], sign: readonly string[]) => [
      ...stack(72, top, [above, below]),
      ...stack(110, top, words),
      ...sign.map(text => ({ x: 460, y: top, text })),
    ]
    const { blocks } = await readPdf(
      makePdf([
        [
          ...row(700, '1.1', '.10', ['Verify that the keys are', 'counted each evening'], ['yes']),
          ...row(660, '1.1', '.11', ['Verify that the lights are', 'out each evening'], []),
        ],
      ]),
    )
    assert.deepEqual(blocks[0]?.table, [
      ['1.1.10', 'Verify that the keys are counted each evening', 'yes'],
      ['1.1.11', 'Verify that the lights are out each evening'],
    ])
  })

  it('is none where a box stands round a page of text', async () => {
    const { blocks } = await readPdf(
      makePdf([
        [
          { box: [60, 600, 475, 200] },
          { box: [60, 600, 20, 200] },
          ...stack(90, 780, ['1. The chair opens the hall.']),
          ...stack(90, 760, ['2. The clerk shuts it.']),
        ],
      ]),
    )
    assert.ok(blocks.every(({ table }) => table === undefined))
  })
})
