import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fields } from '../form/form.view.ts'
import { mergeDraft, readSeen, writeSeen } from './draft-merge.ts'

const all = () => true
const box = fc.constantFrom<readonly string[]>([], ['a'], ['b'])
const fields = fc.record({ 'p-1': box, 'q-1': box, free_text: box })
const full = (of: Fields) => Object.fromEntries(Object.entries(of).filter(([, values]) => values.length > 0))

test('what only one of two changed is taken, and what both changed is told', () => {
  fc.assert(
    fc.property(fields, fields, fields, (opened, saved, typed) => {
      const { fields: merged, clashes } = mergeDraft(saved, typed, readSeen(writeSeen(opened)), all)
      for (const name of Object.keys(opened) as (keyof typeof opened)[]) {
        const [was, theirs, mine] = [opened[name], saved[name], typed[name]].map(String)
        const wanted = mine === was || mine === theirs ? theirs : mine
        assert.equal(String(merged[name] ?? []), wanted)
        assert.equal(clashes.includes(name), mine !== was && theirs !== was && mine !== theirs)
      }
    }),
  )
})

test('a page leaves alone what it does not hold, and a form opened before there was a draft empties nothing', () => {
  fc.assert(
    fc.property(fields, fields, (saved, typed) => {
      assert.deepEqual(
        mergeDraft(saved, typed, {}, () => false),
        { fields: full(saved), clashes: [] },
      )
      const { fields: merged } = mergeDraft(saved, typed, {}, all)
      for (const [name, values] of Object.entries(saved)) if (values.length > 0) assert.ok(merged[name])
    }),
  )
})

test('what is no digest of ours says nothing', () => {
  for (const carried of [undefined, '', 'x', 'bnVsbA', Buffer.from('[1,{"a":2}]').toString('base64url')])
    assert.deepEqual(readSeen(carried), {})
})
