/** Twenty thousand requests, or `REQUESTS`, while two Hubs are rolled over behind a balancer that repeats nothing. */
import { rollOver } from '../faults/roll-over.ts'
import { atLeast, atMost, type Bench } from './figure.ts'

const DRAIN = 3

export const run: Bench = async () => {
  const { requests, failed, rounds, receipts, astray, longestStop } = await rollOver(
    Number(process.env['REQUESTS'] ?? 20_000),
    DRAIN,
  )
  for (const what of failed.slice(0, 10)) console.log(`  failed: ${what}`)
  return [
    atMost(`requests that failed, of ${requests}, each Hub stopped ${rounds} times`, failed.length, 0),
    atLeast('receipts', receipts, 1),
    atMost('receipts without their response, or with two', astray, 0),
    atMost('the longest stop', longestStop, DRAIN + 10, 's'),
  ]
}
