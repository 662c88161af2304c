import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makePdf, type Placed, stack } from './pdf-fixture.ts'
import { readPdf } from './read-pdf.ts'

const full = [
  'The bodies that look after the meadow meet four times in every year, and they tell each other',
  'what they mean to do before they do it, so that nobody hears of it from somebody else when the',
  'work has begun already.',
]

const textsOf = async (...pages: Placed[][]) =>
  (await readPdf(makePdf(pages))).blocks.filter(({ furniture }) => !furniture).map(({ text }) => text)

describe('line breaks in a PDF without structure', () => {
  const paragraphs = (gap: number) => [0, 1, 2, 3, 4, 5, 6, 7].flatMap(at => stack(72, 800 - at * (28 + gap), full, {}))
  const broken = (gap: number) => [
    ...paragraphs(gap),
    ...stack(72, 800 - 8 * (28 + gap), [...full, 'Keys are lent on trust to all who ask.']),
  ]

  it('keeps a sentence on a line of its own in its paragraph where paragraphs are set apart by their style', async () => {
    const texts = await textsOf(broken(22))
    assert.equal(texts.length, 9)
    assert.match(texts.at(-1)!, /work has begun already\.\nKeys are lent/)
  })

  it('takes it for a paragraph of its own where empty lines part the others, which say nothing of style', async () => {
    const texts = await textsOf(broken(28))
    assert.equal(texts.at(-1), 'Keys are lent on trust to all who ask.')
  })
})

describe('short lines under one another', () => {
  const address = ['Meadow Trust', '2 Mill Lane', 'Northside']
  const letter = (gap: number) => [
    ...stack(72, 800, address),
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap(at => stack(72, 730 - at * (28 + gap), full)),
  ]

  it('are paragraphs where empty lines part the paragraphs of the text, and lines of one where a style does', async () => {
    assert.deepEqual((await textsOf(letter(28))).slice(0, 3), address)
    assert.equal((await textsOf(letter(22)))[0], address.join('\n'))
  })
})

describe('a header that only the first page has', () => {
  const page = (name: string) => stack(72, 760, [name, ...full])

  it('is furniture where it stands over the place at which the text of all other pages begins', async () => {
    const first = [{ x: 72, y: 800, text: 'Meadow Trust', size: 18 }, ...page('Keys are lent.')]
    const { blocks } = await readPdf(makePdf([first, page('Lamps.'), page('Boats.'), page('Oars.')]))
    assert.deepEqual(
      blocks.filter(({ furniture }) => furniture).map(({ text }) => text),
      ['Meadow Trust'],
    )
  })

  it('is the title where the text begins with it', async () => {
    const first = [{ x: 72, y: 756, text: 'Meadow Trust', size: 18 }, ...stack(72, 720, ['Keys are lent.', ...full])]
    const texts = await textsOf(first, page('Lamps.'), page('Boats.'), page('Oars.'))
    assert.equal(texts[0], 'Meadow Trust')
  })
})

describe('numbers that are printed against their words', () => {
  it('are numbers where they count in several places', async () => {
    const texts = await textsOf(stack(72, 760, ['14.1.1.the keys;', '14.1.2.the lamps;']))
    assert.deepEqual(texts, ['14.1.1. the keys;', '14.1.2. the lamps;'])
  })
})
