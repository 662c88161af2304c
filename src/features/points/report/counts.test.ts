import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Held, workOut } from '../../../../test/support/attacker.ts'
import { exactly, isExact, shownAs } from '../../../analysis/published.ts'
import type { QuestionForm } from '../../../questions/form.ts'
import { askedOf } from '../../../questions/route.ts'
import { type Counted, type PublishedCounts, publishCounts, readCounts, whoGroupings } from './counts.ts'

/** A response, as they are counted. */
type CountedResponse = Omit<Counted['responses'][number], 'count'> & {
  readonly answers: Readonly<Record<string, unknown>>
}

/** Responses counted one by one. */
function countedOf(given: readonly CountedResponse[]): Counted {
  const answered = given.flatMap(({ answers }) => Object.entries(answers).filter(([, answer]) => answer !== null))
  const groups = Map.groupBy(answered, ([id]) => id)
  return {
    total: given.length,
    responses: given.map(one => ({ ...one, count: 1 })),
    answers: new Map([...groups].map(([id, all]) => [id, all.map(([, answer]) => ({ answer, count: 1 }))])),
  }
}

let number = 0
const question = (id: string, type: string, settings: unknown, onlyIf?: readonly [string, ...string[]]) => ({
  number: ++number,
  id,
  type,
  settings,
  text: id,
  hint: null,
  required: false,
  about: null,
  shownIf: onlyIf ? { match: 'all' as const, tests: [{ question: onlyIf[0], answers: onlyIf.slice(1) }] } : null,
})
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C' },
]
const form: QuestionForm = {
  sections: [
    {
      id: 's',
      title: 'S',
      questions: [
        question('one', 'single-choice', { options }),
        question('some', 'multiple-choice', { options }),
        question('scale', 'agree-scale', {}),
        question('words', 'long-text', {}),
        question('more', 'single-choice', { options }, ['one', 'a', 'b']),
        question('deep', 'agree-scale', {}, ['more', 'b']),
        question('several', 'long-text', {}, ['some', 'c']),
      ],
    },
  ],
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 })
const pick = fc.constantFrom('a', 'a', 'a', 'b', 'c')
const answers = fc
  .record({
    one: maybe(pick.map(choice => ({ choice, other: '' }))),
    some: maybe(fc.uniqueArray(pick, { minLength: 1 }).map(choices => ({ choices, other: '' }))),
    scale: maybe(fc.constantFrom(1, 2, 2, 2, 4).map(choice => ({ choice, comment: '' }))),
    words: maybe(fc.constant({ text: 'Keep it' })),
    more: maybe(pick.map(choice => ({ choice, other: '' }))),
    deep: maybe(fc.constantFrom(1, 2, 2, 4).map(choice => ({ choice, comment: '' }))),
    several: maybe(fc.constant({ text: 'Because' })),
  })
  .map(said => {
    // Nobody answers what they are not asked.
    const more = ['a', 'b'].includes(said.one?.choice ?? '') ? said.more : null
    const deep = more?.choice === 'b' ? said.deep : null
    return { ...said, more, deep, several: said.some?.choices.includes('c') ? said.several : null }
  })

/** The rows that make up those who were asked. */
const rests: Readonly<Record<string, string[]>> = {
  more: ['one 0', 'one 1'],
  deep: ['more 1'],
  several: ['some 2'],
}

const response: fc.Arbitrary<CountedResponse & { confidential: boolean }> = fc.record({
  channel: fc.constantFrom('online', 'online', 'online', 'online', 'letter', 'email'),
  sector: fc.constantFrom('', '', 'faith', 'community', 'voluntary'),
  behalf: fc.constantFrom('personal', 'personal', 'organisation', 'unknown'),
  answers,
  confidential: fc.constantFrom(false, false, false, false, true),
})
/** Responses in lumps, as campaigns make them, so that large counts, small ones and none all come up. */
const responses = fc
  .array(fc.tuple(response, fc.constantFrom(1, 1, 1, 2, 3, 9, 30)), { minLength: 1, maxLength: 14 })
  .map(lumps => lumps.flatMap(([one, times]) => Array.from({ length: times }, () => one)))

/** What anybody holds who has a report: its numbers, and how they sum. */
export function heldOf(told: PublishedCounts): Held {
  const all = new Map<string, { from: number; to: number | null }>()
  const sums: { total: string; parts: string[] }[] = []
  const base = told.responses - told.inConfidence
  all.set('all', exactly(base))
  for (const grouping of whoGroupings) {
    const rows = told.who?.[grouping] ?? []
    for (const { value, shown } of rows) all.set(`${grouping} ${value}`, shown)
    if (rows.length > 0) sums.push({ total: 'all', parts: rows.map(({ value }) => `${grouping} ${value}`) })
  }
  for (const [id, { asked, answered, tables }] of Object.entries(told.questions)) {
    all.set(`${id} answered`, answered)
    all.set(`${id} blank`, { from: 0, to: null })
    if (asked) {
      all.set(`${id} asked`, asked)
      sums.push({ total: `${id} asked`, parts: rests[id]! })
    }
    sums.push({ total: asked ? `${id} asked` : 'all', parts: [`${id} answered`, `${id} blank`] })
    for (const { rows } of tables) {
      const keys = rows.map((_, at) => `${id} ${at}`)
      for (const [at, shown] of rows.entries()) all.set(keys[at]!, shown)
      if (id === 'some') {
        for (const key of keys) {
          all.set(`${key} not`, { from: 0, to: null })
          sums.push({ total: `${id} answered`, parts: [key, `${key} not`] })
        }
      } else sums.push({ total: `${id} answered`, parts: keys })
    }
  }
  return { told: all, sums }
}

/** The real counts under the same names. */
function realOf(given: readonly CountedResponse[]): ReadonlyMap<string, number> {
  const real = new Map<string, number>()
  const count = (key: string, test: (one: CountedResponse) => boolean) => real.set(key, given.filter(test).length)
  for (const grouping of whoGroupings)
    for (const value of new Set(given.map(one => one[grouping] || 'none')))
      count(`${grouping} ${value}`, one => (one[grouping] || 'none') === value)
  const isAsked = (one: CountedResponse, id: string) => askedOf(form, one.answers).has(id)
  const said = (one: CountedResponse, id: string) =>
    one.answers[id] as { choice?: unknown; choices?: readonly string[] } | null
  for (const id of ['one', 'some', 'scale', 'words', 'more', 'deep', 'several']) {
    count(`${id} answered`, one => said(one, id) !== null)
    count(`${id} blank`, one => said(one, id) === null && isAsked(one, id))
  }
  for (const [at, value] of ['a', 'b', 'c'].entries()) {
    count(`more ${at}`, one => said(one, 'more')?.choice === value)
    count(`one ${at}`, one => said(one, 'one')?.choice === value)
    count(`some ${at}`, one => said(one, 'some')?.choices?.includes(value) === true)
    count(`some ${at} not`, one => said(one, 'some')?.choices?.includes(value) === false)
  }
  return real
}

test('nothing that a report tells narrows a count of 1 to 4 to less than 0 to 4', () => {
  let looked = 0
  fc.assert(
    fc.property(responses, given => {
      const open = given.filter(({ confidential }) => !confidential)
      const told = publishCounts(form, countedOf(open), given.length - open.length)
      const held = heldOf(told)
      if (open.length < 9) return
      for (const [key, value] of realOf(open)) {
        const shown = held.told.get(key)
        if (shown && shown.to !== null) assert.ok(shown.from <= value && value <= shown.to, key)
        if (value === 0 || value >= 5 || !shown) continue
        looked++
        const { from, to } = workOut(held, key)
        assert.ok(from === 0 && to >= 4, `${key} is ${value}, known as ${from} to ${to}`)
      }
    }),
    { numRuns: Number(process.env.CONSULTATIONS ?? 40) },
  )
  assert.ok(looked > 20, `only ${looked} small counts came up`)
})

test('what was said in confidence changes no number but how many said so', () => {
  fc.assert(
    fc.property(responses, fc.integer({ min: 0, max: 9 }), (given, secret) => {
      const [without, having] = [
        publishCounts(form, countedOf(given), 0),
        publishCounts(form, countedOf(given), secret),
      ]
      assert.deepEqual(having, { ...without, responses: without.responses + secret, inConfidence: secret })
    }),
    { numRuns: 30 },
  )
})

const many = (of: Partial<CountedResponse>, n: number): CountedResponse[] =>
  Array.from({ length: n }, () => ({ channel: 'online', sector: '', behalf: 'personal', answers: {}, ...of }))

test('below the limit nothing but the number of responses is told', () => {
  const told = publishCounts(form, countedOf(many({ answers: { one: { choice: 'a', other: '' } } }, 4)), 1)
  assert.deepEqual([told.responses, told.inConfidence, told.who], [5, 1, null])
  assert.ok(told.questions.one!.tables[0]!.rows.every(row => shownAs(row) !== 'exact' || row.to === 0))
})

test('an answer that one person gave is not told, on any table of the page', () => {
  const said = (choice: string, n: number) => many({ answers: { one: { choice, other: '' } } }, n)
  const told = publishCounts(
    form,
    countedOf([...said('a', 300), ...said('b', 1), ...many({ channel: 'letter' }, 1)]),
    0,
  )
  const [a, b, c] = told.questions.one!.tables[0]!.rows
  assert.deepEqual([a!.to, shownAs(a!), shownAs(b!), shownAs(c!)], [302, 'least', 'few', 'few'])
  assert.equal(a!.from, 294)
  assert.deepEqual(
    told.who!.channel.map(({ value, shown }) => [value, shownAs(shown)]),
    [
      ['online', 'least'],
      ['email', 'few'],
      ['letter', 'few'],
      ['paper', 'few'],
      ['spoken', 'few'],
    ],
  )
})

test('counts come back from where they are kept as they were', () => {
  const told = publishCounts(form, countedOf(many({}, 9)), 0)
  assert.deepEqual(readCounts(JSON.parse(JSON.stringify(told))), told)
  assert.equal(readCounts(null), null)
  assert.ok(told.who!.channel.every(({ shown }) => isExact(shown)))
})
