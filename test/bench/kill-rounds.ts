/** Two hundred rounds of killing the server, and every third time the database, while people answer; or as many as fit in `MINUTES`. */
import { killRounds } from '../faults/kill-rounds.ts'
import { atLeast, atMost, type Bench } from './figure.ts'

export const run: Bench = async () => {
  const figures = await killRounds(
    Number(process.env['ROUNDS'] ?? 200),
    Number(process.env['MINUTES'] ?? Number.POSITIVE_INFINITY),
  )
  const told = `${figures.rounds} rounds, ${figures.databaseKills} with the database, ${figures.attempts} forms sent`
  return [
    atLeast(`receipts seen (${told})`, figures.receipts, 1),
    atMost('receipts without a response', figures.lost, 0),
    atMost('responses that are there twice', figures.doubled, 0),
    atMost('forms sent again that were not taken, or led to another code', figures.astray, 0),
    atLeast(
      `kills between commit and answer, of ${figures.resent} forms sent again`,
      figures.betweenCommitAndAnswer,
      Math.floor(figures.rounds / 10),
    ),
    atLeast('responses kept though the kill hid the receipt', figures.keptUnseen, 0),
  ]
}
