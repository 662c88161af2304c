import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stringify } from 'yaml'
import type { Code } from '../code.ts'
import { readCode } from '../read-code.ts'
import { bindingText, fingerprintOf, readBinding, shortFingerprint } from './binding.ts'

const file = `code: marsh-2026
title: Asking people
area: Marshes
subject: consultation
status: agreed in May
sections:
  - number: "2"
    title: Time
    clauses:
      - clause: "2.1"
        gist: Consultations are open for at least ten weeks
        actor: organisation
        kind: duty
        practices:
          - consultation.minimum-period: {weeks: 10, grounds: [statute]}
          - consultation.acknowledged
      - {clause: "2.2", gist: "Groups are paid for their time", actor: statutory, kind: guidance, practices: []}
`

function read(text: string): Code {
  const code = readCode({ name: 'marsh.yaml', text }, { kept: true })
  if (!code.ok) throw new Error(code.problem.map(({ problem }) => problem).join())
  return code.value
}
const fingerprint = (text: string): string => fingerprintOf(bindingText(read(text)))

test('the fingerprint stays where only layout, comments, order of numbers or the status line change', () => {
  const first = fingerprint(file)
  assert.match(first, /^[0-9a-f]{64}$/)
  const others = [
    `# said otherwise\n${file}`,
    file.replace('{weeks: 10, grounds: [statute]}', '{grounds: [ statute ], weeks: 10}'),
    file.replace('agreed in May', 'agreed in June'),
    file.replace(
      'gist: Consultations are open for at least ten weeks',
      'gist: >-\n          Consultations are open\n          for at least ten weeks',
    ),
    file.replace('code: marsh-2026', 'code: marsh-2027'),
  ]
  for (const text of others) assert.equal(fingerprint(text), first)
})

test('the fingerprint changes with every word, actor, kind, practice and number that binds', () => {
  const changed = [
    ['ten weeks', 'two weeks'],
    ['weeks: 10', 'weeks: 1'],
    ['grounds: [statute]', 'grounds: [emergency]'],
    ['          - consultation.acknowledged\n', ''],
    ['actor: organisation', 'actor: statutory'],
    ['kind: duty', 'kind: guidance'],
    ['clause: "2.2"', 'clause: "2.3"'],
    ['title: Time', 'title: Times'],
    ['subject: consultation', 'subject: partnership'],
    ['practices: []', 'practices: [consultation.standard-period]'],
  ] as const
  const all = changed.map(([from, to]) => {
    assert.ok(file.includes(from), from)
    return fingerprint(file.replace(from, to))
  })
  assert.equal(new Set([fingerprint(file), ...all]).size, changed.length + 1)
})

test('a number that the clause leaves open is no part of what binds', () => {
  const open = read(file.replace('consultation.acknowledged', 'consultation.standard-period'))
  const [, citation] = open.sections[0]?.clauses[0]?.citations ?? []
  assert.deepEqual([citation?.given, citation?.parameters['weeks']], [{}, 12])
  assert.doesNotMatch(bindingText(open), /12/)
})

test('a code read from what was kept of it is the code that was adopted', () => {
  const code = read(file)
  assert.deepEqual(readBinding('marsh-2026', bindingText(code)), { ...code, status: '' })
})

test('what was kept can be read though the library has lost a practice or a number since', () => {
  const kept = bindingText(read(file))
    .replace('consultation.acknowledged', 'consultation.once-asked')
    .replace('"weeks": 10', '"fathoms": 10')
  const citations = readBinding('marsh-2026', kept).sections[0]?.clauses[0]?.citations ?? []
  assert.deepEqual(
    citations.map(({ practice }) => practice),
    ['consultation.minimum-period', 'consultation.once-asked'],
  )
  assert.equal(citations[0]?.parameters['fathoms'], undefined)
  assert.equal(typeof citations[0]?.parameters['weeks'], 'number')
})

test('any code written out again in another layout keeps its fingerprint', () => {
  const words = fc.stringMatching(/^[a-z][a-z ,"'’é]{0,30}[a-z]$/)
  const clause = fc.record({
    gist: words,
    actor: fc.constantFrom('both', 'chair', 'sector'),
    kind: fc.constantFrom('duty', 'guidance'),
    practices: fc.subarray(['consultation.acknowledged', 'partnership.need-tested']),
  })
  const code = fc.array(clause, { minLength: 1, maxLength: 6 }).map(clauses => ({
    code: 'any',
    title: 'Any',
    area: 'Any',
    subject: 'partnership',
    status: 'draft',
    sections: [{ number: '1', title: 'One', clauses: clauses.map((one, at) => ({ clause: `1.${at}`, ...one })) }],
  }))
  fc.assert(
    fc.property(code, fc.constantFrom(40, 80, 0), (data, lineWidth) => {
      assert.equal(fingerprint(stringify(data, { lineWidth })), fingerprint(JSON.stringify(data)))
    }),
    { numRuns: 60 },
  )
})

test('people compare the first twelve digits', () => {
  assert.equal(shortFingerprint('3fa907c1be52aaaa'), '3fa9 07c1 be52')
})
