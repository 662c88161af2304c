/** Two hundred rounds of killing the server, and every third time the database, while people answer. */
import { killRounds } from '../faults/kill-rounds.ts'
import type { Bench } from './figure.ts'

export const run: Bench = async () => {
  const figures = await killRounds(Number(process.env['ROUNDS'] ?? 200))
  const value = `${figures.rounds} rounds (${figures.databaseKills} with the database), ${figures.attempts} forms sent, ${figures.receipts} receipts seen`
  return [
    {
      name: 'receipts without a response',
      value: `${figures.lost} in ${value}`,
      limit: '0',
      ok: figures.lost === 0 && figures.receipts > 0,
    },
    { name: 'responses there twice', value: String(figures.doubled), limit: '0', ok: figures.doubled === 0 },
    {
      name: 'responses kept though the kill hid the receipt',
      value: String(figures.keptUnseen),
      limit: 'any',
      ok: true,
    },
  ]
}
