/**
 * `npm run check`: everything a change must pass, step by step with timings; goes on after a failure to show them all.
 * With `--but-tests` all steps but the tests, for whoever runs those beside it.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { calledAs } from './support/called-as.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string): string => `${ROOT}node_modules/.bin/${name}`

type Step = { readonly name: string; readonly command: readonly string[] }

const steps: readonly Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', '.', '--checkers', '2'] },
  { name: 'architecture', command: [process.execPath, 'test/run.ts', 'architecture'] },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  { name: 'tests', command: [process.execPath, 'test/run.ts'] },
  { name: 'made files current', command: [process.execPath, 'test/generate.ts', '--check'] },
]

const { values } = calledAs('How it is called: npm run check -- [--but-tests]', {
  options: { 'but-tests': { type: 'boolean', default: false } },
})
const butTests = values['but-tests']
const failed: string[] = []
for (const { name, command } of steps) {
  if (butTests && name === 'tests') continue
  const begun = performance.now()
  const [program = '', ...args] = command
  const done = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  const fine = done.status === 0
  console.log(`${fine ? '✔' : '✖'} ${name.padEnd(20)} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  if (!fine) {
    failed.push(name)
    console.log(`${done.stdout}\n${done.stderr}`.trim())
  }
}
console.log(failed.length === 0 ? 'All is well.' : `To mend: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
