/**
 * `npm run bench`: the figures of this machine, each a ratio or a limit measured in one run. Words after the command pick
 * benches by their names.
 */
import { globSync } from 'node:fs'
import os from 'node:os'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopTestServer } from '../support/database.ts'
import type { Bench, Figure } from './figure.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** Kill rounds take many minutes: asked for by name only. */
const BY_NAME_ONLY = ['kill-rounds']
const OTHERS = ['run', 'figure']

const asked = process.argv.slice(2)
const benches = globSync('*.ts', { cwd: FOLDER })
  .map(file => basename(file, '.ts'))
  .filter(name => !OTHERS.includes(name) && !name.includes('.'))
  .filter(name => (asked.length > 0 ? asked.includes(name) : !BY_NAME_ONLY.includes(name)))
  .sort()

console.log(
  `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}\n`,
)
const all: Figure[] = []
for (const name of benches) {
  const { run } = (await import(`./${name}.ts`)) as { run: Bench }
  const begun = performance.now()
  const figures = await run()
  console.log(`${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
  for (const figure of figures)
    console.log(`  ${figure.ok ? '✔' : '✖'} ${figure.name}: ${figure.value} (limit: ${figure.limit})`)
  all.push(...figures)
}
await stopTestServer()
const missed = all.filter(figure => !figure.ok)
console.log(missed.length === 0 ? '\nEvery figure holds.' : `\n${missed.length} of ${all.length} figures do not hold.`)
process.exit(missed.length === 0 ? 0 : 1)
