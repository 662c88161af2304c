import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxesOf } from './commentable.ts'
import type { PackParagraph } from './responding.queries.ts'

const line = (id: string, kind: string, text: string, more: Partial<PackParagraph> = {}): PackParagraph => ({
  id,
  kind,
  text,
  parent: null,
  document: 'Draft code',
  documentSlug: 'draft-code',
  number: id,
  path: id,
  level: 0,
  printed: '',
  ...more,
})

const paragraphs = [
  line('title', 'heading', '**Draft code**'),
  line('version', 'paragraph', 'Version 0.2', { parent: 'title' }),
  line('contents', 'contents', 'Time\t2', { parent: 'title' }),
  line('empty', 'heading', 'For later'),
  line('1', 'heading', 'Time', { printed: '1' }),
  line('1.1', 'paragraph', 'Ask early.', { printed: '1.1', parent: '1' }),
  line('p', 'paragraph', 'What follows counts for everybody.', { parent: '1' }),
  line('t', 'table', '| Who | When |\n| --- | --- |\n| All | **Now** |', { parent: '1' }),
]

test('titles, title pages, lists of contents and headings with nothing under them have no box', () => {
  const offered = boxesOf(paragraphs, {}, null, undefined).filter(({ isOffered }) => isOffered)
  assert.deepEqual(
    offered.map(({ paragraph }) => paragraph.id),
    ['1', '1.1', 'p', 't'],
  )
  assert.ok(offered.every(({ isOpen }) => !isOpen))
})

test('what was typed stays open wherever it was typed, and so does the box that was asked for', () => {
  const boxes = boxesOf(paragraphs, { 'p-version': ['Which?'] }, null, 'empty')
  const open = boxes.filter(({ isOffered, isOpen }) => isOffered && isOpen)
  assert.deepEqual(
    open.map(({ paragraph, control }) => [paragraph.id, control.value]),
    [
      ['version', 'Which?'],
      ['empty', ''],
    ],
  )
})

test('a table is drawn as one', () => {
  const [table] = boxesOf(paragraphs, {}, null, undefined).slice(-1)
  assert.deepEqual(table?.rows, [
    ['Who', 'When'],
    ['All', '<strong>Now</strong>'],
  ])
})
