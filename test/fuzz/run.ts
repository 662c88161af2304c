/**
 * `npm run fuzz -- SECONDS`: tries every parser of what strangers send for so many seconds in all, with bytes that nearly are what they
 * should be. A fault is told with its seed; `npm run fuzz -- --only NAME --seed N` leads to it again.
 */
import { Worker } from 'node:worker_threads'
import { calledAs, refuseCall } from '../support/called-as.ts'
import type { Tried } from './fuzz.ts'
import { targets } from './targets.ts'

const usage = `How it is called: npm run fuzz -- [SECONDS] [--only NAME] [--seed NUMBER]
Parsers: ${Object.keys(targets).join(', ')}`
const { values, positionals } = calledAs(usage, {
  allowPositionals: true,
  options: { seed: { type: 'string' }, only: { type: 'string' } },
})
const names = Object.keys(targets).filter(name => values.only === undefined || name === values.only)
if (names.length === 0) refuseCall(usage, `There is no parser "${values.only}".`)
const seconds = Number(positionals[0] ?? 30) / names.length
const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
if (!Number.isFinite(seconds) || seconds <= 0 || !Number.isInteger(seed))
  refuseCall(usage, 'SECONDS must be a number above 0, and the seed a whole number.')

/** A parser that is silent for longer than this has stopped answering. */
const SILENCE = 20_000

/** Tries one parser in a thread of its own. */
async function tryOut(name: string): Promise<Tried> {
  const at = new Int32Array(new SharedArrayBuffer(4))
  const tries = values.seed === undefined ? null : 1
  const worker = new Worker(new URL('fuzz-thread.ts', import.meta.url), {
    workerData: { name, seed, seconds, tries, at },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Tried>()
  let last = -1
  const watch = setInterval(() => {
    const now = Atomics.load(at, 0)
    if (now === last) resolve({ tries: now - seed, finds: [{ seed: now, says: 'never ended' }] })
    last = now
  }, SILENCE)
  worker.once('message', resolve).once('error', reject)
  try {
    return await promise
  } finally {
    clearInterval(watch)
    await worker.terminate()
  }
}

let found = 0
for (const name of names) {
  const { tries, finds } = await tryOut(name)
  found += finds.length
  console.log(`${finds.length === 0 ? '✔' : '✖'} ${name.padEnd(10)} ${tries} tries, ${finds.length} faults`)
  for (const { seed: again, says } of finds)
    console.log(`    ${says}\n    again: npm run fuzz -- 10 --only ${name} --seed ${again}`)
}
process.exit(found === 0 ? 0 : 1)
