import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likeTo } from '../start/likeness.ts'
import { networkOf } from './network.ts'
import { draw, overlaps } from './network-map.ts'

const partner = (name: string, sector: 'statutory' | 'faith' = 'statutory') => ({
  slug: name.toLowerCase(),
  name,
  sector,
})

test('ties count shared partnerships; gaps are those of one sector or without the voluntary side', () => {
  const network = networkOf([
    { slug: 'x', name: 'X', partners: [partner('A'), partner('B', 'faith'), partner('C')] },
    { slug: 'y', name: 'Y', partners: [partner('A'), partner('C')] },
    { slug: 'z', name: 'Z', partners: [] },
  ])
  assert.deepEqual(
    network.nodes.map(({ slug, partnerships, sitsWith }) => [slug, partnerships, sitsWith]),
    [
      ['a', 2, 2],
      ['c', 2, 2],
      ['b', 1, 2],
    ],
  )
  assert.deepEqual(network.ties.find(({ a, b }) => a === 'a' && b === 'c')?.shared, 2)
  assert.equal(network.density, 1)
  assert.deepEqual(
    network.withoutSector.map(({ slug }) => slug),
    ['y'],
  )
  assert.deepEqual(
    network.oneSector.map(({ slug }) => slug),
    ['y'],
  )
})

test('whatever the memberships: degrees and ties agree, and the map stays in its frame, and no name covers another', () => {
  const memberships = fc.array(
    fc.record({
      slug: fc.string(),
      name: fc.string(),
      partners: fc.uniqueArray(
        fc.constantFrom(...'ABCDEFGHIJ').map(name => partner(name)),
        { selector: ({ slug }) => slug },
      ),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(memberships, given => {
      const network = networkOf(given)
      assert.equal(
        network.nodes.reduce((sum, { sitsWith }) => sum + sitsWith, 0),
        network.ties.length * 2,
      )
      assert.ok(network.density === null || (network.density >= 0 && network.density <= 1))
      const { nodes, width, height } = draw(network)
      for (const { x, y, r } of nodes) assert.ok(x - r >= 0 && x + r <= width && y - r >= 0 && y + r <= height)
      const boxes = nodes.flatMap(({ label }) => {
        if (!label) return []
        const wide = label.text.length * 8
        const left = { start: label.x, end: label.x - wide, middle: label.x - wide / 2 }[label.anchor]
        return [{ left, right: left + wide, top: label.y - 8, bottom: label.y + 8 }]
      })
      for (const [at, box] of boxes.entries())
        assert.ok(!boxes.some((other, index) => index < at && overlaps(box, other)))
      assert.deepEqual(draw(network), draw(network), 'the same network gives the same map')
    }),
  )
})

test('alike by topic, by words or by partners; a shared place alone is not enough', () => {
  const one = {
    id: '1',
    name: 'Lifts',
    words: 'Lifts to the clinic for older villagers',
    topics: 'Transport',
    places: 'Vale',
    organisations: ['a', 'b'],
  }
  const other = (id: string, change: Partial<typeof one>) => ({
    ...one,
    id,
    name: id,
    words: '',
    topics: '',
    places: '',
    organisations: [],
    ...change,
  })
  const found = likeTo(one, [
    one,
    other('topic', { topics: 'food, transport ' }),
    other('words', { words: 'A clinic where older villager groups meet' }),
    other('partners', { organisations: ['a', 'b', 'c'] }),
    other('place', { places: 'Vale' }),
  ])
  assert.deepEqual(found.map(({ id }) => id).sort(), ['partners', 'topic', 'words'])
  assert.deepEqual(found.find(({ id }) => id === 'words')?.words, ['clinic', 'older', 'villager'])
})

test('alike by a word of its name, not by the name of a place or by words that say nothing', () => {
  const one = {
    id: '1',
    name: 'Night lifts',
    words: 'Night lifts. Nobody drives from Holt after ten.',
    topics: 'Night travel',
    places: 'Holt',
    organisations: [],
  }
  const other = { ...one, topics: '', places: '' }
  const found = likeTo(one, [
    { ...other, id: 'holt', name: 'Green Holt', words: 'Green Holt. Nobody plants trees in Holt.' },
    { ...other, id: 'lifts', name: 'Getting there', words: 'Forty lifts a week', places: 'holt' },
  ])
  assert.deepEqual(
    found.map(({ id, places, words }) => ({ id, places, words })),
    [{ id: 'lifts', places: ['Holt'], words: ['lift'] }],
  )
})

test('a partnership without any partner is a gap', () => {
  const network = networkOf([{ id: '1', slug: 'evening-buses', name: 'Evening buses', partners: [] } as never])
  assert.deepEqual(
    network.withoutPartners.map(({ slug }) => slug),
    ['evening-buses'],
  )
})

test('who joins two partnerships that share nobody else bridges their partners', () => {
  const { nodes } = networkOf([
    { slug: 'x', name: 'X', partners: [partner('A'), partner('B'), partner('C')] },
    { slug: 'y', name: 'Y', partners: [partner('C'), partner('D')] },
  ])
  const of = (slug: string) => nodes.find(node => node.slug === slug)!.bridges
  assert.deepEqual(['a', 'b', 'c', 'd'].map(of), [0, 0, 2, 0], 'A and D, B and D')
})
