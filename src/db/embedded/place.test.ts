import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { chooseDataDirectory, claimDataDirectory, layOut } from './place.ts'

let folder: string

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-place-'))
})

after(() => rm(folder, { recursive: true }))

async function installation(name: string): Promise<string> {
  const at = path.join(folder, name)
  await mkdir(at)
  await writeFile(path.join(at, 'package.json'), '{}')
  return at
}

test('an ordinary user has the data beside the program, and the setting comes first', async () => {
  assert.equal(await chooseDataDirectory({ environment: {}, folder: '/srv/hub', root: false }), '/srv/hub/data')
  const set = { COMPACT_HUB_DATA: 'elsewhere' }
  assert.equal(await chooseDataDirectory({ environment: set, folder: '/srv/hub', root: true }), '/srv/hub/elsewhere')
})

test('two installations run by root never share data, and one that was moved keeps its own', async () => {
  const library = path.join(folder, 'library')
  const choose = async (at: string) => {
    const surroundings = { environment: {}, folder: at, root: true, library }
    await claimDataDirectory(surroundings)
    return chooseDataDirectory(surroundings)
  }
  const [first, second] = [await installation('first'), await installation('second')]
  assert.equal(await choose(first), library)
  const other = await choose(second)
  assert.match(other, new RegExp(`^${library}-[0-9a-f]{8}$`))
  assert.equal(await choose(second), other)
  assert.equal(await choose(first), library)
  await rm(first, { recursive: true })
  assert.equal(await choose(await installation('moved')), library)
})

test('sockets of long folders stay short and differ', () => {
  const long = (end: string) => layOut(`/srv/${'x'.repeat(100)}/${end}`, 'socket').socket ?? ''
  assert.ok(long('a').length <= 86)
  assert.notEqual(long('a'), long('b'))
  assert.equal(layOut('/srv/hub', 'tcp').socket, null)
})
