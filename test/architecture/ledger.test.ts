/**
 * Nothing tells of responses outside of the ledger: every address names what it tells of them, no more and no less, and to nobody whom its
 * entries are not for; and no public check tells of respondents in numbers.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Actor, type Role, roles, type SubjectRef, subjectKinds } from '../../src/access/access.ts'
import { ledger, type Published, type Publishes } from '../../src/access/ledger.ts'
import { routes } from '../../src/features/registry.ts'
import { tells } from '../../src/features/responses/ledger.ts'
import { type Declared, readReaching } from '../support/reach.ts'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))
const sources = globSync('**/*.ts', { cwd: SRC })
  .filter(file => !/\.test\.ts$|fixture\.ts$|^db\/tables\.ts$|^features\/responses\/ledger\.ts$/.test(file))
  .map(file => ({ file, text: readFileSync(SRC + file, 'utf8') }))

const reaching = readReaching()

const readsResponses =
  /(selectFrom|innerJoin|leftJoin)\('(response|point)( as [a-z]+)?'|\b(from|join) (response|point)\b|\banswer_count\b|\brespondent_contact\b|\b(loadTallies|countStanding)\(/

test('every file that reads responses, their points, counts or contacts is declared, and no other', () => {
  const reading = sources.filter(({ text }) => readsResponses.test(text)).map(({ file }) => file)
  assert.deepEqual(
    reading.filter(file => !Object.hasOwn(tells, file)),
    [],
    'declare in src/features/responses/ledger.ts what this file tells, by entries of src/access/ledger.ts',
  )
  assert.deepEqual(
    Object.keys(tells).filter(key => !reading.includes(key.split('#')[0]!)),
    [],
    'these files of the ledger read no responses any more',
  )
  const named = Object.keys(tells).filter(
    key => key.includes('#') && !reaching.all.some(({ id }) => id === `src/${key}`),
  )
  assert.deepEqual(named, [], 'these names of the ledger are in their files no more')
})

/** What readers are told is declared with one of these: addresses, what is owed, frames, and lines that a browser is reminded by. */
const DECLARES = /\bdefine(?:Page|Download|Resource|Owed)[<(]|: (?:Workspace|Reminder)\b[^\n]*\{$/m
/** What leads somebody on, or is done with what they send, is told them by the address that they come to. */
const SENT = /^\s+(?:async )?(?:submit|take)\b[\s\S]*/m

const declaredOf = ({ id, file, text }: Declared): Publishes | null =>
  tells[id.replace('src/', '')] ?? (readsResponses.test(text) ? (tells[file.replace('src/', '')] ?? null) : null)

/** What a declaration tells: its own reading, and that of all it reaches until a file says what it tells. The read model says findings. */
function toldBy(address: Declared): Published[] {
  const shown = { ...address, text: address.text.replace(SENT, '') }
  const isOther = (at: Declared) => DECLARES.test(at.text) || at.file.startsWith('src/facts/')
  const reached = reaching.from(shown, at => !isOther(at) && (declaredOf(at) ?? 'nothing') === 'nothing')
  const all = reached.filter(at => at === shown || !isOther(at)).flatMap(at => declaredOf(at) ?? [])
  return [...new Set(all)].filter(each => each !== 'nothing').toSorted()
}

const addresses = reaching.all.filter(({ file, text }) => DECLARES.test(text) && !file.startsWith('src/web/'))

test('every page, file and data address, what is owed, every frame and reminder names what it tells of those who answered, no more and no less', () => {
  assert.ok(addresses.length > 500)
  const wrong = addresses.flatMap(address => {
    const said = [...address.text.matchAll(/\bpublishes: (?:'nothing'|\[([^\]]*)\])/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
    )
    const told = toldBy(address)
    const same = [...new Set(said)].toSorted().join() === told.join()
    return same ? [] : [`${address.id} publishes: ${told.length > 0 ? JSON.stringify(told) : "'nothing'"}`]
  })
  assert.deepEqual(wrong, [], 'say so at the address, or do not ask for it there')
})

test('an address that reaches responses by many steps is found to tell of them, and one that reads them itself', () => {
  const page = addresses.find(({ id }) => id === 'src/features/points/report/report.page.ts#reportPage')
  assert.deepEqual(page && toldBy(page), ['how many responses', 'points', 'tables'])
  const owed = addresses.find(({ id }) => id === 'src/features/responses/owed.ts#owed')
  assert.deepEqual(owed && toldBy(owed), ['work left'])
})

/** Somebody with one role on each subject there could be. */
const about = (kind: SubjectRef['kind']): SubjectRef => ({ kind, id: 'some' })
const holding = (role: Role, kind: SubjectRef['kind']): Actor => ({
  person: { id: 'somebody', name: 'Somebody', email: null },
  grants: [{ role, kind, id: 'some' }],
})
const everybody: readonly Actor[] = [
  { person: null, grants: [] },
  { person: { id: 'somebody', name: 'Somebody', email: null }, grants: [] },
  ...subjectKinds.flatMap(kind => roles[kind].map(role => holding(role, kind))),
]
/** Who may be told what is for a circle, by role: the wider circles are in it. */
const CIRCLE = { reviewer: ['lead', 'reviewer', 'clerk', 'secretariat'], lead: ['lead', 'clerk', 'secretariat'] }

test('what is for a circle of readers stands at no address that others may open', () => {
  const wrong = routes.flatMap(({ path, publishes, access }) =>
    publishes === 'nothing'
      ? []
      : publishes.flatMap(name => {
          const { to } = ledger[name]
          if (to === 'anybody' || to === 'respondent') return []
          const others = everybody.filter(({ grants: [grant] }) => !grant || !CIRCLE[to].includes(grant.role))
          const opens = others.some(actor => subjectKinds.some(kind => access.allows(actor, about(kind))))
          return opens ? [`${path}: ${name}`] : []
        }),
  )
  assert.deepEqual(wrong, [])
})

/** Where responses stand in the order they came in all the same, and why. */
const INORDER: Readonly<Record<string, string>> = {
  'features/points/feedback/feedback.queries.ts': 'the order in which mail is sent; the list is by reference',
  'features/responses/keying/keyed.queries.ts': 'the order in which staff keyed letters, for those who did',
}

test('no reader is told in which order responses came: lists of them stand by reference', () => {
  const arrival = /\breceived_at\b|\b(?:r|response|k|contact|respondent_contact)\.(?:id|created_at)\b/
  const shown = sources.filter(({ file }) => (tells[file] ?? 'nothing') !== 'nothing')
  const telling = shown.filter(({ text }) =>
    [...text.matchAll(/order by ([^`;]*?)(?:\blimit\b|[)`])|\.orderBy\(([^)]*)\)/g)].some(([whole, sql]) => {
      // Another table may be called r.
      const called = sql !== undefined && !/\b(?:from|join) response r\b/.test(text) ? /\breceived_at\b/ : arrival
      return called.test(whole)
    }),
  )
  assert.deepEqual(telling.map(({ file }) => file).toSorted(), Object.keys(INORDER).toSorted())
})

test('no check tells a count of respondents but the number of all responses', () => {
  const counted =
    /\$\{[^}]*\b(withBehalf|citing|withEvidence|feedbackSent|inTime|reachable|withoutAction|points\.total)\b/
  const telling = sources
    .filter(({ file }) => file.startsWith('codes/practices/consultation/'))
    .flatMap(({ file, text }) => text.split('\n').map(line => ({ file, line })))
    .filter(({ line }) => counted.test(line))
  assert.deepEqual(
    telling.map(({ file, line }) => `${file}: ${line.trim()}`),
    [],
  )
})
