/** Who writes which table: each is written in one part of the product, which others ask for it. Reading is free. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const sources = globSync('src/**/*.ts', { cwd: ROOT })
  .filter(file => !/\.test\.ts$|[.-](fixture|arbitrary)\.ts$|\/testing\/|src\/db\/tables\.ts$/.test(file))
  .sort()

/** Where rows are erased, or brought in from a copy, of whatever table: what a person left, and what a copy must not do. */
const ERASES = ['src/features/accounts/erase.queries.ts', 'src/db/backup/load.ts', 'src/db/backup/quarantine.ts']

/** Where a rehearsal is made and kept: it writes tables of its own, on which nobody stands, and notes that it was used. */
const REHEARSES = ['src/rehearsals.ts', 'src/rehearsal-team.ts']

/** Tables with more than one writer, each with the others than its owner and why. */
const shared: Readonly<Record<string, { readonly also: readonly string[]; readonly why: string }>> = {
  audit_entry: { also: ['responses'], why: 'a response is given in one statement, with its entry' },
  outgoing_mail: { also: ['responses'], why: 'a response is given in one statement, with its receipt' },
  submission: { also: ['responses'], why: 'a response is given in one statement, once' },
  interest: {
    also: ['organisations', 'mail'],
    why: 'wishes of people and of organisations stand side by side, because what covers a consultation asks for both; mail seals addresses from before',
  },
  lesson: {
    also: ['partnerships'],
    why: 'a lesson of a consultation and one of a partnership are read as one, and neither feature stands on the other',
  },
  own_entry: {
    also: ['acknowledging'],
    why: 'what an organisation promises to those who sit for it is an entry of its books with a page and words of its own',
  },
  written_procedure: {
    also: ['partnerships'],
    why: 'an ending closes what is being asked in its own transaction, and meetings stand on partnerships',
  },
}

/** The part of the product that a file belongs to: a feature, or a folder of the machinery. */
function partOf(file: string): string {
  const [, top = '', feature = ''] = file.split('/')
  return top === 'features' ? feature : top
}

const names = readFileSync(`${ROOT}src/db/tables.ts`, 'utf8')
const isTable = (name: string): boolean => new RegExp(`^  ${name}: `, 'm').test(names)

/** The tables that a text writes: by the query builder, by one function, or in SQL. */
function writtenIn(text: string): readonly string[] {
  const built = text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\(\s*'(\w+)/g)
  const versioned = text.matchAll(/\bchangeVersioned\(\s*[\w.]+,\s*'(\w+)'/g)
  const raw = text.matchAll(/\b(?:insert into|delete from|update) (\w+)\b/g)
  return [...built, ...versioned, ...raw].flatMap(([, name = '']) => (isTable(name) ? [name] : []))
}

const writers = new Map<string, Map<string, Set<string>>>()
for (const file of sources) {
  if (ERASES.includes(file) || REHEARSES.includes(file)) continue
  for (const table of writtenIn(readFileSync(ROOT + file, 'utf8'))) {
    const of = writers.get(table) ?? new Map<string, Set<string>>()
    writers.set(table, of.set(partOf(file), (of.get(partOf(file)) ?? new Set()).add(file)))
  }
}

test('each table is written by one part of the product, or it is said why by another too', () => {
  assert.ok(writers.size > 150)
  const wrong = [...writers].flatMap(([table, of]) => {
    const known = shared[table]?.also ?? []
    const rest = [...of].filter(([part]) => !known.includes(part))
    return rest.length > 1
      ? [`${table}: ${rest.flatMap(([part, files]) => `${part} (${[...files].join(', ')})`).join('; ')}`]
      : []
  })
  assert.deepEqual(wrong, [], 'write it through a function of its owner')
})

test('what is said of tables with several writers is so', () => {
  const dead = Object.entries(shared).flatMap(([table, { also }]) =>
    also.filter(part => !writers.get(table)?.has(part)).map(part => `${table}: ${part}`),
  )
  assert.deepEqual(dead, [])
})

test('what writes tables of every part is there, and does', () => {
  for (const file of [...ERASES, ...REHEARSES]) assert.ok(writtenIn(readFileSync(ROOT + file, 'utf8')).length > 0, file)
})

test('the read model writes nothing', () => {
  const facts = sources.filter(file => file.startsWith('src/facts/'))
  assert.ok(facts.length > 20)
  assert.deepEqual(
    facts.filter(file => writtenIn(readFileSync(ROOT + file, 'utf8')).length > 0),
    [],
  )
})
