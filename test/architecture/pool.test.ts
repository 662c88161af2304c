/** The tests of every file are told, whatever the file before it left behind or how it ends. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runInPool } from '../support/pool.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-pool-'))
})
after(() => rm(folder, { recursive: true }))

const head = "import { after, describe, test } from 'node:test'\n"

/** What is told of files with these contents, run one after the other. */
async function toldOf(...contents: string[]): Promise<string[]> {
  const files = contents.map((_, n) => join(folder, `${n}.test.mjs`))
  await Promise.all(contents.map((content, n) => writeFile(files[n]!, head + content)))
  const heard: string[] = []
  await runInPool({ files, needsArea: () => false }, 1, told => {
    if (told.told === 'begun' || told.told === 'printed' || told.told === 'built') return
    heard.push(told.told === 'done' ? 'done' : `${told.told} ${told.name}`)
  })
  return heard
}

test('what passes, fails and is left out is told, and what comes after the tests too', async () => {
  const mixed = `
    after(async () => { throw new Error('left open') })
    test('fine', () => {})
    test('wrong', () => { throw new Error('no') })
    test('later', { skip: true }, () => {})`
  const heard = await toldOf(mixed, "test('the next', () => {})")
  assert.deepEqual(heard.slice(0, 3), ['passed fine', 'failed wrong', 'skipped later'])
  assert.match(heard[3] ?? '', /^failed .*0\.test\.mjs$/)
  assert.deepEqual(heard.slice(4), ['done', 'passed the next', 'done'])
})

test('a file that stops half way fails, with the tests before it told', async () => {
  const whole = 'failed the file as a whole'
  const heard = await toldOf("test('before', () => {})\nthrow new Error('half way')", 'test(')
  assert.deepEqual(heard.slice(0, 3), ['passed before', whole, 'done'])
  assert.deepEqual(heard.slice(3), [`failed ${join(folder, '1.test.mjs')}`, 'done'], 'one that cannot be read')
})

test('what goes on after a test has ended, and goes wrong, is a failure', async () => {
  const stray = "test('quick', () => void setTimeout(() => { throw new Error('stray') }, 20))"
  const heard = await toldOf(stray, "test('the next', () => {})")
  assert.deepEqual(heard, ['passed quick', 'failed what went on after its tests', 'done', 'passed the next', 'done'])
  const lost =
    "test('waits', async () => { Promise.reject(new Error('lost')); await new Promise(r => setTimeout(r, 20)) })"
  assert.ok((await toldOf(`await null\n${lost}`)).some(told => told.startsWith('failed')))
})

test('a process that ends takes its file with it and no other', async () => {
  const heard = await toldOf("test('ends', () => process.exit(0))", "test('the next', () => {})")
  assert.deepEqual(heard, ['failed the file as a whole', 'done', 'passed the next', 'done'])
})

test('a file without a test, a suite that breaks, and a test that shuts out the others are failures', async () => {
  const whole = 'failed the file as a whole'
  assert.deepEqual(await toldOf(''), [whole, 'done'])
  assert.deepEqual(await toldOf("describe('nothing', () => {})"), [whole, 'done'])
  assert.deepEqual(await toldOf("describe('breaks', () => { throw new Error('no') })"), ['failed breaks', 'done'])
  const left = "describe('left open', () => { after(() => { throw new Error('no') }); test('fine', () => {}) })"
  assert.deepEqual(await toldOf(left), ['passed fine', 'failed left open', 'done'])
  const wrong = "describe('has one', () => { test('wrong', () => { throw new Error('no') }) })"
  assert.deepEqual(await toldOf(wrong), ['failed wrong', 'done'])
  assert.deepEqual(await toldOf("describe.skip('later', () => { test('x', () => {}) })"), ['skipped later', 'done'])
  const others = "\ntest('unseen', () => { throw new Error('no') })"
  for (const alone of ["test.only('alone', () => {})", "test('alone', {\n  only: true }, () => {})"])
    assert.ok((await toldOf(alone + others)).includes(whole), alone)
})

test('of files that need the area one begins, and the others when it has built it or is done', async () => {
  const contents = {
    'other.test.mjs': "test('other', () => {})",
    // It says so only once another file has ended, which therefore did not wait for it.
    'builds-area.test.mjs': `
      import { existsSync, writeFileSync } from 'node:fs'
      test('builds', async () => {
        while (!existsSync(new URL('./passed', import.meta.url))) await new Promise(r => setTimeout(r, 5))
        writeFileSync(new URL('./built', import.meta.url), '')
        process.send({ told: 'built' })
        while (!existsSync(new URL('./used', import.meta.url))) await new Promise(r => setTimeout(r, 5))
      })`,
    'uses-area.test.mjs': `
      import { existsSync, writeFileSync } from 'node:fs'
      test('uses', t => {
        writeFileSync(new URL('./used', import.meta.url), '')
        t.assert.ok(existsSync(new URL('./built', import.meta.url)))
      })`,
    'free.test.mjs': `
      import { writeFileSync } from 'node:fs'
      test('free', () => writeFileSync(new URL('./passed', import.meta.url), ''))`,
  }
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), head + content)
  const heard: string[] = []
  const files = Object.keys(contents).map(name => join(folder, name))
  await runInPool({ files, needsArea: file => file.includes('-area') }, 2, told => {
    if (told.told === 'passed' || told.told === 'failed') heard.push(`${told.told} ${told.name}`)
  })
  assert.deepEqual(heard.slice(0, 2), ['passed other', 'passed free'])
  // Each waited for the other; which is told first is chance.
  assert.deepEqual(heard.slice(2).sort(), ['passed builds', 'passed uses'])
})
