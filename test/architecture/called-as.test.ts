/** Commands for developers refuse what they do not know, rather than doing all they can. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import packageFile from '../../package.json' with { type: 'json' }

const ROOT = path.resolve(import.meta.dirname, '../..')
const programs = Object.values(packageFile.scripts).flatMap(script => /node (test\/\S+)/.exec(script)?.[1] ?? [])

test('every command says how it is called', () => {
  assert.ok(programs.length > 5)
  const silent = programs.filter(
    file => !/\b(?:calledAs|parseArgs)\(/.test(readFileSync(path.join(ROOT, file), 'utf8')),
  )
  assert.deepEqual(silent, [])
})

test('an option or a part of a path that nothing has runs nothing', () => {
  const call = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['test/run.ts', ...words], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    return { status, said: stdout + stderr }
  }
  const helped = call('--help')
  assert.equal(helped.status, 0)
  assert.match(helped.said, /^How it is called: npm test/)
  for (const [words, why] of [
    [['--nonsense'], /Unknown option '--nonsense'/],
    [['no-such-part-of-a-path'], /No test has "no-such-part-of-a-path" in its path/],
  ] as const) {
    const { status, said } = call(...words)
    assert.equal(status, 2)
    assert.match(said, why)
    assert.match(said, /How it is called/)
  }
})
