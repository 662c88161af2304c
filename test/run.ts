/**
 * `npm test`: every test but load and bench, by kind, with the time each kind took. Words after the command pick kinds
 * ("npm test -- unit app") or files by a part of their path; `--slowest` names the files that took longest.
 */
import { globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { calledAs, refuseCall } from './support/called-as.ts'
import { stopTestServer, testDatabase } from './support/database.ts'
import { runInPool, type Told } from './support/pool.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = `${ROOT}node_modules/.cache`
/** How long each file took last time: those that take long begin first, so that no process is left alone with one. */
const TOOK = `${CACHE}/compact-hub/tests-took.json`

/** What is named after the folders of the core needs no database. */
const PURE = ['kernel', 'documents', 'codes', 'questions', 'access', 'analysis', 'governance']

/** The kinds of tests, in the order they begin; every file of tests is of one. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  unit: PURE.map(folder => `src/${folder}/**/*.test.ts`),
  architecture: ['test/architecture/*.test.ts'],
  app: ['src/**/*.test.ts', 'worlds/*.test.ts'],
  contracts: ['test/contracts/*.test.ts'],
  journeys: ['test/journeys/*.test.ts'],
  faults: ['test/faults/*.test.ts'],
}

/** What came of the files of one kind. */
type Kind = {
  readonly name: string
  readonly files: readonly string[]
  left: number
  passed: number
  failed: number
  skipped: number
  begun: number
  cpu: number
}

const usage = `How it is called: npm test -- [KIND or PART-OF-A-PATH ...] [--slowest]
Kinds: ${Object.keys(kinds).join(', ')}. Without words every test runs.`
const { values: asked, positionals: picked } = calledAs(usage, {
  allowPositionals: true,
  options: { slowest: { type: 'boolean', default: false } },
})
for (const word of picked)
  if (
    !(word in kinds) &&
    !Object.values(kinds).some(patterns => globSync([...patterns], { cwd: ROOT }).some(file => file.includes(word)))
  )
    refuseCall(usage, `No test has "${word}" in its path.`)
const took: Record<string, number> = await readFile(TOOK, 'utf8').then(JSON.parse, () => ({}))
const run = new Map(findKinds().flatMap(kind => kind.files.map(file => [ROOT + file, kind] as const)))
const lastLines: string[] = []
const spent: { file: string; cpu: number; wall: number }[] = []

// What one process has read and stripped of its types, the next need not.
process.env['NODE_COMPILE_CACHE'] ??= `${CACHE}/node`

const begun = performance.now()
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`
const needsDatabase = [...run.values()].some(kind => kind.name !== 'unit')
// Held while the run lasts, so that the server of the tests is not taken for idle between two files.
const held = needsDatabase ? testDatabase() : null
held?.catch(() => undefined)
try {
  const waiting = { files: [...run.keys()], needsArea: (file: string) => buildsArea(readFileSync(file, 'utf8')) }
  // What waits for the database or a browser leaves its processor to another.
  await runInPool(waiting, availableParallelism() + 1, hear)
} finally {
  await (await held)?.close()
  await stopTestServer()
}
await remember()
if (asked.slowest) saySlowest()
const all = [...new Set(run.values())]
const sum = (of: 'passed' | 'failed' | 'skipped'): number => all.reduce((so, kind) => so + kind[of], 0)
console.log(`All in ${seconds(begun)}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0)

/** The kinds that have something to run, each file in one of them, and within a kind in the order they shall begin. */
function findKinds(): Kind[] {
  const seen = new Set<string>()
  return Object.entries(kinds).flatMap(([name, patterns]) => {
    const own = globSync([...patterns], { cwd: ROOT }).filter(file => !seen.has(file))
    for (const file of own) seen.add(file)
    const files = own
      .filter(file => isPicked(name, file))
      .map(file => ({ file, last: took[file] ?? guess(file) }))
      .sort((a, b) => b.last - a.last || (a.file < b.file ? -1 : 1))
      .map(({ file }) => file)
    return files.length > 0
      ? [{ name, files, left: files.length, passed: 0, failed: 0, skipped: 0, begun: 0, cpu: 0 }]
      : []
  })
}

/** Seconds that a file may take of which nothing is known yet: those that go through the whole demonstration area take long. */
function guess(file: string): number {
  const source = readFileSync(ROOT + file, 'utf8')
  return source.length / 4000 + (buildsArea(source) ? 60 : 0)
}

function buildsArea(source: string): boolean {
  return source.includes('buildWorld(')
}

function isPicked(kind: string, file: string): boolean {
  return picked.length === 0 || picked.includes(kind) || picked.some(part => !(part in kinds) && file.includes(part))
}

function hear(told: Told): void {
  if (told.told === 'printed') {
    // A test that is skipped, or prints a score, says so itself; what a process says that ends is not lost.
    lastLines.push(told.line)
    if (lastLines.length > 20) lastLines.shift()
    if (/^(Note|Score):/.test(told.line)) console.log(`  ${told.line}`)
    return
  }
  if (told.told === 'built') return
  const kind = run.get(told.file)
  if (!kind) return
  const file = path.relative(ROOT, told.file)
  if (told.told === 'begun') kind.begun ||= performance.now()
  else if (told.told === 'done') {
    spent.push({ file, cpu: told.cpu, wall: told.wall })
    kind.cpu += told.cpu
    if (--kind.left === 0) sayKind(kind)
  } else {
    kind[told.told]++
    if (told.told !== 'failed') return
    console.log(`\n✖ ${told.name}\n  ${file}:${told.line}\n${told.error}`)
    if (told.line === 0) console.log(lastLines.join('\n'))
  }
}

/** The last of a kind may run beside the first of the next: the seconds are those from its first file to its last. */
function sayKind({ name, passed, failed, skipped, begun: at }: Kind): void {
  console.log(`${name.padEnd(13)} ${passed} passed, ${failed} failed, ${skipped} skipped  ${seconds(at)}`)
}

function saySlowest(): void {
  console.log('Slowest (seconds, and of them seconds of work in its own process):')
  for (const { file, cpu, wall } of [...spent].sort((a, b) => b.wall - a.wall).slice(0, 10))
    console.log(`${wall.toFixed(1).padStart(7)} ${cpu.toFixed(1).padStart(6)}  ${file}`)
}

async function remember(): Promise<void> {
  for (const { file, wall } of spent) took[file] = Math.round(wall * 10) / 10
  await mkdir(path.dirname(TOOK), { recursive: true })
  await writeFile(TOOK, JSON.stringify(took))
}
