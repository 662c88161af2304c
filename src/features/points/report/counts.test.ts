import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { whoAnswered } from './counts.ts'

const response = fc.record({
  channel: fc.constantFrom('online', 'letter', 'email'),
  sector: fc.constantFrom('', 'faith', 'community'),
  behalf: fc.constantFrom('personal', 'organisation'),
})

test('no small group is shown, and none can be worked out from its total', () => {
  fc.assert(
    fc.property(fc.array(response, { maxLength: 60 }), responses => {
      const who = whoAnswered(responses)
      assert.equal(who.total, responses.length)
      for (const table of [who.channels, who.sectors, who.behalf]) {
        if (table === null) continue
        const shown = table.filter(({ count }) => count !== null)
        for (const { count } of shown) assert.ok(count! >= 5)
        const hidden = table.length - shown.length
        assert.notEqual(hidden, 1, 'a single group that is not shown is the total less the others')
      }
    }),
  )
})

test('below the limit nothing but the total is told', () => {
  const who = whoAnswered([{ channel: 'letter', sector: 'faith', behalf: 'personal' }])
  assert.deepEqual([who.total, who.channels, who.sectors, who.behalf], [1, null, null, null])
})

test('what is not shown stands last, in the order of its names', () => {
  const many = (channel: string, n: number) => Array.from({ length: n }, () => ({ channel, sector: '', behalf: 'x' }))
  const who = whoAnswered([...many('spoken', 3), ...many('letter', 4), ...many('online', 20)])
  assert.deepEqual(who.channels, [
    { value: 'online', count: 20 },
    { value: 'letter', count: null },
    { value: 'spoken', count: null },
  ])
})
