/** All questions on one page, and how far it is from nothing to a published consultation of 18 questions. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { makePeople, type People } from '../consultation.fixture.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { placesAfter } from './move-by-number.ts'

let app: TestApp
let people: People
let lead: Visitor
before(async () => {
  app = await testApp(new Date('2009-10-20T09:00:00Z'))
  people = await makePeople(app.hub.db)
  lead = await app.visitor(people.councilContact)
})
after(() => app.close())

type Row = readonly [type: string, text: string, more?: { choices?: string; required?: boolean; section?: string }]

/** A county's questions about its libraries, as they were once asked: eighteen of nine types. */
const asked: readonly Row[] = [
  [
    'single-choice',
    'In what role do you answer?',
    { section: 'About your use', choices: 'A resident\nA parent\nStaff\nA school', required: true },
  ],
  ['single-choice', 'Have you used a library in the last year?', { choices: 'Yes\nNo', required: true }],
  ['multiple-choice', 'Which libraries have you used?', { choices: 'Corn Hall\nStation Road\nNorthgate\nThe van' }],
  ['single-choice', 'How often do you go?', { choices: 'Every week\nEvery month\nLess often' }],
  ['number', 'How many miles do you travel?'],
  ['long-text', 'What keeps you from using a library?'],
  ['agree-scale', 'Should opening hours be shorter if no library closes?', { section: 'The proposals' }],
  ['agree-scale', 'Should volunteers run the smallest libraries?'],
  ['agree-scale', 'Should the van stop in more villages?'],
  [
    'grid',
    'How well do these serve you today?',
    { choices: 'Books\nComputers\nQuiet rooms\n\nWell\nBadly\nI do not use it' },
  ],
  ['ranking', 'Which should come first?', { choices: 'Long hours\nMany places\nNew books' }],
  ['single-choice', 'Which evening suits you best?', { choices: 'Monday\nTuesday\nThursday' }],
  ['date', 'From which day should new hours begin?'],
  ['long-text', 'What would the changes mean for you?'],
  ['long-text', 'What should we do instead?'],
  ['short-text', 'Which village or part of town do you live in?', { section: 'About this consultation' }],
  ['single-choice', 'Was this easy to answer?', { choices: 'Yes\nNo' }],
  ['long-text', 'How could we ask better?'],
]

/** The values of rows from one on. */
function rowsFrom(first: number, rows: readonly Row[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(([type, text, more = {}], at) => {
      const row = first + at
      return [
        [`type_${row}`, type],
        [`text_${row}`, text],
        ...(more.choices ? [[`choices_${row}`, more.choices]] : []),
        ...(more.section ? [[`section_${row}`, more.section]] : []),
        ...(more.required ? [[`required_${row}`, 'yes']] : []),
      ]
    }),
  )
}

const date = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

test('from nothing to published with 18 questions of nine types and routing takes at most 40 pages and presses', async () => {
  let [pages, presses] = [0, 0]
  const fill = async (path: string, values: Record<string, string | string[]>) => {
    pages += 2
    presses++
    const answer = await lead.send(path, values)
    assert.equal(answer.status, 200, `${path}: ${words(answer.body).slice(0, 600)}`)
    return answer
  }
  const begun = await fill('/consultations/new', {
    title: 'Libraries in Fenshire',
    summary: 'How should our libraries be open when there is less money?',
    topic: 'Libraries',
  })
  const base = begun.url.slice(0, begun.url.indexOf('/plan'))
  await fill(`${base}/plan/about`, { aims: 'To keep libraries that people can use, with a third less money.' })
  await fill(`${base}/plan/contact`, { contact_name: 'Library team', contact_email: 'libraries@fenshire.example' })
  await fill(`${base}/plan/timetable`, { ...date('opens_on', '2009-10-28'), ...date('closes_on', '2010-01-21') })
  await fill(`${base}/form/at-once`, rowsFrom(1, asked.slice(0, 10)))
  await fill(`${base}/form/at-once`, rowsFrom(11, asked.slice(10)))
  const { id } = await app.hub.db.selectFrom('consultation').select('id').executeTakeFirstOrThrow()
  const ids = (await loadQuestionForm(app.hub.db, id)).sections.flatMap(({ questions }) =>
    questions.map(each => each.id),
  )
  const only = (at: number, answer: string) =>
    fill(`${base}/form/questions/${ids[at]}/condition`, { answers: [`${ids[1]} ${answer}`], match: 'any' })
  for (const at of [2, 3, 4]) await only(at, 'yes')
  await only(5, 'no')
  await fill(`${base}/form`, { act: 'equality' })
  const opening = await fill(`${base}/opening`, { act: 'publish' })
  assert.match(words(opening.body), /published/)
  console.log(
    `Score: from nothing to a published consultation of 18 questions of nine types: ${pages} pages and ${presses} presses, ${pages + presses} together`,
  )
  assert.ok(pages + presses <= 40, `${pages} pages and ${presses} presses`)
  const form = await loadQuestionForm(app.hub.db, id)
  assert.equal(form.sections.slice(0, 3).flatMap(({ questions }) => questions).length, 18)
  assert.equal(new Set(form.sections.flatMap(({ questions }) => questions.map(({ type }) => type))).size, 9)
  assert.match(
    words((await lead.get(`${base}/form`)).body),
    /6\. What keeps you from using a library\? Answer this only if you answered “No” to question 2\./,
  )
})

test('questions are put right in place, moved by number over sections, duplicated, and refused where they stand', async () => {
  const begun = await lead.send('/consultations/new', { title: 'Parks', summary: 'Which parks?', topic: 'Parks' })
  const base = `${begun.url.slice(0, begun.url.indexOf('/plan'))}/form`
  const first: readonly Row[] = [
    ['single-choice', 'Which park?', { section: 'Parks', choices: 'North\nSouth' }],
    ['long-text', 'Why?'],
    ['agree-scale', 'Should it have a fence?', { section: 'Fences' }],
  ]
  const wrong = await lead.send(`${base}/at-once`, {
    ...rowsFrom(1, first),
    choices_1: 'North',
    type_2: '',
    ...rowsFrom(4, [['long-text', 'Postcode?']]),
  })
  assert.equal(wrong.status, 422)
  assert.match(words(wrong.body), /Write each choice on a line of its own/)
  assert.match(words(wrong.body), /Choose how people answer/)
  assert.match(wrong.body, /href="#text_4"[^>]*>Add this as a question of the type Postcode/)
  assert.match(wrong.body, /Should it have a fence\?/)
  await lead.send(`${base}/at-once`, rowsFrom(1, first))
  const sections = await app.hub.db
    .selectFrom('form_section')
    .select('title')
    .where('title', 'in', ['Parks', 'Fences'])
    .execute()
  assert.equal(sections.length, 2, 'a refused page begins no section')
  const saved = await lead.send(`${base}/at-once`, {
    text_1: 'Which of the parks?',
    choices_1: 'South\nNorth\nWest',
    number_1: '3',
    help_2: 'In a few words',
  })
  assert.equal(saved.status, 200, words(saved.body).slice(0, 500))
  const page = words((await lead.get(base)).body)
  assert.match(page, /1\. Parks.*1\. Why\?.*2\. Fences.*2\. Should it have a fence\?.*3\. Which of the parks\?/)
  const { settings, id } = await app.hub.db
    .selectFrom('question')
    .select(['settings', 'id'])
    .where('text', '=', 'Which of the parks?')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    (settings as { options: { value: string }[] }).options.map(({ value }) => value),
    ['south', 'north', 'west'],
  )
  assert.match(words((await lead.send(`${base}/at-once`, {})).body), /Nothing is different/)
  const twice = await lead.post(base, { act: `question duplicate ${id}` })
  assert.match(words(twice.body), /3\. Which of the parks\?.*4\. Which of the parks\?/)
})

/** Begins a consultation with questions; gives the address of its form, and its questions in order. */
async function begin(title: string, first: readonly Row[]) {
  const begun = await lead.send('/consultations/new', { title, summary: 'What do you think?', topic: title })
  const base = `${begun.url.slice(0, begun.url.indexOf('/plan'))}/form`
  await lead.send(`${base}/at-once`, rowsFrom(1, first))
  const { id } = await app.hub.db
    .selectFrom('consultation')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  const now = async () =>
    (await loadQuestionForm(app.hub.db, id)).sections.map(({ questions }) => questions.map(({ text }) => text))
  const ids = (await loadQuestionForm(app.hub.db, id)).sections.flatMap(({ questions }) => questions.map(q => q.id))
  const open = async () => findForm((await lead.get(`${base}/at-once`)).body)!.values
  return { base, now, ids, open }
}

test('what somebody else changed or moved while the page was open stays; only where both changed a box somebody must choose', async () => {
  const { base, now, ids, open } = await begin('Lanes', [
    ['long-text', 'Which lane?', { section: 'Lanes' }],
    ['long-text', 'Why that one?'],
    ['long-text', 'What else?'],
  ])
  const opened = await open()
  await lead.post(base, { act: `question down ${ids[0]}` })
  await lead.send(`${base}/questions/${ids[2]}`, { hint: 'In two lines:\nfirst and second.' })
  const saved = await lead.post(`${base}/at-once`, { ...opened, text_3: 'Anything else?' })
  assert.equal(saved.status, 200, words(saved.body).slice(0, 400))
  assert.deepEqual(await now(), [['Why that one?', 'Which lane?', 'Anything else?']], 'nobody moved them back')
  const hint = async () =>
    (await app.hub.db.selectFrom('question').select('hint').where('id', '=', ids[2]!).executeTakeFirstOrThrow()).hint
  assert.equal(await hint(), 'In two lines:\nfirst and second.')
  await lead.send(`${base}/at-once`, { text_1: 'Why this one?' })
  assert.equal(await hint(), 'In two lines:\nfirst and second.', 'a help in lines keeps them')

  const again = await open()
  await lead.send(`${base}/at-once`, { text_2: 'Which of the lanes?' })
  const both = await lead.post(`${base}/at-once`, { ...again, text_2: 'Which green lane?', text_3: 'More?' })
  assert.equal(both.status, 409)
  assert.match(words(both.body), /Which of the lanes\?.*Which green lane\?/)
  assert.deepEqual(await now(), [['Why this one?', 'Which of the lanes?', 'Anything else?']])
  const chosen = await lead.post(`${base}/at-once`, findForm(both.body)!.values)
  assert.equal(chosen.status, 200)
  assert.deepEqual(await now(), [['Why this one?', 'Which green lane?', 'More?']])
})

test('a question that was removed while the page was open is told, and its row stays with its own', async () => {
  const { base, now, ids, open } = await begin('Ponds', [
    ['long-text', 'Which pond?', { section: 'Ponds' }],
    ['agree-scale', 'Should it have a fence?'],
    ['long-text', 'What else?'],
  ])
  const opened = await open()
  await lead.post(base, { act: `question remove ${ids[0]}` })
  const untouched = await lead.post(`${base}/at-once`, { ...opened, text_2: 'Should it have a gate?' })
  assert.equal(untouched.status, 200)
  assert.deepEqual(await now(), [['Should it have a gate?', 'What else?']])
  const late = await lead.post(`${base}/at-once`, {
    ...opened,
    _once: (await open())['_once']!,
    text_1: 'Which big pond?',
    text_4: 'And a bench?',
  })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /Somebody removed this question meanwhile/)
  assert.match(late.body, /id="text_1"[^>]*>\s*Which big pond\?/)
  const legend = /Question 1: ([^<]*)<\/legend>[\s\S]*?>\s*([^<]*)<\/textarea>/.exec(late.body)!
  assert.match(legend[1]!, /Agree/i)
  assert.match(legend[2]!, /Should it have a fence\?/, 'as it was opened')
  const kept = await lead.post(`${base}/at-once`, {
    ...findForm(late.body)!.values,
    type_1: 'long-text',
    type_4: 'short-text',
  })
  assert.equal(kept.status, 200, words(kept.body).slice(0, 400))
  assert.deepEqual(await now(), [['Should it have a gate?', 'What else?', 'Which big pond?', 'And a bench?']])
})

test('numbers move questions and lose none: each has the number it was given, whatever sections there are', () => {
  const form = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }).filter(sizes => sizes.some(size => size > 0))
  const wished = fc.uniqueArray(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 6, selector: ([at]) => at })
  fc.assert(
    fc.property(form, wished, (sizes, wishes) => {
      let next = 0
      const sections = sizes.map((size, at) => ({
        id: `s${at}`,
        questions: Array.from({ length: size }, () => ({ id: `q${next++}` })),
      }))
      const moves = [
        ...new Map(wishes.map(([at, to]) => [`q${at % next}`, (to % next) + 1]))
          .entries()
          .map(([id, to]) => ({ id, to })),
      ].filter(({ to }, at, all) => all.findIndex(other => other.to === to) === at)
      const after = placesAfter(sections, moves).flatMap(({ questions }) => questions)
      assert.deepEqual(after.toSorted(), Array.from({ length: next }, (_, at) => `q${at}`).toSorted())
      for (const { id, to } of moves) assert.equal(after.indexOf(id) + 1, to)
    }),
  )
  const two = [
    { id: 'one', questions: [{ id: 'a' }, { id: 'b' }] },
    { id: 'two', questions: [{ id: 'c' }, { id: 'd' }] },
  ]
  const places = (...moves: [string, number][]) =>
    placesAfter(
      two,
      moves.map(([id, to]) => ({ id, to })),
    ).map(({ questions }) => questions.join(''))
  assert.deepEqual(places(['a', 2]), ['ba', 'cd'], 'it stays in its section')
  assert.deepEqual(places(['a', 3]), ['b', 'cad'])
  assert.deepEqual(places(['a', 3], ['b', 4]), ['', 'cdab'])
  assert.deepEqual(places(['d', 60]), ['ab', 'cd'])
})
