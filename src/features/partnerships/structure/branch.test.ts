import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { branchOf, type Edge, flatten, makesCircle, topOf } from './branch.ts'

const board = (id: string) => ({ id })
const edges: Edge[] = [
  { child: 'homes', parent: 'safety' },
  { child: 'moves', parent: 'safety' },
  { child: 'boilers', parent: 'homes' },
]
const all = ['safety', 'homes', 'moves', 'boilers']

test('nobody comes to stand under itself, nor under whoever stands under it', () => {
  assert.equal(makesCircle(edges, { child: 'safety', parent: 'boilers' }), true)
  assert.equal(makesCircle(edges, { child: 'safety', parent: 'safety' }), true)
  assert.equal(makesCircle(edges, { child: 'boilers', parent: 'moves' }), false)
})

test('the branch is drawn from the highest board that the reader may see', () => {
  assert.equal(topOf(edges, 'boilers', new Set(all)), 'safety')
  assert.equal(topOf(edges, 'boilers', new Set(['boilers', 'homes'])), 'homes')
  assert.equal(topOf(edges, 'boilers', new Set(['boilers', 'safety'])), 'boilers', 'not past one that is hidden')
  const tree = branchOf(all.map(board), edges, 'safety')!
  assert.deepEqual(
    flatten(tree).map(one => `${one.depth} ${one.board.id}`),
    ['0 safety', '1 homes', '2 boilers', '1 moves'],
  )
  const seen = branchOf(['safety', 'boilers'].map(board), edges, 'safety')!
  assert.deepEqual(
    flatten(seen).map(one => one.board.id),
    ['safety'],
    'nothing below one that is hidden',
  )
})

test('whatever is asked in whatever order, going up always comes to an end and every board stands in one branch', () => {
  const id = fc.integer({ min: 0, max: 7 }).map(String)
  fc.assert(
    fc.property(fc.array(fc.record({ child: id, parent: id }), { maxLength: 30 }), asked => {
      const kept: Edge[] = []
      for (const one of asked)
        if (!kept.some(({ child }) => child === one.child) && !makesCircle(kept, one)) kept.push(one)
      const ids = Array.from({ length: 8 }, (_, at) => String(at))
      const tops = ids.filter(one => !kept.some(({ child }) => child === one))
      const met = tops.flatMap(top => flatten(branchOf(ids.map(board), kept, top)!).map(one => one.board.id))
      assert.deepEqual(met.toSorted(), ids)
      for (const one of ids) assert.ok(tops.includes(topOf(kept, one, new Set(ids))))
    }),
  )
})
