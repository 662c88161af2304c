/** How far one agrees, on a scale of the author's or the usual five points, with room to say why. */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { type Fields, valuesOf } from '../fields.ts'
import { countOf, defineQuestionType } from '../question-type.ts'
import { isClean, LONGEST_TEXT, paperLines, readText, textareaValue, textCell } from '../text-part.ts'
import { own, type Wording, word } from '../wording.ts'

const DONT_KNOW = 'dont-know'

const settings = z.object({
  /** The author's labels from most agreement to least; null for the usual five. */
  labels: z.array(z.string().trim().min(1).max(100)).min(2).max(11).readonly().nullable().default(null),
  dontKnow: z.boolean().default(true),
  comment: z.boolean().default(true),
  /** The author's label of the comment; null for the usual one. */
  commentLabel: z.string().trim().min(1).max(300).nullable().default(null),
  commentMost: z.int().min(100).max(LONGEST_TEXT).default(4000),
})
type Settings = z.output<typeof settings>

const answer = z
  .object({
    /** Place on the scale counted from 1, the most agreement; "dont-know"; null where there is only a comment. */
    choice: z.union([z.int().min(1).max(11), z.literal(DONT_KNOW)]).nullable(),
    comment: z.string().refine(isClean),
  })
  .refine(({ choice, comment }) => choice !== null || comment !== '')
type Answer = z.output<typeof answer>

const USUAL = [
  'questions.agree.strongly',
  'questions.agree.agree',
  'questions.agree.neither',
  'questions.agree.disagree',
  'questions.agree.strongly-disagree',
]

function points(set: Settings): readonly { readonly value: string; readonly label: Wording }[] {
  const labels = set.labels ? set.labels.map(own) : USUAL.map(key => word(key))
  const scale = labels.map((label, index) => ({ value: String(index + 1), label }))
  return set.dontKnow ? [...scale, { value: DONT_KNOW, label: word('questions.dont-know') }] : scale
}

function labelOf(choice: Answer['choice'], set: Settings): Wording {
  if (choice === null) return own('')
  return points({ ...set, dontKnow: true }).find(({ value }) => value === String(choice))?.label ?? own(String(choice))
}

function commentLabel(set: Settings): Wording {
  return set.commentLabel ? own(set.commentLabel) : word('questions.comment')
}

function readChoice(fields: Fields, set: Settings, name: string): Answer['choice'] | 'unknown' {
  const chosen = [...new Set(valuesOf(fields, name))].filter(value => value !== '')
  if (chosen.length === 0) return null
  const known = chosen.length === 1 && points(set).some(({ value }) => value === chosen[0])
  if (!known) return 'unknown'
  return chosen[0] === DONT_KNOW ? DONT_KNOW : Number(chosen[0])
}

/** Agree scale with comment. */
export const agreeScale = defineQuestionType<Settings, Answer>({
  name: 'agree-scale',
  title: word('questions.type.agree-scale'),
  closed: true,
  settings,
  answer,
  template: 'questions/types/agree-scale.njk',
  read(fields, set, name) {
    const choice = readChoice(fields, set, name)
    const comment = set.comment ? readText(fields, `${name}-comment`, set.commentMost) : { text: '', problems: [] }
    const unknown = choice === 'unknown' ? [{ field: name, key: 'questions.problem.unknown-option', values: {} }] : []
    const problems = [...unknown, ...comment.problems]
    if (choice === 'unknown' || problems.length > 0) return problem(problems)
    return ok(choice === null && comment.text === '' ? null : { choice, comment: comment.text })
  },
  write(given, set, name) {
    return {
      ...(given.choice === null ? {} : { [name]: String(given.choice) }),
      ...(set.comment ? { [`${name}-comment`]: given.comment } : {}),
    }
  },
  lacks(given, _set, name) {
    return given && given.choice !== null ? null : { field: name, key: 'questions.problem.choose-one', values: {} }
  },
  view(set, fields, name) {
    const chosen = valuesOf(fields, name)
    return {
      items: points(set).map(point => ({ ...point, checked: chosen.includes(point.value) })),
      dividerAt: set.dontKnow ? points(set).length - 1 : null,
      comment: set.comment
        ? {
            name: `${name}-comment`,
            label: commentLabel(set),
            most: set.commentMost,
            value: textareaValue(fields, `${name}-comment`),
          }
        : null,
    }
  },
  show(given, set) {
    return [
      ...(given.choice === null ? [] : [{ label: null, value: labelOf(given.choice, set) }]),
      ...(given.comment === '' ? [] : [{ label: commentLabel(set), value: own(given.comment) }]),
    ]
  },
  texts: given => (given.comment === '' ? [] : [{ field: 'comment', text: given.comment }]),
  tally(answered, set) {
    const rows = points(set).map(point => ({
      ...point,
      count: countOf(answered, ({ choice }) => choice !== null && String(choice) === point.value),
    }))
    const of = rows.reduce((sum, row) => sum + row.count, 0)
    const comments = countOf(answered, ({ comment }) => comment !== '')
    return {
      tables: [{ exclusive: true, of, rows }],
      texts: set.comment ? [{ field: 'comment', count: comments }] : [],
    }
  },
  paper(set) {
    const options = points(set).map(({ label }) => label)
    return [
      { kind: 'tick', instruction: word('questions.paper.tick-one'), most: 1, options, fills: 'answer' },
      ...(set.comment
        ? [{ kind: 'write' as const, label: commentLabel(set), lines: paperLines(set.commentMost), fills: 'comment' }]
        : []),
    ]
  },
  columns: set => [
    { key: 'value', heading: word('questions.column.value'), figures: true },
    { key: 'answer', heading: word('questions.column.answer') },
    ...(set.comment ? [{ key: 'comment', heading: commentLabel(set) }] : []),
  ],
  cells: (given, set) => [
    own(given?.choice == null ? '' : String(given.choice)),
    labelOf(given?.choice ?? null, set),
    ...(set.comment ? [textCell(given?.comment)] : []),
  ],
  fill: (cells, set, name) => ({
    [name]: cells.chosen(['value', 'answer'], points(set)) ?? '',
    ...(set.comment ? { [`${name}-comment`]: cells.text('comment') } : {}),
  }),
  routes: { choices: points, chosen: ({ choice }) => (choice === null ? [] : [String(choice)]), most: () => 1 },
  example: {
    settings: { labels: null, dontKnow: true, comment: true, commentLabel: null, commentMost: 4000 },
    answer: { choice: 2, comment: 'We agree, as long as small groups are paid for their time.' },
  },
})
