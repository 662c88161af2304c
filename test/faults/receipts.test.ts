import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killRounds } from './kill-rounds.ts'

test('a killed server loses no receipt and doubles no response', async () => {
  const figures = await killRounds(Number(process.env['ROUNDS'] ?? 4))
  console.log(`Score: ${JSON.stringify(figures)}`)
  assert.ok(figures.receipts > 0)
  assert.ok(figures.resent > 0, 'nobody was without an answer')
  assert.deepEqual([figures.lost, figures.doubled, figures.astray], [0, 0, 0])
})
