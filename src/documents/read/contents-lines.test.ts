import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from './read.ts'

const names = ['Keys', 'Lamps', 'Boats', 'Oars', 'Rooms', 'Doors', 'Stairs', 'Yards', 'Fields']
const about = 'What is said here was said by many people over a long time, and nobody has yet put it in order. '

test('a list of what comes that nothing names may stand after some pages, and ends where a paragraph begins', () => {
  const lines = [
    { text: 'Notes on the halls', heading: 1 as const },
    ...Array.from({ length: 20 }, (_, at) => ({ text: `Note ${at + 1} of those who keep the halls.` })),
    ...names.map(text => ({ text })),
    { text: 'Notes on notes', heading: 2 as const },
    { text: about.repeat(3) },
    ...names.flatMap(text => [{ text, heading: 2 as const }, { text: about.repeat(3) }]),
  ]
  const [tree] = readBlocks(lines.map((block, line) => ({ ...block, line })))
  const contents = tree!.paragraphs.filter(({ kind }) => kind === 'contents')
  assert.deepEqual(
    contents.map(({ text }) => text),
    names,
  )
})
