/** Tries a parser with ever new bytes, and tells of each fault by the number that leads to it again. */
import { numbersFrom } from './mutate.ts'
import type { Target } from './targets.ts'

/** A fault with the seed that leads to it. */
export type Find = { readonly seed: number; readonly says: string }

/** What came of trying. */
export type Tried = { readonly tries: number; readonly finds: readonly Find[] }

/** A try that takes longer, in milliseconds, is a fault of its own. */
const LONGEST = 5_000
/** After so many faults there is enough to mend. */
const MOST_FINDS = 5

/** Tries until told to end; one seed after another, from the first one. `heard` is told of each seed before it is tried. */
export async function fuzz(
  target: Target,
  first: number,
  goesOn: (tries: number) => boolean,
  heard: (seed: number) => void = () => undefined,
): Promise<Tried> {
  const finds: Find[] = []
  let tries = 0
  for (let seed = first; goesOn(tries) && finds.length < MOST_FINDS; seed++) {
    heard(seed)
    const begun = performance.now()
    tries++
    try {
      await target(numbersFrom(seed))
      const took = performance.now() - begun
      if (took > LONGEST) finds.push({ seed, says: `took ${Math.round(took / 1000)} s` })
    } catch (error) {
      finds.push({
        seed,
        says: error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : String(error),
      })
    }
  }
  return { tries, finds }
}
