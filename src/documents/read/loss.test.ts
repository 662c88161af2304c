import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readFile } from './file.ts'
import { makeWord, para, run } from './formats/docx/word-fixture.ts'
import { makePdf } from './formats/pdf/pdf-fixture.ts'

/** A document made up as a heap of parts, each of which may hold more parts or a word of its own. */
type Heap = { readonly form: number; readonly inner: readonly Heap[] }

const heap: fc.Arbitrary<Heap> = fc.letrec<{ heap: Heap }>(tie => ({
  heap: fc.record({
    form: fc.nat(40),
    inner: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('heap'), { maxLength: 4 })),
  }),
})).heap
const heaps = fc.array(heap, { minLength: 1, maxLength: 12 })

/** Writes heaps with a word of its own for every part; `wrap` writes one part round what it holds. */
function write(parts: readonly Heap[], wrap: (form: number, inside: string, word: string) => string) {
  const words: string[] = []
  const one = ({ form, inner }: Heap): string => {
    const word = `w${words.length}x`
    words.push(word)
    return wrap(form, inner.map(one).join(''), word)
  }
  const text = parts.map(one).join('')
  return { text, words }
}

/** Fails when a word of the file is not in the trees, or stands in them twice. */
async function nothingLost(name: string, bytes: Uint8Array, words: readonly string[]): Promise<void> {
  const read = await readFile(name, bytes)
  assert.ok(read.ok, read.ok ? '' : read.problem.message)
  const found = read.value.documents.flatMap(({ paragraphs }) => paragraphs.map(each => `${each.printed} ${each.text}`))
  const all = found.join('\n')
  for (const word of words) {
    const times = all.split(word).length - 1
    assert.equal(times, 1, times === 0 ? `${word} is lost` : `${word} is said ${times} times`)
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const pick = <Value>(from: readonly Value[], at: number): Value => from[at % from.length]!

const tags =
  'p div span b em h1 h3 ul ol li table tr td th caption blockquote pre section dl dt dd form fieldset legend label button details summary figure figcaption address center font sup noscript select option svg'.split(
    ' ',
  )

const marks = [
  '# ',
  '### ',
  '- ',
  '* ',
  '1. ',
  'a) ',
  '> ',
  '    ',
  '| ',
  '[^1]: ',
  '',
  '',
  '1.1 ',
  '**',
  '<div>',
  '\\',
]

const inRuns = [
  (inside: string) => inside,
  (inside: string) => `<w:ins>${inside}</w:ins>`,
  (inside: string) => `<w:hyperlink>${inside}</w:hyperlink>`,
  (inside: string) => `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`,
  (inside: string) => `<w:smartTag>${inside}</w:smartTag>`,
  (inside: string) => `<w:fldSimple w:instr="REF a">${inside}</w:fldSimple>`,
]
const inBlocks = [
  (inside: string) => inside,
  (inside: string) => `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`,
  (inside: string) => `<w:tbl><w:tr><w:tc>${inside}</w:tc><w:tc>${para('')}</w:tc></w:tr></w:tbl>`,
  (inside: string) => `<w:tbl><w:tr><w:tc>${inside}</w:tc></w:tr></w:tbl>`,
  (inside: string) => `<w:customXml>${inside}</w:customXml>`,
  (inside: string) =>
    `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
]

describe('no word is lost or said twice', () => {
  test('of a web page, however its elements stand inside one another', async () => {
    await fc.assert(
      fc.asyncProperty(heaps, async parts => {
        const { text, words } = write(parts, (form, inside, word) => {
          const tag = pick(tags, form)
          return `<${tag}>${word} ${inside}</${tag}>`
        })
        await nothingLost('a.html', bytesOf(`<!doctype html><body>${text}</body>`), words)
      }),
      { numRuns: 60 },
    )
  })
  test('of Markdown, whatever its lines begin with', async () => {
    await fc.assert(
      fc.asyncProperty(heaps, fc.constantFrom('\n', '\n\n'), async (parts, end) => {
        const { text, words } = write(parts, (form, inside, word) => `${pick(marks, form)}${word}${end}${inside}`)
        await nothingLost('a.md', bytesOf(text), words)
      }),
      { numRuns: 60 },
    )
  })
  test('of a Word document, whatever holds its runs and paragraphs', async () => {
    await fc.assert(
      fc.asyncProperty(heaps, async parts => {
        const { text, words } = write(parts, (form, inside, word) => {
          const own = para(pick(inRuns, form >> 2)(run(word)))
          return pick(inBlocks, form)(`${own}${inside}${para('')}`)
        })
        await nothingLost('a.docx', makeWord({ body: text }), words)
      }),
      { numRuns: 50 },
    )
  })
  test('of a PDF, wherever on the pages it stands', async () => {
    const place = fc.record({
      x: fc.integer({ min: 20, max: 450 }),
      y: fc.integer({ min: 10, max: 830 }),
      bold: fc.boolean(),
    })
    const edge = fc.integer({ min: 10, max: 400 })
    const boxes = fc.array(fc.tuple(edge, edge, edge, edge), { maxLength: 6 })
    const signs = fc.constantFrom('', '', '', '1. ', '(a) ', '\x95 ', '3 ', '1.1 ')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(place, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        boxes,
        signs,
        async (pages, drawn, sign) => {
          const placed = pages.map((page, at) =>
            page.map((each, index) => ({ ...each, text: `word${at * 37 + index * 11}evenlonger` })),
          )
          const shown = placed.map(page => [
            ...drawn.map(box => ({ box })),
            ...page.map(each => ({ ...each, text: `${sign}${each.text}` })),
          ])
          await nothingLost(
            'a.pdf',
            makePdf(shown),
            placed.flat().map(({ text }) => text),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})
