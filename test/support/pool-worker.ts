/**
 * One process of the tests: runs the files it is given one after the other, so that what the first has loaded the next
 * need not. Each file has its own tree of tests, as if it ran alone; what happens in it is told to the parent.
 */
import { createHook } from 'node:async_hooks'
import { readFile } from 'node:fs/promises'
import { run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import type { Told } from './pool.ts'

/**
 * node:test follows each promise that is made, to know to which test it belongs: a million of them cost 1.1 seconds of work, and 0.04 where
 * nobody follows. What goes wrong in a promise that is not followed fails the file and not one test of it, and a test that is declared in
 * one belongs to its file.
 */
const hooks = Object.getPrototypeOf(createHook({})) as { enable: (this: Record<symbol, unknown>) => unknown }
const enable = hooks.enable
hooks.enable = function () {
  // The one setting of a hook that is a truth value, "does not track promises", has no other name from outside.
  for (const setting of Object.getOwnPropertySymbols(this)) if (this[setting] === false) this[setting] = true
  return enable.call(this)
}

const say = (told: Told): void => void process.send?.(told)

process.on('message', async (file: string) => {
  const cpu = process.cpuUsage()
  const at = performance.now()
  await runFile(file)
  const { user, system } = process.cpuUsage(cpu)
  say({ told: 'done', file, cpu: (user + system) / 1e6, wall: (performance.now() - at) / 1000 })
})
process.on('beforeExit', () => process.channel?.ref())
process.on('disconnect', () => process.exit(0))

/** A test that shuts out the others of its file, as one leaves it behind after looking for a fault: they are then told by nothing. */
const ALONE = /^\s*(?:test|it|describe|suite)(?:\.only\b|\((?:'[^']*'|"[^"]*"|`[^`]*`),\s*\{[^}]*\bonly: true)/m

async function runFile(file: string): Promise<void> {
  const fault = (name: string, error: unknown) => say({ told: 'failed', file, line: 0, name, error: shown(error) })
  let stray = ''
  let failed = false
  let none = true
  // A file is over when nothing is left that could go on: the channel to the parent does not count meanwhile.
  process.channel?.unref()
  const events = run({ files: [file], isolation: 'none', concurrency: false })
  for await (const event of events) {
    // What was still at work when its test had ended: nowhere else is it told.
    if (event.type === 'test:diagnostic' && /^Error: /.test(event.data.message)) stray += `${event.data.message}\n`
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { name, line = 0 } = event.data
    // What fails in a suite is told by its tests; a suite that breaks itself, or after them, is told by nothing else.
    if (event.data.details.type === 'suite' && event.data.skip === undefined && !isBroken(event)) continue
    // A file in which nothing stands is told as one that passed.
    if (name === file && event.type === 'test:pass') continue
    none = false
    if (event.data.skip !== undefined) say({ told: 'skipped', file, line, name })
    else if (event.type === 'test:pass') say({ told: 'passed', file, line, name })
    else {
      failed = true
      say({
        told: 'failed',
        file,
        line,
        name,
        error: shown(event.data.details.error.cause ?? event.data.details.error),
      })
    }
  }
  if (ALONE.test(await readFile(file, 'utf8')))
    fault('the file as a whole', 'A test in it shuts out the others ("only").')
  // A file that stops half way has told of the tests before it, and of nothing else.
  await import(pathToFileURL(file).href).then(
    () => none && fault('the file as a whole', 'There is no test in it.'),
    error => failed || fault('the file as a whole', error),
  )
  if (process.exitCode) fault('what went on after its tests', stray)
  process.exitCode = undefined
}

function isBroken(event: TestEvent): boolean {
  if (event.type !== 'test:fail') return false
  const { error } = event.data.details
  return !('failureType' in error && error.failureType === 'subtestsFailed')
}

function shown(error: unknown): string {
  return (typeof error === 'string' ? error : inspect(error, { depth: 4 })).slice(0, 4000)
}
