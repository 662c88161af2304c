/** What is said of security names files that are there, every section of the standard, and a reason for whatever is not held. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import packageFile from '../../package.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(ROOT + path, 'utf8')
const page = read('docs/security.md')

/** Sections of ASVS 5.0 that ask for something at level 1 or 2 (3.1 and 3.6 ask at level 3 only). */
const SECTIONS: Readonly<Record<number, number>> = {
  1: 5,
  2: 4,
  3: 7,
  4: 4,
  5: 4,
  6: 8,
  7: 6,
  8: 4,
  9: 2,
  10: 7,
  11: 6,
  12: 3,
  13: 4,
  14: 3,
  15: 3,
  16: 5,
  17: 3,
}
/** Ask at level 3 only. */
const HIGHER = new Set(['6.7'])

type Row = { readonly sections: readonly string[]; readonly stands: string; readonly shown: string }

const rows: readonly Row[] = page
  .split('\n')
  .filter(line => /^\| \d+\.\d/.test(line))
  .map(line => {
    const [, section = '', , stands = '', shown = ''] = line.split('|').map(cell => cell.trim())
    return { sections: section.split(', '), stands, shown }
  })

/** Every file that a text names. */
function filesIn(text: string): string[] {
  return [
    ...text.matchAll(
      /`((?:src|test|docs|deploy|bin|worlds)\/[^`\s]+|[A-Z][A-Za-z]+\.md|package-lock\.json|tsconfig\.json)`/g,
    ),
  ].map(([, file]) => file!)
}

test('every file that is named is there', () => {
  const named = [...filesIn(page), ...filesIn(read('SECURITY.md'))]
  assert.deepEqual(
    [...new Set(named)].filter(file => !existsSync(ROOT + file)),
    [],
  )
  assert.ok(named.length > 100)
})

test('every section of the standard has a row', () => {
  const said = new Set(rows.flatMap(({ sections }) => sections))
  const asked = Object.entries(SECTIONS).flatMap(([chapter, count]) =>
    Array.from({ length: count }, (_, at) => `${chapter}.${at + 1}`),
  )
  assert.deepEqual(
    asked.filter(section => !said.has(section) && !HIGHER.has(section)),
    [],
  )
  assert.deepEqual(
    [...said].filter(section => !asked.includes(section)),
    [],
  )
})

test('what holds names a file, and what does not says which requirement and why', () => {
  for (const { sections, stands, shown } of rows) {
    const where = sections.join()
    assert.ok(['holds', 'does not apply', 'not held'].includes(stands), where)
    if (stands === 'holds') assert.ok(filesIn(shown).length > 0 || shown.includes('this page'), where)
    else assert.ok(shown.length > 10, where)
    if (stands === 'not held') assert.match(shown, new RegExp(`^${where.replace('.', '\\.')}\\.\\d+`), where)
  }
})

test('the way to tell of a fault is the same wherever it is told', () => {
  assert.match(read('SECURITY.md'), /\.well-known\/security\.txt/)
  assert.match(read('SECURITY.md'), /docs\/security\.md/)
  assert.match(page, /\]\(\.\.\/SECURITY\.md\)/)
  for (const name of ['sbom', 'fuzz']) assert.ok(name in packageFile.scripts, name)
})
