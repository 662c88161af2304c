/** One parser in a thread of its own, so that one that never ends can be ended. */
import { parentPort, workerData } from 'node:worker_threads'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

const {
  name,
  seed,
  seconds,
  tries: most,
  at,
} = workerData as {
  name: string
  seed: number
  seconds: number
  tries: number | null
  at: Int32Array
}
const until = performance.now() + seconds * 1000
const goesOn = (tries: number): boolean => (most === null ? performance.now() < until : tries < most)
parentPort?.postMessage(await fuzz(targets[name]!, seed, goesOn, seed => Atomics.store(at, 0, seed)))
