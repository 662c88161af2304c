import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workingTime } from '../../test/support/working-time.ts'
import { clustersOf } from './clusters.ts'

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
  const said = ['I agree fully', 'I agree fully', 'They disagree fully'].map((text, at) => ({ id: String(at), text }))
  assert.deepEqual(
    clustersOf(said, { leastWords: 3 }).map(({ members }) => members.length),
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

/** How a letter comes back when people make it their own. */
const changes: Readonly<Record<string, (letter: readonly string[]) => readonly string[]>> = {
  'words changed': letter =>
    letter.map(sentence =>
      sentence
        .split(' ')
        .map(word => (next() < 0.15 ? words(1) : word))
        .join(' '),
    ),
  'sentences dropped': letter => letter.filter((_, at) => at < 2 || next() < 0.6),
  'sentences added': letter => [words(12), ...letter, words(9)],
  'another order': letter => letter.toReversed(),
}

test('letters that people changed are found whole: precision and recall of pairs are at least 0.98', () => {
  for (const [how, change] of Object.entries(changes)) {
    const letters = Array.from({ length: 20 }, () => Array.from({ length: 7 }, () => words(8 + Math.floor(next() * 8))))
    const texts = Array.from({ length: 2000 }, (_, at) => {
      const letter = at % 16 === 0 ? null : Math.floor(next() * letters.length)
      return {
        id: `${letter ?? `own${at}`} ${at}`,
        text: letter === null ? words(80) : change(letters[letter]!).join('. '),
      }
    })
    const pairs = (count: number) => (count * (count - 1)) / 2
    const sum = (counts: Iterable<number>) => [...counts].reduce((all, count) => all + pairs(count), 0)
    const sizes = (ids: readonly string[]) =>
      [...Map.groupBy(ids, id => id.split(' ')[0])].map(([, each]) => each.length)
    const clusters = clustersOf(texts)
    const found = clusters.map(({ members }) => members.map(({ id }) => id))
    const right = sum(found.flatMap(sizes))
    const [recall, precision] = [
      right / sum(sizes(texts.map(({ id }) => id))),
      right / sum(found.map(ids => ids.length)),
    ]
    assert.ok(recall >= 0.98 && precision >= 0.98, `${how}: recall ${recall}, precision ${precision}`)
  }
})

test('texts that share a slogan, a greeting or one sentence of many are not one letter', () => {
  const slogan = 'Save our library it is the heart of the village'
  const clusters = clustersOf([
    ...Array.from({ length: 9 }, (_, at) => ({ id: `slogan ${at}`, text: slogan })),
    ...Array.from({ length: 9 }, (_, at) => ({
      id: `own ${at}`,
      text: `Dear sir or madam. ${words(150)}. ${slogan}.`,
    })),
  ])
  assert.deepEqual(
    clusters.map(({ members }) => members.length),
    [9],
  )
})
