/** What was asked, as a table that stands beside the answers: every column explained, so that a file can be read without the Hub. Pure. */
import type { SheetCell } from '../../../documents/export/workbook.ts'
import { type FormQuestion, nameOf, type QuestionForm, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** One row for each question: its number, part, words, kind, the columns its answers stand in, and what could be chosen. */
export function codebookRows(form: QuestionForm, t: Translate): SheetCell[][] {
  return form.sections.flatMap(section =>
    section.questions.map(question => [
      question.number,
      section.title,
      question.text,
      say(typeOf(question).title, t),
      columnsText(question, t),
      choicesText(question, t),
      t(question.required ? 'responses.shown.yes' : 'responses.shown.no'),
      t(question.aboutYou ? 'responses.workbook.about-you' : 'responses.workbook.subject'),
    ]),
  )
}

/** The columns of the question, with the key that lasts: "q-1-value: Value". Those of who somebody is stand in a table of their own. */
function columnsText(question: FormQuestion, t: Translate): string {
  return typeOf(question)
    .columns(question.settings)
    .map(({ key, heading }) => `${nameOf(question)}-${key}: ${say(heading, t)}`)
    .join('\n')
}

/** What could be chosen, with the value it is kept as where it has one. */
function choicesText(question: FormQuestion, t: Translate): string {
  const tables = typeOf(question).tally([], 0, question.settings).tables
  return tables.flatMap(({ rows }) => rows.map(({ value, label }) => `${value} = ${say(label, t)}`)).join('\n')
}
