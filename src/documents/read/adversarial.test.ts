import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { workingTime } from '../../../test/support/working-time.ts'
import { readBlocks, readHtml, readMarkdown, readText } from './read.ts'

/**
 * Files made to be slow, of 40 KB or more. Milliseconds that are beyond suspicion, and beyond which half the file must
 * take about half the time: what grows with the square of its length takes a quarter.
 */
const quick = 400
const most = 3.2

const repeat = (text: string, size = 40_000): string => text.repeat(Math.ceil(size / text.length))

const hostile: readonly (readonly [name: string, text: string])[] = [
  ['one line of letters', repeat('a) ')],
  ['lines of letters', repeat('a)\n')],
  ['lists that open lists', repeat('a) x:\n')],
  ['indents without end', Array.from({ length: 800 }, (_, at) => `${' '.repeat(at)}- x`).join('\n')],
  ['numbers alone', repeat('1\n\n')],
  ['sections over and over', repeat('Title\n\nCompact\n\n1. Purpose\n\n1.1 Words.\n\n')],
  ['halves of sentences', repeat(`${'word '.repeat(25)}\n\nand ${'more '.repeat(25)}\n\n`)],
  ['thirty-six thousand lines', repeat('Words here\n', 400_000)],
  ['one word', repeat('x')],
  ['tabs', repeat('a\tb\n')],
  ['stars', repeat('*a **b ')],
  ['brackets', repeat('[a](')],
  ['signs in signs', repeat('- ')],
  ['quotes in quotes', repeat('> ')],
  ['dots', repeat('. ')],
  ['page numbers', repeat('Page 1 of 9\n\nWords without an end\n\n')],
  ['tables', repeat('| a | b |\n')],
  ['the same heading', repeat('Purpose\n\n')],
  ['letters under headings', repeat('PURPOSE HERE\n\na) one\n\nb) two\n\n')],
  ['angle brackets', repeat('<')],
  ['opened tags', repeat('<b>')],
  ['different tags', repeat('<p><font color=x>a')],
  [
    'long selectors on a deep page',
    `<style>${repeat('div.z div div div p::before{content:counter(a)}', 9000)}</style>${'<div>'.repeat(90)}${repeat('<p>x</p>', 9000)}`,
  ],
  ['scripts', repeat('<script>')],
  ['deep lists', repeat('<ul><li>a')],
  ['long lists', `<ol>${repeat('<li>a')}</ol>`],
  ['spaces', `a\tb${' '.repeat(60_000)}c\nd\te${'\u00a0'.repeat(60_000)}f`],
  ['spaced signs', repeat('-          ')],
]

const timed = (work: () => unknown): number => {
  const start = workingTime()
  assert.ok(Array.isArray(work()))
  return workingTime() - start
}

/** Fails where the time of a reading grows faster than its input. Gives the time of the whole. */
const staysLinear = <Input>(read: (input: Input) => unknown, whole: Input, half: Input): number => {
  const time = timed(() => read(whole))
  if (time > quick) {
    const ofHalf = timed(() => read(half))
    // The first reading also warmed the program up.
    const warm = Math.min(
      time,
      timed(() => read(whole)),
    )
    assert.ok(warm < ofHalf * most, `${warm.toFixed(0)} ms, half of it ${ofHalf.toFixed(0)} ms`)
  }
  return time
}

describe('files made to be slow', () => {
  for (const [name, text] of hostile) {
    test(name, t => {
      const half = text.slice(0, text.length / 2)
      const times = [readText, readMarkdown, readHtml].map(read => staysLinear(read, text, half))
      t.diagnostic(times.map(time => `${time.toFixed(0)} ms`).join(', '))
    })
  }
  test('lists of blocks that nest without end', () => {
    const blocks = Array.from({ length: 20_000 }, (_, at) => ({ text: 'x:', bullet: true, indent: at, line: at + 1 }))
    staysLinear(readBlocks, blocks, blocks.slice(0, 10_000))
  })
})
