import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workingTime } from '../../test/support/working-time.ts'
import { clustersOf, startClusters } from './clusters.ts'

/** Numbers that look random and are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const next = numbers(11)
const words = (count: number) => Array.from({ length: count }, () => `w${Math.floor(next() * 5000)}`).join(' ')

test('copies, and copies with a sentence added, are one cluster; others stand alone', () => {
  const letter = words(90)
  const clusters = clustersOf([
    { id: 'a', text: letter },
    { id: 'b', text: `  ${letter.toUpperCase()}!!` },
    { id: 'c', text: `${words(15)}. ${letter}` },
    { id: 'd', text: words(100) },
    { id: 'e', text: words(20) },
  ])
  assert.equal(clusters.length, 1)
  assert.equal(clusters[0]?.first, 'a')
  assert.deepEqual(
    clusters[0]?.members.map(({ id, identical }) => [id, identical]),
    [
      ['a', true],
      ['b', true],
      ['c', false],
    ],
  )
  const added = clusters[0]!.members[2]!.similarity
  assert.ok(added > 0.75 && added < 0.9, `${added}`)
})

test('short answers are never a campaign, and every text is in one cluster at most', () => {
  assert.deepEqual(
    clustersOf([
      { id: 'a', text: 'I agree' },
      { id: 'b', text: 'I agree' },
    ]),
    [],
  )
  const clusterer = startClusters({ leastWords: 2 })
  clusterer.add('a', 'I agree')
  clusterer.add('b', 'I agree')
  clusterer.add('c', 'They disagree')
  assert.deepEqual(
    clusterer.clusters().map(({ members }) => members.length),
    [2],
  )
})

test('languages without spaces are compared sign by sign', () => {
  const text = '我们支持这项建议因为它让小团体有时间咨询成员'
  assert.equal(
    clustersOf([
      { id: 'a', text },
      { id: 'b', text: `${text}谢谢` },
    ])[0]?.members.length,
    2,
  )
})

test('30,000 texts with three campaigns take seconds, and the campaigns are found', () => {
  const campaigns = [words(120), words(80), words(150)]
  const texts = Array.from({ length: 30_000 }, (_, at) => {
    const campaign = at % 10 < 3 ? campaigns[at % 10]! : null
    const text = campaign === null ? words(60) : at % 4 === 0 ? campaign : `${campaign} ${words(12)}`
    return { id: String(at), text }
  })
  const before = workingTime()
  const clusters = clustersOf(texts)
  const took = workingTime() - before
  assert.ok(took < 15_000, `${Math.round(took)} ms`)
  assert.deepEqual(
    clusters.slice(0, 3).map(({ members }) => members.length),
    [3000, 3000, 3000],
  )
  assert.ok(clusters.slice(3).every(({ members }) => members.length === 2))
})
