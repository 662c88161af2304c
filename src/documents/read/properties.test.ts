import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyText as anySigns } from '../../../test/support/any-text.ts'
import type { DocumentTree } from '../tree.ts'
import { readHtml, readMarkdown, readText } from './read.ts'
import { asHtml, asMarkdown } from './testing/print.ts'
import { written } from './testing/written.ts'

const rows = (trees: readonly DocumentTree[]): unknown =>
  trees.flatMap(tree =>
    tree.paragraphs.map(({ path, printed, kind, level, text }) => ({ path, printed, kind, level, text })),
  )

/** A neighbour may say nearly the same by chance; any other fault would be one of the reader. */
const faultsOf = (trees: readonly DocumentTree[]) =>
  trees.flatMap(tree => tree.faults.filter(({ kind }) => kind !== 'near-duplicate'))

describe('a printed tree is read back as it was', () => {
  test('as text, in every numbering style, and shows no fault', () => {
    fc.assert(
      fc.property(written, ({ text, tree }) => {
        const trees = readText(text)
        assert.deepEqual(rows(trees), tree)
        assert.deepEqual(faultsOf(trees), [])
      }),
      { numRuns: 150 },
    )
  })
  test('as Markdown and HTML', () => {
    fc.assert(
      fc.property(written, ({ text, tree }) => {
        const trees = readText(text)
        assert.deepEqual(rows(readMarkdown(asMarkdown(trees))), tree)
        assert.deepEqual(rows(readHtml(asHtml(trees))), tree)
      }),
      { numRuns: 25 },
    )
  })
})

const marker = fc.constantFrom(
  '1.',
  '2.',
  '1.1',
  '1.2 ',
  '3.7',
  'a)',
  'b)',
  'i.',
  'ii.',
  '(iv)',
  'A.',
  '1a',
  '2b',
  '12',
  '- ',
  '- a. ',
  '• ',
  '**1.1**',
  'Appendix 1',
  '#',
  '1.1.1.1',
  'aa)',
  'zz)',
  '',
)
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'Purpose',
    'The chair sends papers:',
    'and the rest of it follows here after a break',
    'Tel: 020 7000 0000',
    '“A remark that stands alone here”',
    'one\ttwo\tthree',
    'Dear Friend',
    'Yours sincerely',
    'Contents',
    'Checklist',
    'DRAFT Version 1.2',
    '*',
    '**',
    '|',
    '`',
    '<insert name>',
    '3',
  ),
)
const line = fc
  .tuple(fc.constantFrom('', ' ', '  ', '\t'), marker, fc.constantFrom('', ' ', '\t'), words)
  .map(parts => parts.join(''))
const anyText = fc.oneof(
  fc
    .array(line, { maxLength: 40 })
    .chain(lines => fc.constantFrom('\n', '\n\n', '\r\n', '\f').map(end => lines.join(end))),
  anySigns({ maxLength: 400 }),
)

/** Every visible character but list signs, hashes and the marks that tables and cells bring along. */
const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const sign of text.replace(/[\s\p{Z}\p{C}\p{M}*#•–▪◦·‣o|<>\\/-]/gu, ''))
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}

/** Addresses are used once, levels follow from parents, and faults point at paragraphs. */
const holdsTogether = ({ paragraphs, faults }: DocumentTree): void => {
  const paths = new Set(paragraphs.map(each => each.path))
  assert.equal(paths.size, paragraphs.length)
  const levels = new Map<string, number>()
  for (const { key, parent, level } of paragraphs) {
    assert.equal(level, parent === null ? 0 : levels.get(parent)! + 1)
    levels.set(key, level)
  }
  for (const { at } of faults) assert.ok(paths.has(at))
}

describe('any text at all', () => {
  test('is read without an error and without loss into trees that hold together', () => {
    fc.assert(
      fc.property(anyText, text => {
        const trees = readText(text)
        const found = counted(trees.flatMap(tree => tree.paragraphs.map(each => each.printed + each.text)).join(''))
        for (const [sign, count] of counted(text)) assert.ok((found.get(sign) ?? 0) >= count, `lost ${sign}`)
        for (const tree of trees) holdsTogether(tree)
      }),
      { numRuns: 700 },
    )
  })
  test('is read as Markdown and HTML without an error', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const tree of [...readMarkdown(text), ...readHtml(text)]) holdsTogether(tree)
      }),
      { numRuns: 150 },
    )
  })
})
