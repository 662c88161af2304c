/**
 * `npm test`: every test but load and bench, by kind, with the time each kind took. Words after the command pick kinds
 * ("npm test -- unit app") or files by a part of their path.
 */
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { stopTestServer, type TestDatabase, testDatabase } from './support/database.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PURE = ['kernel', 'documents', 'codes', 'questions', 'access', 'analysis']

/** The kinds of tests, in the order they run. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  unit: PURE.map(folder => `src/${folder}/**/*.test.ts`),
  architecture: ['test/architecture/*.test.ts'],
  app: ['src/{db,facts,web,mail,jobs,files,features,cli}/**/*.test.ts', 'src/*.test.ts', 'worlds/*.test.ts'],
  contracts: ['test/contracts/*.test.ts'],
  journeys: ['test/journeys/*.test.ts'],
  faults: ['test/faults/*.test.ts'],
}

type Count = { passed: number; failed: number; skipped: number }

async function runKind(files: readonly string[]): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, skipped: 0 }
  const events = run({
    files: files.map(file => ROOT + file),
    concurrency: 2,
    // Only for what would never end: no test may depend on how fast the machine is.
    timeout: 30 * 60_000,
    cwd: ROOT,
    execArgv: ['--no-warnings'],
  })
  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      // A test that is skipped, or prints a score, says so itself.
      if (/^(Note|Score):/m.test(event.data.message)) process.stdout.write(`  ${event.data.message.trim()}\n`)
    }
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    if (event.data.details.type === 'suite') continue
    if (event.data.skip !== undefined) count.skipped++
    else if (event.type === 'test:pass') count.passed++
    else {
      count.failed++
      const error = event.data.details.error
      console.log(
        `\n✖ ${event.data.name}\n  ${event.data.file?.replace(ROOT, '')}:${event.data.line}\n${inspect(error.cause ?? error, { depth: 4 }).slice(0, 4000)}`,
      )
    }
  }
  return count
}

// What one process has read and stripped of its types, the next need not: a file of tests starts in half the time.
process.env['NODE_COMPILE_CACHE'] ??= `${ROOT}node_modules/.cache/node`

const picked = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0, skipped: 0 }
const begun = performance.now()
// Held while the run lasts, so that the server of the tests is not taken for idle between two files.
let held: TestDatabase | null = null
try {
  for (const [kind, patterns] of Object.entries(kinds)) {
    const all = globSync([...patterns], { cwd: ROOT }).sort()
    const files =
      picked.length === 0 || picked.includes(kind)
        ? all
        : all.filter(file => picked.some(part => !(part in kinds) && file.includes(part)))
    if (files.length === 0) continue
    const at = performance.now()
    if (kind !== 'unit') held ??= await testDatabase()
    const count = await runKind(files)
    console.log(
      `${kind.padEnd(13)} ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped  ${((performance.now() - at) / 1000).toFixed(1)} s`,
    )
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
  }
} finally {
  await held?.close()
  await stopTestServer()
}
console.log(`All in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
