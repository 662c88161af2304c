/** Long work in turns: whoever else waits for this process is served in between. */
import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which others get their turn. */
const TURN = 5

/** Gives a function that is awaited between pieces of work; it lets others in once a turn is over. */
export function inTurns(turn = TURN): () => Promise<void> {
  let begun = performance.now()
  return async () => {
    if (performance.now() - begun < turn) return
    await setImmediate()
    begun = performance.now()
  }
}
