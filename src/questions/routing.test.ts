/** Routing: who is asked what, every fault told, and no answer that hides a question from everybody. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogue, readMessages } from '../web/catalogue.ts'
import { routingFaults } from './check-routing.ts'
import type { Condition } from './condition.ts'
import { type FormQuestion, nameOf, type QuestionForm, questionsOf, typeOf } from './form.ts'
import { journey } from './journey.ts'
import { readAnswers } from './read-answers.ts'
import { askedOf, jumpsOf, pagesOf, usesOf } from './route.ts'
import { sayJump, sayOnly } from './say-routing.ts'

const t = catalogue(readMessages())
const choices = (...labels: string[]) => ({ options: labels.map(label => ({ value: label.toLowerCase(), label })) })
const only = (question: string, ...answers: string[]): Condition => ({ match: 'all', tests: [{ question, answers }] })
type Made = Partial<FormQuestion> & { readonly id: string }

function formOf(...sections: { readonly shownIf?: Condition; readonly questions: readonly Made[] }[]) {
  let number = 0
  const form: QuestionForm = {
    sections: sections.map((section, at) => ({
      id: `s${at + 1}`,
      title: `Part ${at + 1}`,
      shownIf: section.shownIf ?? null,
      questions: section.questions.map(question => ({
        type: 'single-choice',
        settings: choices('Yes', 'No'),
        text: `Question ${question.id}`,
        hint: null,
        required: false,
        about: null,
        number: ++number,
        ...question,
      })),
    })),
  }
  return form
}

/** Buses: those who ride are asked how often and why; those who never do are asked what keeps them. */
const buses = formOf(
  {
    questions: [
      { id: 'ride', text: 'Do you take the bus?' },
      { id: 'often', text: 'How often?', shownIf: only('ride', 'yes'), settings: choices('Daily', 'Weekly', 'Rarely') },
      { id: 'why', type: 'long-text', settings: {}, text: 'Why so rarely?', shownIf: only('often', 'rarely') },
    ],
  },
  {
    shownIf: only('ride', 'no'),
    questions: [
      { id: 'keeps', type: 'multiple-choice', settings: choices('Price', 'Times', 'Stops'), text: 'What keeps you?' },
      { id: 'price', text: 'Would a cheaper fare help?', shownIf: only('keeps', 'price'), required: true },
    ],
  },
  { questions: [{ id: 'else', type: 'long-text', settings: {}, text: 'Anything else?' }] },
)

const asked = (answers: Record<string, unknown>) => [...askedOf(buses, answers)]

test('the way follows from the answers, and what was answered off the way leads nowhere', () => {
  assert.deepEqual(asked({}), ['ride', 'else'])
  assert.deepEqual(asked({ ride: { choice: 'yes', other: '' } }), ['ride', 'often', 'else'])
  const changed = { ride: { choice: 'no', other: '' }, often: { choice: 'rarely', other: '' } }
  assert.deepEqual(asked(changed), ['ride', 'keeps', 'else'])
  assert.deepEqual(asked({ ...changed, keeps: { choices: ['times', 'price'], other: '' } }), [
    'ride',
    'keeps',
    'price',
    'else',
  ])
})

test('what is answered without being asked is kept aside and needs nothing; what cannot be read is told all the same', () => {
  const fields = { 'q-ride': 'no', 'q-often': 'daily', 'q-keeps': 'times', 'q-else': 'Thanks' }
  const read = readAnswers(buses, fields)
  assert.deepEqual(Object.keys(read.answers), ['ride', 'keeps', 'else'])
  assert.deepEqual(read.notAsked, { often: { choice: 'daily', other: '' }, why: null, price: null })
  assert.deepEqual(read.problems, [])
  assert.equal(readAnswers(buses, { ...fields, 'q-keeps': 'price' }).problems[0]?.questionId, 'price')
  assert.equal(readAnswers(buses, { ...fields, 'q-often': 'never' }).problems[0]?.questionId, 'often')
  const { answers } = read
  assert.deepEqual(
    journey(buses, answers).steps.map(({ title, page, questions }) => [title, page, questions]),
    [
      ['Part 1', 1, 1],
      ['Part 2', 4, 1],
      ['Part 3', 6, 1],
    ],
  )
})

test('it is told in words, by the numbers of the questions', () => {
  assert.deepEqual(
    jumpsOf(buses).map(jump => sayJump(jump, t)),
    [
      'If you answered “No” to question 1, go to question 4.',
      'If you left question 1 blank, go to question 6.',
      'If you answered “Daily” or “Weekly” to question 2, or left it blank, go to question 4.',
      'If you left question 4 blank, go to question 6.',
    ],
  )
  const [from, to] = buses.sections[1]!.questions as [FormQuestion, FormQuestion]
  assert.equal(
    sayOnly(buses, buses.sections[1]!.shownIf!, [from, to], t),
    'Answer questions 4 to 5 only if you answered “No” to question 1.',
  )
  const both: Condition = {
    match: 'any',
    tests: [...only('ride', 'no').tests, ...only('often', 'daily', 'rarely').tests],
  }
  assert.equal(
    sayOnly(buses, both, [from, from], t),
    'Answer this only if you answered “No” to question 1 or answered “Daily” or “Rarely” to question 2.',
  )
})

test('every fault is told where it stands', () => {
  const faults = (...made: Parameters<typeof formOf>) =>
    routingFaults(formOf(...made)).map(({ kind, at, question }) => [kind, at.id, question?.id ?? null])
  assert.deepEqual(routingFaults(buses), [])
  const words = { type: 'long-text', settings: {} }
  assert.deepEqual(
    faults(
      {
        shownIf: only('c', 'yes'),
        questions: [
          { id: 'a', shownIf: only('b', 'yes') },
          { id: 'b', shownIf: only('b', 'no') },
        ],
      },
      {
        questions: [
          { id: 'c', ...words },
          { id: 'd', shownIf: only('c', 'yes') },
          { id: 'e', shownIf: only('z', 'yes') },
          { id: 'f' },
          { id: 'g', shownIf: only('f', 'maybe') },
          { id: 'h', shownIf: only('g', 'yes') },
        ],
      },
    ),
    [
      ['later', 's1', 'c'],
      ['later', 'a', 'b'],
      ['later', 'b', 'b'],
      ['no-choices', 'd', 'c'],
      ['gone', 'e', null],
      ['no-answer', 'g', 'f'],
    ],
    'h rests on g, whose fault is told there',
  )
  assert.deepEqual(
    faults(
      { questions: [{ id: 'a' }, { id: 'b', shownIf: only('a', 'yes') }, { id: 'c', shownIf: only('a', 'no') }] },
      {
        shownIf: only('b', 'yes'),
        questions: [
          { id: 'd', shownIf: only('c', 'yes') },
          { id: 'e', shownIf: only('a', 'no') },
        ],
      },
    ),
    [
      ['never', 'd', null],
      ['never', 'e', null],
    ],
    'what can never be together hides a question from everybody',
  )
  const same = (answer: string) => ({ text: 'How  did you hear?', shownIf: only('a', answer) })
  assert.deepEqual(
    faults({
      questions: [{ id: 'a' }, { id: 'b', ...same('yes') }, { id: 'c', ...same('no') }, { id: 'd', ...same('no') }],
    }),
    [['twice', 'd', 'c']],
  )
  assert.deepEqual(
    usesOf(buses, 'ride').map(({ id }) => id),
    ['often', 's2'],
  )
})

/** The condition with each test on an earlier question and answers that it offers; null where there is no such question. */
function soundly({ match, tests }: Condition, before: readonly { readonly type: string }[]): Condition | null {
  const earlier = before.map(({ type }, at) => ({ type, id: `q${at}` })).filter(({ type }) => type !== 'long-text')
  if (earlier.length === 0) return null
  return {
    match,
    tests: tests.map(({ question, answers }) => {
      const { type, id } = earlier[Number(question.slice(1)) % earlier.length]!
      const [first] = answers
      const [low, high] = type === 'agree-scale' ? ['1', '2'] : ['a', 'b']
      return { question: id, answers: [first === 'a' || first === '1' ? low! : high!] }
    }),
  }
}

/** Forms with conditions of any kind, sound or not. */
const anyForm = fc
  .array(
    fc.record({
      type: fc.constantFrom('single-choice', 'multiple-choice', 'agree-scale', 'long-text'),
      section: fc.boolean(),
      wild: fc.nat(9).map(chance => chance === 0),
      own: fc.option(
        fc.record({
          match: fc.constantFrom('any' as const, 'all' as const),
          tests: fc.array(
            fc.record({
              question: fc.nat(7).map(at => `q${at}`),
              answers: fc.uniqueArray(fc.constantFrom('a', 'b', '1', '2'), { minLength: 1, maxLength: 2 }),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        }),
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(made => {
    const sections: { shownIf?: Condition; questions: Made[] }[] = []
    for (const [at, { type, section, own, wild }] of made.entries()) {
      const settings = type.endsWith('choice') ? choices('A', 'B') : {}
      const begins = sections.length === 0 || section
      const shownIf = own && wild ? own : own && soundly(own, made.slice(0, at))
      if (begins) sections.push({ ...(shownIf ? { shownIf } : {}), questions: [] })
      sections.at(-1)!.questions.push({ id: `q${at}`, type, settings, ...(shownIf && !begins ? { shownIf } : {}) })
    }
    return formOf(...sections)
  })

/** Fields of somebody who answers every question that they may meet in some way. */
function fieldsBy(form: QuestionForm, picks: readonly number[]): Record<string, string[]> {
  return Object.fromEntries(
    questionsOf(form).map((question, at) => {
      const offered = typeOf(question)
        .routes?.choices(question.settings)
        .map(({ value }) => value) ?? ['words']
      const pick = picks[at % picks.length]! % (offered.length + 1)
      return [nameOf(question), pick === offered.length ? [] : [offered[pick]!]]
    }),
  )
}

test('what is said rests on nothing that tells who somebody is: it would be read beside it', () => {
  const who = { id: 'who', aboutYou: true }
  const faults = (...made: Parameters<typeof formOf>) =>
    routingFaults(formOf(...made)).map(({ kind, at, question }) => [kind, at.id, question?.id])
  const own = { questions: [who, { id: 'said', shownIf: only('who', 'yes') }] }
  assert.deepEqual(faults(own), [['about-you', 'said', 'who']])
  assert.deepEqual(
    faults({ questions: [who] }, { shownIf: only('who', 'yes'), questions: [{ id: 'said' }, { ...who, id: 'more' }] }),
    [['about-you', 's2', 'who']],
  )
  assert.deepEqual(
    faults(
      { questions: [who, { ...who, id: 'more', text: 'And?', shownIf: only('who', 'yes') }] },
      { shownIf: only('who', 'yes'), questions: [{ ...who, id: 'most', text: 'And then?' }] },
    ),
    [],
    'questions that ask who somebody is are told apart from what was said, and may rest on each other',
  )
})

test('a form whose questions rest on one another in every way is judged at once', () => {
  const chain = Array.from({ length: 50 }, (_, at): Made => {
    const tests = [at - 1, at - 2].filter(each => each >= 0).map(each => ({ question: `c${each}`, answers: ['yes'] }))
    return { id: `c${at}`, ...(tests.length > 0 ? { shownIf: { match: 'any', tests } } : {}) }
  })
  const last = { id: 'last', shownIf: only('c49', 'yes') }
  const form = formOf({ questions: [...chain, last] })
  const never = formOf({
    questions: [
      ...chain,
      { id: 'both', shownIf: { match: 'all', tests: [...only('c49', 'yes').tests, ...only('c0', 'no').tests] } },
    ],
  })
  assert.deepEqual(routingFaults(form), [])
  // Every way through fifty questions would take longer than anybody waits; what is left open is no fault.
  assert.deepEqual(routingFaults(never), [])
})

test('in a form without faults every question is asked of somebody, forward, and once', () => {
  let sound = 0
  fc.assert(
    fc.property(anyForm, fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }), (form, picks) => {
      const faults = routingFaults(form)
      const fields = fieldsBy(form, picks)
      const { answers, notAsked } = readAnswers(form, fields, { insist: false })
      // Whatever its faults, every question is either asked or not, in order, and no page asks twice.
      assert.equal(Object.keys(answers).length + Object.keys(notAsked).length, questionsOf(form).length)
      const walked: string[] = []
      const sofar: Record<string, string[]> = {}
      for (const page of pagesOf(form)) {
        const way = askedOf(form, readAnswers(form, sofar, { insist: false }).answers)
        for (const question of page.questions.filter(({ id }) => way.has(id))) {
          walked.push(question.id)
          sofar[nameOf(question)] = fields[nameOf(question)]!
        }
      }
      assert.equal(new Set(walked).size, walked.length)
      if (faults.length > 0) return
      sound++
      assert.deepEqual(walked, Object.keys(answers), 'page by page and on one page the same is asked')
      for (const { from, answers: leading, blank, to } of jumpsOf(form)) {
        const given = fields[nameOf(from)]!
        const leads =
          given.length === 0 ? blank : typeOf(from).routes!.most(from.settings) === 1 && leading.includes(given[0]!)
        if (!leads || !walked.includes(from.id)) continue
        const end = to?.number ?? Number.POSITIVE_INFINITY
        for (const { id, number } of questionsOf(form))
          assert.ok(
            !(number > from.number && number < end && walked.includes(id)),
            'a sentence leads past what is asked',
          )
      }
    }),
    { numRuns: 400 },
  )
  assert.ok(sound > 40, `${sound} forms were sound`)
})

test('a question is said to be hidden from everybody exactly where no answers lead to it', () => {
  fc.assert(
    fc.property(anyForm, form => {
      const faults = routingFaults(form)
      if (faults.some(({ kind }) => kind !== 'never' && kind !== 'twice')) return
      const questions = questionsOf(form)
      const met = new Set<string>()
      const every = (at: number, fields: Record<string, string[]>): void => {
        const question = questions[at]
        if (!question) {
          for (const id of Object.keys(readAnswers(form, fields, { insist: false }).answers)) met.add(id)
          return
        }
        const uses = usesOf(form, question.id).length > 0
        const offered = uses ? (question.type === 'agree-scale' ? ['1', '2'] : ['a', 'b']) : []
        const sets =
          question.type === 'multiple-choice' && uses ? [[], ['a'], ['b'], ['a', 'b']] : [[], ...offered.map(o => [o])]
        for (const set of sets) every(at + 1, { ...fields, [nameOf(question)]: set })
      }
      every(0, {})
      const hidden = new Set(
        faults
          .filter(({ kind }) => kind === 'never')
          .flatMap(({ at }) => form.sections.find(({ id }) => id === at.id)?.questions.map(({ id }) => id) ?? [at.id]),
      )
      // What rests on a hidden question is hidden too, and told only at the question it begins with.
      for (const { id } of questions) if (hidden.has(id)) assert.ok(!met.has(id), `${id} is asked of somebody`)
      if (hidden.size === 0) assert.equal(met.size, questions.length)
    }),
    { numRuns: 150 },
  )
})
