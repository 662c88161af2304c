/**
 * `npm run bench`: the figures of this machine, each a ratio or a limit measured in one run. Words after the command pick
 * benches by their names.
 */
import os from 'node:os'
import { calledAs, refuseCall } from '../support/called-as.ts'
import { stopTestServer } from '../support/database.ts'
import { type Bench, type Figure, sayFigure } from './figure.ts'

/** Every bench, in the order they run. Those that take many minutes run only when asked for by name. */
const benches = [
  'form-page',
  'rendering',
  'submissions',
  'footprint',
  'calendar',
  'boards',
  'checks',
  'monitoring',
  'open-data',
  'bundle',
  'several',
  'memory',
  'directory',
  'response-files',
  'reading',
  'kill-rounds',
  'roll-over',
  'untagged-pdf',
  'analyst',
] as const
const onlyByName: readonly string[] = ['analyst', 'boards', 'kill-rounds', 'reading', 'roll-over', 'untagged-pdf']

const usage = `How it is called: npm run bench -- [NAME ...]
Without a name: ${benches.filter(name => !onlyByName.includes(name)).join(', ')}.
Only by name: ${onlyByName.join(', ')}.`
const { positionals: asked } = calledAs(usage, { allowPositionals: true })
const unknown = asked.filter(name => !(benches as readonly string[]).includes(name))
if (unknown.length > 0) refuseCall(usage, `There is no bench "${unknown.join('", "')}".`)
const chosen = benches.filter(name => (asked.length > 0 ? asked.includes(name) : !onlyByName.includes(name)))

console.log(
  `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}\n`,
)
const all: Figure[] = []
for (const name of chosen) {
  const { run } = (await import(`./${name}.ts`)) as { run: Bench }
  const begun = performance.now()
  const figures = await run()
  console.log(`${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
  for (const figure of figures) console.log(`  ${sayFigure(figure)}`)
  all.push(...figures)
}
await stopTestServer()
const missed = all.filter(figure => !figure.ok)
console.log(missed.length === 0 ? '\nEvery figure holds.' : `\n${missed.length} of ${all.length} figures do not hold.`)
process.exit(missed.length === 0 ? 0 : 1)
