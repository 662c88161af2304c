import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minutesBlocks } from './blocks.ts'

test('headings, lists and paragraphs are told apart', () => {
  assert.deepEqual(minutesBlocks('## 1. Grants\nWe talked.\nAt length.\n- first\n- second\n\nThe end.'), [
    { kind: 'heading', text: '1. Grants' },
    { kind: 'paragraph', text: 'We talked.\nAt length.' },
    { kind: 'list', items: ['first', 'second'] },
    { kind: 'paragraph', text: 'The end.' },
  ])
  assert.deepEqual(minutesBlocks('\n \n'), [])
})

test('no word of the minutes is lost', () => {
  const line = fc.oneof(
    fc.constant(''),
    fc.string(),
    fc.string().map(text => `- ${text}`),
    fc.string().map(text => `## ${text}`),
  )
  const bare = (text: string): string => text.replace(/[\s#-]/g, '')
  fc.assert(
    fc.property(fc.array(line), lines => {
      const out = minutesBlocks(lines.join('\n')).map(block => ('items' in block ? block.items.join('') : block.text))
      assert.equal(bare(out.join('')), bare(lines.join('')))
    }),
  )
})
