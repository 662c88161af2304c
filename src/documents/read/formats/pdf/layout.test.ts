import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makePdf, type Placed, stack } from './pdf-fixture.ts'
import { readPdf } from './read-pdf.ts'

/** Lines of about full width, so that the next word would not have stood on them. */
const full = [
  'The bodies that look after the meadow meet four times in every year, and they tell each other',
  'what they mean to do before they do it, so that nobody hears of it from somebody else when the',
  'work has begun already and nothing can be changed any more by those who live beside it all year',
]

const line = (x: number, y: number, text: string, more: Partial<Placed> = {}): Placed => ({ x, y, text, ...more })

async function blocksOf(...pages: Placed[][]) {
  return (await readPdf(makePdf(pages))).blocks
}

describe('the layout of a PDF without structure', () => {
  it('keeps its headings where one part of it is set in letters as large as theirs', async () => {
    const blocks = await blocksOf(
      [
        ...stack(
          72,
          760,
          [...full, ...full].map(words => words.slice(0, 70)),
          { size: 14 },
        ),
        line(72, 676, 'in all.', { size: 14 }),
      ],
      ...['Keys', 'Lamps', 'Boats'].map(name => [
        line(72, 760, name, { size: 14 }),
        ...stack(72, 730, [...full, ...full, ...full]),
      ]),
    )
    assert.deepEqual(
      blocks.filter(({ heading }) => heading).map(({ text }) => text),
      ['Keys', 'Lamps', 'Boats'],
    )
  })

  it('begins another list where the outermost numbers begin again, and goes on the first where they go on', async () => {
    const blocks = await blocksOf([
      ...stack(72, 760, ['1. Keys', '2. Lamps']),
      line(72, 710, 'In this order:'),
      ...stack(72, 690, ['1. first', '2. second', '3. third']),
      ...stack(72, 620, ['3. Boats', '4. Oars']),
    ])
    const keys = blocks.flatMap(({ list }) => (list ? [list.key] : []))
    assert.deepEqual(
      keys.map(key => keys.indexOf(key)),
      [0, 0, 2, 2, 2, 0, 0],
    )
  })

  it('keeps numbers that are bold with all their words in one list: they are those of headings', async () => {
    const blocks = await blocksOf(
      ['1. Keys', '2. Lamps', '1. Boats'].flatMap((name, at) => [
        line(72, 760 - at * 80, name, { bold: true }),
        ...stack(72, 740 - at * 80, full),
      ]),
    )
    assert.deepEqual(
      blocks.flatMap(({ list }) => (list ? [list.key] : [])),
      ['page', 'page', 'page'],
    )
  })

  it('begins a point of a list with a list sign, whatever the last word of the point before is', async () => {
    const blocks = await blocksOf([
      ...stack(72, 760, [...full, ...full]),
      line(72, 640, '\x95 what is left out here is put down as one of the old ways of the meadow and its few Rules'),
      line(72, 626, '\x95 the second point'),
    ])
    assert.equal(blocks.filter(({ bullet }) => bullet).length, 2)
  })

  it('joins the lines of one paragraph that are set further apart than those of the others', async () => {
    const blocks = await blocksOf([
      ...stack(72, 780, [...full, ...full, ...full]),
      ...full.map((text, at) => line(72, 600 - at * 20, text, { bold: true })),
      ...stack(72, 500, [...full, ...full, ...full]),
    ])
    assert.equal(blocks.length, 3)
  })

  it('begins a list within a point though the words before it fill their line', async () => {
    const blocks = await blocksOf([
      line(72, 760, '1. Keys are lent'),
      line(126, 746, 'a. to members'),
      line(126, 732, 'b. to guests'),
      line(72, 718, '2. Lamps are lent'),
      line(126, 704, 'a. in winter'),
    ])
    assert.deepEqual(
      blocks.map(({ text }) => text),
      ['1. Keys are lent', 'a. to members', 'b. to guests', '2. Lamps are lent', 'a. in winter'],
    )
  })

  it('parts a number from a word that is printed hard behind it', async () => {
    const blocks = await blocksOf([
      line(72, 760, 'B.'),
      line(83, 760, 'SURROUNDINGS', { bold: true }),
      line(72, 720, full[0]!),
    ])
    assert.equal(blocks[0]?.text, 'B. **SURROUNDINGS**')
  })

  it('has headings that only their colour tells from the text', async () => {
    const blocks = await blocksOf(
      ['Keys', 'Lamps', 'Boats'].flatMap((name, at) => [
        line(72, 760 - at * 140, name, { ink: [0.12, 0.21, 0.39] }),
        ...stack(72, 746 - at * 140, [...full, ...full]),
      ]),
    )
    assert.deepEqual(
      blocks.map(({ heading, text }) => (heading ? text : heading)),
      ['Keys', undefined, 'Lamps', undefined, 'Boats', undefined],
    )
  })

  it('has none in a line of another colour that stands alone, nor in whole sentences of it', async () => {
    const grey = { ink: [0.5, 0.5, 0.5] } as const
    const alone = await blocksOf([line(72, 760, 'In force from May', grey), ...stack(72, 740, [...full, ...full])])
    const advice = await blocksOf(
      [0, 1, 2].flatMap(at => [
        line(72, 760 - at * 80, 'Say here who keeps the keys.', grey),
        ...stack(72, 740 - at * 80, full),
      ]),
    )
    assert.deepEqual(
      [...alone, ...advice].filter(({ heading }) => heading),
      [],
    )
  })

  it('begins a paragraph with a word in bold that says what comes after it', async () => {
    const blocks = await blocksOf([
      line(72, 760, `${full[0]!.slice(0, 88)}.`),
      line(72, 746, 'Keys:', { bold: true }),
      line(110, 746, 'They are lent for one day to whoever lives beside the meadow, and brought back after.'),
      ...stack(72, 720, full),
    ])
    assert.equal(blocks[1]?.text.startsWith('**Keys:**'), true)
  })

  it('begins with a title that was drawn last', async () => {
    const blocks = await blocksOf([
      ...stack(72, 700, [...full, 'to see.']),
      line(200, 780, 'Code for the meadow', { size: 20 }),
    ])
    assert.equal(blocks[0]?.text, 'Code for the meadow')
  })

  it('has no paragraph that is a list sign alone', async () => {
    const blocks = await blocksOf([line(72, 760, 'Keys:'), line(90, 740, '\x95'), line(90, 720, '\x95 are lent')])
    assert.deepEqual(
      blocks.map(({ text }) => text),
      ['Keys:', 'are lent'],
    )
  })
})
