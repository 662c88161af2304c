import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { betweenness } from 'graphology-metrics/centrality/index.js'
import { bridgesOf } from './bridges.ts'

test('whatever the ties, who stands between whom is what another program works out', () => {
  const pair = fc.tuple(fc.nat({ max: 14 }), fc.nat({ max: 14 })).filter(([a, b]) => a < b)
  const ties = fc.uniqueArray(pair, { maxLength: 40, selector: ([a, b]) => a * 100 + b })
  fc.assert(
    fc.property(ties, pairs => {
      const slugs = Array.from({ length: 15 }, (_, at) => `o${at}`)
      const graph = new UndirectedGraph()
      for (const slug of slugs) graph.addNode(slug)
      for (const [a, b] of pairs) graph.addUndirectedEdge(`o${a}`, `o${b}`)
      const theirs = betweenness(graph, { getEdgeWeight: null, normalized: false })
      const ours = bridgesOf(
        slugs,
        pairs.map(([a, b]) => ({ a: `o${a}`, b: `o${b}` })),
      )
      for (const slug of slugs) assert.ok(Math.abs((ours.get(slug) ?? 0) - (theirs[slug] ?? 0)) < 0.051, slug)
    }),
  )
  assert.deepEqual([...bridgesOf([], [])], [])
})
