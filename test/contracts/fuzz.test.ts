/** Every parser withstands some tries in every run; `npm run fuzz` makes as many as one has time for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from '../fuzz/fuzz.ts'
import { mutate, numbersFrom } from '../fuzz/mutate.ts'
import { targets } from '../fuzz/targets.ts'

const TRIES: Readonly<Record<string, number>> = {
  documents: 150,
  codes: 25,
  tables: 400,
  mail: 150,
  addresses: 1500,
  receipts: 1500,
  backups: 25,
}

for (const [name, target] of Object.entries(targets))
  test(`${name}: whatever comes, it is read or refused in words`, async () => {
    const { tries, finds } = await fuzz(target, 20_261_129, tries => tries < TRIES[name]!)
    assert.deepEqual(finds, [])
    assert.equal(tries, TRIES[name])
  })

test('one seed leads to one input, and a fault is told by it', async () => {
  const bytes = Buffer.from('what nearly is what it was')
  assert.deepEqual(mutate(bytes, numbersFrom(7)), mutate(bytes, numbersFrom(7)))
  assert.notDeepEqual(mutate(bytes, numbersFrom(7)), mutate(bytes, numbersFrom(8)))
  const careless = async (random: () => number) => {
    JSON.parse(mutate(Buffer.from('{"a":[1,2]}'), random).toString())
  }
  const { finds } = await fuzz(careless, 1, tries => tries < 100)
  assert.ok(finds.length > 0)
  const again = await fuzz(careless, finds[0]!.seed, tries => tries < 1)
  assert.deepEqual(again.finds, [finds[0]])
})
