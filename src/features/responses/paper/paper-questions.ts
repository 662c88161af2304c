/** The questions of a form on paper, with their numbers, for whom they are, and where an answer leads. */
import { type FormQuestion, type FormSection, numbered, type QuestionForm, typeOf } from '../../../questions/form.ts'
import type { PaperBlock as PaperPart } from '../../../questions/question-type.ts'
import { type Jump, jumpsOf } from '../../../questions/route.ts'
import { sayJump, sayOnly } from '../../../questions/say-routing.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { PaperBlock } from './paper-block.ts'

/** Every question in its section. */
export function questionsOnPaper(form: QuestionForm, t: Translate): PaperBlock[] {
  const jumps = jumpsOf(form)
  return form.sections.flatMap(section => [
    { kind: 'heading', level: 1, words: section.title } satisfies PaperBlock,
    ...forWhom(form, section, section.questions, t),
    ...section.questions.flatMap((question, at) => [
      ...(beginsRun(section, at) ? forWhom(form, question, runFrom(section, at), t) : []),
      ...questionBlocks(question, t),
      ...leads(jumps, question, t),
    ]),
  ])
}

/** Whether nobody was told yet for whom a question is: the one before is for others. */
function beginsRun({ questions }: FormSection, at: number): boolean {
  return JSON.stringify(questions[at]?.shownIf) !== JSON.stringify(questions[at - 1]?.shownIf)
}

/** The questions in a row that are for the same people, from one on. */
function runFrom(section: FormSection, at: number): readonly FormQuestion[] {
  const end = section.questions.findIndex((_, later) => later > at && beginsRun(section, later))
  return section.questions.slice(at, end < 0 ? undefined : end)
}

function forWhom(
  form: QuestionForm,
  { shownIf }: Pick<FormQuestion, 'shownIf'>,
  questions: readonly FormQuestion[],
  t: Translate,
): PaperBlock[] {
  const [first, last] = [questions[0], questions.at(-1)]
  if (!shownIf || !first || !last) return []
  return [{ kind: 'paragraph', words: [{ text: sayOnly(form, shownIf, [first, last], t), strong: true }], stays: true }]
}

function leads(jumps: readonly Jump[], { id }: FormQuestion, t: Translate): PaperBlock[] {
  return jumps
    .filter(({ from }) => from.id === id)
    .map(jump => ({ kind: 'paragraph', words: [{ text: sayJump(jump, t), strong: true }] }))
}

/** A question as its type prints it, below what it is about and whether it must be answered. */
function questionBlocks(question: FormQuestion, t: Translate): PaperBlock[] {
  const beside = [
    question.about ? `${t('responses.form.about')} ${question.about.label}` : '',
    question.hint ?? '',
    question.required ? t('questions.needed') : '',
  ].filter(line => line.trim() !== '')
  return [
    { kind: 'heading', level: 2, words: numbered(question) },
    ...beside.map((words): PaperBlock => ({ kind: 'paragraph', words, stays: true })),
    ...typeOf(question)
      .paper(question.settings)
      .map(part => partBlock(part, t)),
  ]
}

function partBlock(part: PaperPart, t: Translate): PaperBlock {
  switch (part.kind) {
    case 'tick':
      return { kind: 'ticks', asked: say(part.instruction, t), options: part.options.map(each => say(each, t)) }
    case 'write':
      return { kind: 'write', label: part.label ? say(part.label, t) : '', lines: part.lines }
    case 'say':
      return { kind: 'paragraph', words: say(part.words, t) }
  }
}
