import assert from 'node:assert/strict'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { shippedCodes } from './shipped-codes.ts'

const code = (practice: string) => `code: fen
title: Code of the fens
area: Fens
subject: consultation
status: in force
sections:
- number: "1"
  title: Time
  clauses:
  - {clause: "1.1", gist: "Enough time", actor: statutory, kind: duty, practices: [${practice}]}
`

/** Writes a file with a time of its own, so that the change is seen however fast it comes. */
async function write(folder: string, name: string, text: string, second: number): Promise<void> {
  await writeFile(join(folder, name), text)
  await utimes(join(folder, name), second, second)
}

test('a file that breaks is told with its line and what to do, and what was read before stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codes-'))
  try {
    await write(folder, 'fen.yaml', code('consultation.standard-period'), 1000)
    const first = await shippedCodes(folder)
    assert.deepEqual([...first.codes.keys()], ['fen'])
    assert.equal(await shippedCodes(folder), first)
    await write(folder, 'fen.yaml', code('consultation.standard-perriod'), 2000)
    const broken = await shippedCodes(folder)
    assert.equal(broken.faults.length, 1)
    assert.equal(broken.faults[0]?.line, 10)
    assert.match(broken.faults[0]?.remedy ?? '', /consultation\.standard-period/)
    assert.equal(
      broken.codes.get('fen')?.code.sections[0]?.clauses[0]?.citations[0]?.practice,
      'consultation.standard-period',
    )
    await write(folder, 'twin.yaml', code('consultation.standard-period'), 3000)
    assert.match((await shippedCodes(folder)).faults.map(({ problem }) => problem).join(), /another file already/)
    await write(folder, 'fen.yaml', code('consultation.minimum-period'), 4000)
    await rm(join(folder, 'twin.yaml'))
    const mended = await shippedCodes(folder)
    assert.deepEqual(mended.faults, [])
    assert.equal(
      mended.codes.get('fen')?.code.sections[0]?.clauses[0]?.citations[0]?.practice,
      'consultation.minimum-period',
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a file that was broken from the start gives no code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codes-'))
  try {
    await write(folder, 'fen.yaml', 'code: [fen', 1000)
    const { codes, faults } = await shippedCodes(folder)
    assert.equal(codes.size, 0)
    assert.equal(faults[0]?.file, 'fen.yaml')
  } finally {
    await rm(folder, { recursive: true })
  }
})
