import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayField, hidden, line, versionField, writeForm } from './fields.ts'
import { digestOfBox, digestsOf, mergeBox, mergeForm } from './merging.ts'

const was = digestOfBox(['Before'])

test('a box takes the change of whoever changed it', () => {
  assert.deepEqual(mergeBox(was, ['Before'], ['Theirs']), { values: ['Theirs'], clash: false })
  assert.deepEqual(mergeBox(was, ['Mine'], ['Before']), { values: ['Mine'], clash: false })
  assert.deepEqual(mergeBox(was, ['Same'], ['Same']), { values: ['Same'], clash: false })
  assert.deepEqual(mergeBox(was, ['Mine'], ['Theirs']), { values: ['Mine'], clash: true })
  assert.deepEqual(mergeBox(was, ['Before \r\n'], ['Theirs']), { values: ['Theirs'], clash: false })
})

test('a box that the form did not have keeps what is recorded', () => {
  assert.deepEqual(mergeBox(undefined, undefined, ['Theirs']), { values: ['Theirs'], clash: false })
  assert.deepEqual(mergeBox(undefined, ['Mine'], ['Theirs']), { values: ['Mine'], clash: true })
  assert.deepEqual(mergeBox(undefined, ['Mine'], ['']), { values: ['Mine'], clash: false })
})

test('an overtaken form keeps what was typed and takes over what only the other one changed', () => {
  const spec = {
    title: line({ label: 'x' }),
    place: line({ label: 'y' }),
    on: dayField({ label: 'z', any: 'a test', optional: true }),
    act: hidden(),
    version: versionField(),
  }
  const opened = writeForm(spec, { title: 'Old', place: 'Hall', on: null, version: 1 })
  const carried = Object.fromEntries(Object.entries(digestsOf(spec, opened)).map(([name, now]) => [name, [now]]))
  const typed = { values: { ...opened.values, ...carried, title: ['Mine'] }, files: {} }
  const theirs = writeForm(spec, { title: 'Old', place: 'School', on: '2026-03-04' as never, version: 2 })
  const merged = mergeForm(spec, typed, theirs, 2)
  assert.deepEqual(merged.values['title'], ['Mine'])
  assert.deepEqual(merged.values['place'], ['School'])
  assert.deepEqual(merged.values['on-day'], ['4'])
  assert.deepEqual(merged.values['version'], ['2'])
  assert.deepEqual(merged.values['was-place'], [digestOfBox(['School'])])
  const { version: _, ...without } = spec
  assert.deepEqual(digestsOf(without, opened), {})
})
