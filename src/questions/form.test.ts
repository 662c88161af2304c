import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { workingTime } from '../../test/support/working-time.ts'
import { checkForm } from './check-form.ts'
import { commentControl, fieldsOfComments, LONGEST_COMMENT, readComments } from './comments.ts'
import { cleanLine, cleanText } from './fields.ts'
import { controlsOf, fieldsOf, type QuestionForm } from './form.ts'
import { journey } from './journey.ts'
import { readAnswers } from './read-answers.ts'
import { columnsOf, rowCells, textsOf } from './response-text.ts'

const about = { kind: 'paragraph' as const, documentId: 'draft', path: '7.2', label: 'Paragraph 7.2' }
const options = [
  { value: 'a', label: 'Apples' },
  { value: 'b', label: 'Pears' },
]
const question = { hint: null, required: false, about: null }

function sampleForm(): QuestionForm {
  const form = checkForm({
    sections: [
      {
        id: 'one',
        title: 'The draft',
        questions: [
          { ...question, id: '1', type: 'agree-scale', settings: {}, text: 'Is 7.2 right?', required: true, about },
          { ...question, id: '2', type: 'multiple-choice', settings: { options, other: true }, text: 'Which?' },
        ],
      },
      {
        id: 'two',
        title: 'More',
        questions: [{ ...question, id: '3', type: 'long-text', settings: { most: 100 }, text: 'What else?' }],
      },
    ],
  })
  assert.ok(form.ok)
  return form.value
}

test('a checked form has the defaults of its types filled in', () => {
  assert.deepEqual(sampleForm().sections[0]?.questions[0]?.settings, {
    labels: null,
    dontKnow: true,
    comment: true,
    commentLabel: null,
    commentMost: 4000,
  })
})

test('a form with faults is refused with every fault named', () => {
  const made = (id: string, type: string, settings: unknown) => ({ ...question, id, type, settings, text: 'What?' })
  const questions = [
    made('1', 'agree-scale', {}),
    made('1-2', 'no-such-type', {}),
    made('3', 'single-choice', { options: [options[0], options[0]] }),
  ]
  const form = checkForm({ sections: [{ id: 's', title: 'S', questions }] })
  assert.ok(!form.ok)
  assert.equal(form.problem.length, 3)
  assert.match(form.problem.join('\n'), /share the id 1\n.*no type "no-such-type"\n.*same value/)
  assert.ok(!checkForm({ sections: [] }).ok)
})

test('all problems come in the order of the form, with the question in their words, and all that was typed is kept', () => {
  const fields = { 'q-1-comment': 'because\u0000', 'q-2': ['a', 'zebra'], 'q-3': ` ${'x'.repeat(130)}`, stray: 'x' }
  const read = readAnswers(sampleForm(), fields)
  assert.deepEqual(
    read.problems.map(({ questionId, field, key, values }) => [
      questionId,
      field,
      key,
      values['question'],
      values['over'],
    ]),
    [
      ['1', 'q-1', 'questions.problem.choose-one', 'Is 7.2 right?', undefined],
      ['2', 'q-2', 'questions.problem.unknown-option', 'Which?', undefined],
      ['3', 'q-3', 'questions.problem.too-long', 'What else?', 30],
    ],
  )
  assert.deepEqual(read.answers, { '1': { choice: null, comment: 'because' } })
  assert.deepEqual(read.typed, { 'q-1-comment': 'because', 'q-2': ['a', 'zebra'], 'q-3': ` ${'x'.repeat(130)}` })
})

test('a section is read alone, and a draft does not insist on what is required', () => {
  const form = sampleForm()
  const only = form.sections[0]!.questions
  const read = readAnswers(form, { 'q-3': 'hidden from this section' }, { only, insist: false })
  assert.deepEqual(read, { answers: { '1': null, '2': null }, notAsked: {}, problems: [], typed: {} })
})

test('answers survive the way into fields and back', () => {
  const form = sampleForm()
  const answers = {
    '1': { choice: 'dont-know', comment: '' },
    '2': { choices: ['b', 'other'], other: 'Plums' },
    '3': null,
  }
  assert.deepEqual(readAnswers(form, fieldsOf(form, answers)).answers, answers)
})

test('the journey follows from the answers alone', () => {
  const form = sampleForm()
  const states = (answers: Record<string, unknown>) => journey(form, answers).steps.map(({ state }) => state)
  assert.deepEqual(states({}), ['not-started', 'not-started'])
  assert.deepEqual(states({ '2': null }), ['in-progress', 'not-started'])
  assert.deepEqual(states({ '1': { choice: null, comment: 'why' }, '2': null }), ['in-progress', 'not-started'])
  assert.deepEqual(states({ '1': { choice: 1, comment: '' }, '2': null }), ['complete', 'not-started'])
  assert.equal(journey(form, { '1': { choice: 1, comment: '' }, '2': null }).next, 'two')
  assert.equal(journey(form, { '1': { choice: 1, comment: '' }, '2': null, '3': null }).next, null)
})

test('comments on paragraphs: read, emptied, too long, or about a paragraph that is not there', () => {
  const fields = {
    'p-k1': ' Unclear. \r\nWho pays? ',
    'p-k2': '  ',
    'p-k9': 'Where is it?',
    'p-k3': 'y'.repeat(LONGEST_COMMENT + 1),
    'p-': 'nothing',
  }
  const read = readComments(fields, new Set(['k1', 'k2', 'k3']))
  assert.deepEqual(read.comments, { k1: 'Unclear. \nWho pays?' })
  assert.deepEqual(read.blank, ['k2'])
  assert.deepEqual(
    read.problems.map(({ paragraphId, key }) => [paragraphId, key]),
    [
      ['k9', 'questions.problem.unknown-paragraph'],
      ['k3', 'questions.problem.comment-too-long'],
    ],
  )
  assert.equal(read.typed['p-k9'], 'Where is it?')
  assert.deepEqual(readComments(fieldsOfComments(read.comments), new Set(['k1'])).comments, read.comments)
  assert.equal(commentControl({ id: 'k9', number: '9.9' }, read.typed, read.problems).problem?.field, 'p-k9')
})

test('a response is told as texts with lasting sources, and as one row of as many cells as columns', () => {
  const form = sampleForm()
  const answers = {
    '1': { choice: 1, comment: 'Yes but' },
    '2': { choices: ['other'], other: 'Plums' },
    '3': { text: 'All' },
  }
  assert.deepEqual(
    textsOf(form, answers, { k1: 'Unclear' }).map(({ source, text }) => [source, text]),
    [
      ['q-1-comment', 'Yes but'],
      ['q-2-other', 'Plums'],
      ['q-3', 'All'],
      ['p-k1', 'Unclear'],
    ],
  )
  assert.deepEqual(
    columnsOf(form).map(({ key }) => key),
    [
      'q-1-value',
      'q-1-answer',
      'q-1-comment',
      'q-2-choice-a',
      'q-2-choice-b',
      'q-2-choice-other',
      'q-2-other',
      'q-3-answer',
    ],
  )
  assert.equal(rowCells(form)(answers, {}).length, columnsOf(form).length)
})

test('controls carry what was typed and what is wrong with it', () => {
  const form = sampleForm()
  const fields = { 'q-2': ['zebra'] }
  const [first, second] = controlsOf(form.sections[0]!, fields, readAnswers(form, fields).problems)
  assert.equal(first?.about?.path, '7.2')
  assert.equal(second?.problemAt['q-2']?.key, 'questions.problem.unknown-option')
})

test('cleaning is done once for all, keeps what can be typed, and takes time in step with the text', () => {
  fc.assert(
    fc.property(anyText(), typed => {
      assert.equal(cleanText(cleanText(typed)), cleanText(typed))
      assert.equal(cleanLine(cleanLine(typed)), cleanLine(typed))
      assert.ok(cleanText(typed).isWellFormed() && !cleanText(typed).includes('\u0000'))
      assert.ok(!cleanLine(typed).includes('\n'))
    }),
  )
  assert.equal(cleanText('مرحبا — naïve 🙂\tok'), 'مرحبا — naïve 🙂\tok')
  const before = workingTime()
  cleanLine(`${' '.repeat(2_000_000)}x`)
  assert.ok(workingTime() - before < 1000)
})
