/** The laws of the house, checked on the sources: who may import whom, sizes, and that the pure folders stay pure. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const sources = globSync('{src,worlds}/**/*.ts', { cwd: ROOT })
  .filter(file => !/\.(test|arbitrary)\.ts$|\/testing\//.test(file))
  .sort()

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

function importsOf(file: string): Import[] {
  const text = readFileSync(ROOT + file, 'utf8')
  const found = text.matchAll(
    /^\s*(import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
  )
  return [...found].map(match => {
    const name = match[3] ?? match[4] ?? ''
    return {
      from: file,
      to: name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
      typeOnly: match[2] !== undefined,
    }
  })
}

const imports = sources.flatMap(importsOf)

/** The top folder of a file below `src`, or 'app' for the files beside them. */
function part(file: string): string {
  const [, top = '', rest] = file.split('/')
  return rest === undefined ? 'app' : top
}

const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  documents: ['kernel'],
  facts: ['kernel', 'analysis', 'questions', 'db'],
  codes: ['kernel', 'documents', 'facts'],
  questions: ['kernel', 'documents', 'web'],
  access: ['kernel'],
  analysis: ['kernel', 'documents'],
  governance: ['kernel'],
  db: ['kernel', 'access'],
  mail: ['db', 'kernel'],
  files: ['db', 'kernel', 'access'],
  jobs: ['db', 'kernel', 'web'],
  web: ['kernel', 'documents', 'access', 'db', 'codes'],
  features: [
    'kernel',
    'documents',
    'facts',
    'codes',
    'questions',
    'access',
    'analysis',
    'governance',
    'db',
    'mail',
    'jobs',
    'files',
    'web',
  ],
}

test('imports follow the law of dependency', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (!from.startsWith('src/') || !to.startsWith('src/')) return false
    const [own, other] = [part(from), part(to)]
    return own !== other && own !== 'app' && own !== 'cli' && !(MAY[own] ?? []).includes(other)
  })
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} -> ${to}`),
    [],
  )
})

/** The only file of the read model that runs what the parts say; the rest is text, shapes and examples. */
const LOADS = 'src/facts/load.ts'

test('parts of the read model run nothing, and practices reach the database by no way', () => {
  const machinery = (to: string) => to === LOADS || to === 'kysely' || to.startsWith('src/db/')
  const wrong = imports.filter(({ from, to }) => /^src\/(facts|codes)\//.test(from) && from !== LOADS && machinery(to))
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} -> ${to}`),
    [],
  )
})

test('moments are cut into days in the zone of the area, by one function', () => {
  const cutters = ['src/db/day-of.ts', 'src/facts/sql.ts']
  const cut = /_at"?\)?::date|at time zone [^`]*\)::date/
  const wrong = sources.filter(file => !cutters.includes(file) && cut.test(readFileSync(ROOT + file, 'utf8')))
  assert.deepEqual(wrong, [])
})

test('a feature reaches another only through its index', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [own, other] = [/^src\/features\/([^/]+)\//.exec(from)?.[1], /^src\/features\/([^/]+)\/(.+)$/.exec(to)]
    return own !== undefined && other !== null && other[1] !== own && other[2] !== 'index.ts'
  })
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} -> ${to}`),
    [],
  )
})

/** The first way round among what reaches what; none where nothing reaches back. */
function circleOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string {
  const done = new Set<string>()
  const round = (at: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return null
    for (const next of edges.get(at) ?? []) {
      const found = round(next, [...way, at])
      if (found) return found
    }
    done.add(at)
    return null
  }
  for (const from of edges.keys()) {
    const found = round(from, [])
    if (found) return found.join(' -> ')
  }
  return ''
}

/** What reaches what, by a part of each file's path; files that have no such part reach nothing. */
function reaching(part: (file: string) => string | undefined, among: typeof imports): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>()
  for (const { from, to } of among) {
    const [own, other] = [part(from), part(to)]
    if (own && other && own !== other) edges.set(own, (edges.get(own) ?? new Set()).add(other))
  }
  return edges
}

test('features do not reach each other in a circle', () => {
  const feature = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1]
  assert.equal(circleOf(reaching(feature, imports)), '')
})

/** Features whose folders still reach each other both ways: mend one, and it leaves this list. */
const KNOTTED = ['compact', 'partnerships']

test('folders of one feature do not reach each other in a circle', () => {
  const names = [...new Set(sources.flatMap(file => /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? []))]
  const knotted = names.filter(name => {
    const folder = (file: string) => new RegExp(`^src/features/${name}/([^/]+)/.`).exec(file)?.[1]
    return circleOf(reaching(folder, imports)) !== ''
  })
  assert.deepEqual(knotted, KNOTTED)
})

test('files do not import each other in a circle, not even for a type', () => {
  assert.equal(circleOf(reaching(file => file, imports)), '')
})

/** Files of the core that turn bytes into text or text into bytes: they may use a worker, a compiler or the file system. */
const READERS = /^src\/(documents\/(read\/(worker|file|formats)|export)|codes\/(load-folder|shipped))/

test('the core takes no database, no web, no clock, no environment and no randomness', () => {
  const banned =
    /\b(process\.env|Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|randomBytes|Temporal\.Now|performance\.now)/
  const core = sources.filter(file => /^src\/(kernel|documents|facts|codes|questions|access|analysis)\//.test(file))
  const wrong = core.filter(
    file =>
      !READERS.test(file) && banned.test(readFileSync(ROOT + file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  )
  assert.deepEqual(wrong, [])
})

/** Where a version is quoted otherwise, and why. */
const QUOTING = [
  // A term is dropped, not changed.
  'src/features/documents/glossary/terms.queries.ts',
  // Every giving of a response is kept as it was given, also where it says the same again.
  'src/features/responses/receipt/response.queries.ts',
]

test('a change that quotes a version is made in one place', () => {
  const others = sources.filter(
    file => file.startsWith('src/features/') && /\.where\(\s*'version'/.test(readFileSync(ROOT + file, 'utf8')),
  )
  assert.deepEqual(others, QUOTING)
})

/** Where a record under another is found by more than the parts of its address tell. */
const FOUND_OTHERWISE = [
  'src/features/consultations/languages/language.page.ts',
  'src/features/organisations/involvement.page.ts',
  'src/features/partnerships/agreeing/partnership-to-answer.ts',
  'src/features/partnerships/contact/join-requests.page.ts',
  'src/features/partnerships/seats/role.page.ts',
  'src/features/points/checking-back/readings.page.ts',
  'src/features/points/explanations/explanations.page.ts',
  'src/features/points/next-version/make-version.page.ts',
]

test('a record under another is found among those of its parent, by one function', () => {
  const byHand = /\(await \w+\(db, found\.record[^)]*\)\)\.find\(/
  const others = sources.filter(file => byHand.test(readFileSync(ROOT + file, 'utf8')))
  assert.deepEqual(others, FOUND_OTHERWISE, 'see src/web/under.ts')
})

test('files are of a humane size', () => {
  const MOST = 300
  const long = sources.filter(
    file => file !== 'src/db/tables.ts' && readFileSync(ROOT + file, 'utf8').split('\n').length > MOST,
  )
  assert.deepEqual(long, [])
})

test('nothing is left open in the sources', () => {
  const open = sources.filter(file =>
    /\b(TODO|FIXME|XXX|not implemented|coming soon)\b/.test(readFileSync(ROOT + file, 'utf8')),
  )
  assert.deepEqual(open, [])
})
