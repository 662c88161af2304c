/** The form of CHANGELOG.md: what is not released first, then each release with its day, the newest first, in known groups. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(`${ROOT}CHANGELOG.md`, 'utf8')
const [, ...sections] = text.split(/^## /m)
const releases = sections.slice(1).map(section => {
  const [, version, on] = /^(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})\n/.exec(section) ?? []
  return { head: section.split('\n')[0] ?? '', version, on, section }
})

test('what is not released stands first, and every release has a version and a day, the newest first', () => {
  assert.match(sections[0] ?? '', /^Unreleased\n\n(?:- |###)/)
  assert.notEqual(releases.length, 0)
  for (const { head, version, on } of releases) {
    assert.ok(version && on, `"${head}" is not "0.3.0 - 2026-11-28"`)
    assert.equal(new Date(`${on}T00:00:00Z`).toISOString().slice(0, 10), on)
  }
  const order = releases.map(({ version = '', on = '' }) =>
    [on, ...version.split('.').map(n => n.padStart(5, '0'))].join(' '),
  )
  assert.deepEqual(order, [...order].sort().reverse())
  assert.equal(new Set(releases.map(({ version }) => version)).size, releases.length)
})

test('the newest release is the version of the package', () => {
  const versions = ['package.json', 'package-lock.json'].map(
    file => (JSON.parse(readFileSync(ROOT + file, 'utf8')) as { version: string }).version,
  )
  assert.deepEqual(versions, [releases[0]?.version, releases[0]?.version])
})

test('a release tells of its changes in known groups, each once and with something in it', () => {
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']
  for (const { head, section } of releases) {
    const [, ...groups] = section.split(/^### /m)
    const names = groups.map(group => group.split('\n')[0] ?? '')
    assert.deepEqual(
      names.filter(name => !known.includes(name)),
      [],
      head,
    )
    assert.equal(new Set(names).size, names.length, head)
    for (const group of groups) assert.match(group, /^\w+\n\n- \S/, head)
    assert.doesNotMatch(section.split(/^### /m)[0] ?? '', /^- /m, `a change of ${head} stands in no group`)
  }
})

test('no line is told twice, in one wording and another', () => {
  const begins = text.split('\n').flatMap(line => (line.length > 60 ? [line.slice(0, 60)] : []))
  assert.deepEqual(
    begins.filter((begin, at) => begins.indexOf(begin) !== at),
    [],
  )
})
