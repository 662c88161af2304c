/** The program kept in one piece: anew where a source was touched, and the sources themselves where nothing can be kept. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { keptProgram } from './kept-program.ts'

const root = await mkdtemp(path.join(os.tmpdir(), 'hub-kept-'))
after(() => rm(root, { recursive: true, force: true }))
await mkdir(path.join(root, 'src', 'features'), { recursive: true })
await mkdir(path.join(root, 'worlds'))
await mkdir(path.join(root, 'node_modules', 'yaml'), { recursive: true })
await writeFile(path.join(root, 'package.json'), '{"type":"module"}')
await write(
  'commands.ts',
  `import { says } from './features/says.ts'
export const said: string = says()
export const place: string = import.meta.dirname
export const late = async (): Promise<string> => (await import('./features/late.ts')).late`,
)
await write('features/late.ts', `export const late: string = new URL('beside.txt', import.meta.url).href`)

async function write(name: string, source: string): Promise<void> {
  await writeFile(path.join(root, 'src', name), source)
}

type Program = { readonly said: string; readonly place: string; readonly late: () => Promise<string> }

async function run(): Promise<Program & { readonly address: string }> {
  const address = await keptProgram(root)
  assert.ok(address)
  return { ...((await import(address)) as Program), address }
}

test('it does what its sources do, and knows where they lie', async () => {
  await write('features/says.ts', `export const says = (): string => 'one'`)
  const program = await run()
  assert.equal(program.said, 'one')
  assert.equal(program.place, path.join(root, 'src'))
  assert.equal(fileURLToPath(await program.late()), path.join(root, 'src', 'features', 'beside.txt'))
})

test('it is put together once, and anew where one source was written', async () => {
  await write('features/says.ts', `export const says = (): string => 'two'`)
  const two = await run()
  assert.equal(two.said, 'two')
  const { mtimeMs } = await stat(fileURLToPath(two.address))
  const again = await run()
  assert.equal(again.address, two.address)
  assert.equal((await stat(fileURLToPath(again.address))).mtimeMs, mtimeMs)
  // As long as before, and written at another moment.
  await write('features/says.ts', `export const says = (): string => 'six'`)
  await utimes(path.join(root, 'src/features/says.ts'), new Date(), new Date(Date.now() + 5_000))
  assert.equal((await run()).said, 'six')
})

test('many that begin at once run the same, and leave nothing unfinished', async () => {
  await write('features/says.ts', `export const says = (): string => 'many at once'`)
  const asks = `console.log(await (await import(${JSON.stringify(new URL('./kept-program.ts', import.meta.url).href)})).keptProgram(${JSON.stringify(root)}))`
  const words = ['--no-warnings', '--input-type=module', '--eval', asks]
  const all = await Promise.all(Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, words)))
  const { address, said } = await run()
  assert.equal(said, 'many at once')
  assert.deepEqual(new Set(all.map(({ stdout }) => stdout.trim())), new Set([address]))
  const folder = path.dirname(path.dirname(fileURLToPath(address)))
  assert.deepEqual(
    (await readdir(folder)).filter(name => name.startsWith('unfinished')),
    [],
  )
})

test('what was kept of earlier sources goes, but for the last few', async () => {
  const folders = new Set<string>()
  for (let at = 0; at < 6; at++) {
    await write('features/says.ts', `export const says = (): string => 'turn ${at}'`)
    folders.add(path.dirname(fileURLToPath((await run()).address)))
  }
  assert.equal(folders.size, 6)
  assert.equal((await readdir(path.dirname([...folders][0]!))).length, 4)
})

test('where nothing can be kept, or the sources cannot be put together, the sources are run', async () => {
  await write('features/says.ts', `export const says = (): string => 'never' +`)
  assert.equal(await keptProgram(root), null)
  await write('features/says.ts', `export const says = (): string => 'sources'`)
  const cache = path.join(root, 'node_modules', '.cache')
  await rm(cache, { recursive: true })
  await writeFile(cache, 'not a folder')
  assert.equal(await keptProgram(root), null)
})
