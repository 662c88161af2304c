/** A release is the same whoever makes it, and what was changed in it, or signed by somebody else, is told by the commands of the guide. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { makeRelease, purpose } from '../release/make.ts'

const skip = spawnSync('ssh-keygen', ['-V']).error ? 'OpenSSH is not on this machine' : false
let folder: string
const at = (...names: string[]) => path.join(folder, ...names)

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hub-release-test-'))
  if (skip) return
  mkdirSync(at('sources'))
  const about = { name: 'compact-hub', version: '1.2.3' }
  writeFileSync(at('sources', 'package.json'), JSON.stringify(about))
  writeFileSync(
    at('sources', 'package-lock.json'),
    JSON.stringify({ ...about, lockfileVersion: 3, packages: { '': about } }),
  )
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', at('sources'), '-c', 'user.name=Somebody', '-c', 'user.email=s@example.org', ...words])
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'First')
  git('tag', 'v1.2.3')
  git('tag', 'v9.9.9')
  for (const name of ['own', 'other'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at(name)])
  writeFileSync(at('allowed_signers'), `releases@example.org ${readFileSync(at('own.pub'), 'utf8')}`)
})
after(() => rmSync(folder, { recursive: true, force: true }))

const made = (name: string, key = 'own', tag = 'v1.2.3') =>
  makeRelease({ repository: at('sources'), tag, key: at(key), folder: at(name) })

/** The commands of the guide: whether the signature holds, and whether the files are those that were signed. */
function held(name: string): { signed: boolean; whole: boolean } {
  const words = [
    '-Y',
    'verify',
    '-f',
    at('allowed_signers'),
    '-I',
    'releases@example.org',
    '-n',
    purpose,
    '-s',
    at(name, 'SHA256SUMS.sig'),
  ]
  const signed = spawnSync('ssh-keygen', words, { input: readFileSync(at(name, 'SHA256SUMS')) }).status === 0
  return { signed, whole: spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: at(name) }).status === 0 }
}

test('what is released is whole and signed, and the same each time it is made', { skip }, () => {
  const files = made('one')
  assert.deepEqual(files, ['compact-hub-1.2.3.tar.gz', 'compact-hub-1.2.3.cdx.json', 'SHA256SUMS', 'SHA256SUMS.sig'])
  assert.deepEqual(held('one'), { signed: true, whole: true })
  made('two', 'other')
  assert.equal(readFileSync(at('two', 'SHA256SUMS'), 'utf8'), readFileSync(at('one', 'SHA256SUMS'), 'utf8'))
  assert.deepEqual(held('two'), { signed: false, whole: true }, 'signed by another')
  appendFileSync(at('one', 'compact-hub-1.2.3.tar.gz'), 'x')
  assert.deepEqual(held('one'), { signed: true, whole: false })
  appendFileSync(at('one', 'SHA256SUMS'), ' ')
  assert.equal(held('one').signed, false)
})

test('a tag that names another version than the sources is not released', { skip }, () => {
  assert.throws(() => made('wrong', 'own', 'v9.9.9'), /The tag is v9\.9\.9, and package\.json says 1\.2\.3/)
})
