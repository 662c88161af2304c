/** A response as it is read back: on the receipt, in its copies, on the reviewer's screen. One list, shown in many ways. */
import type { Comments } from '../../../questions/comments.ts'
import { type Answers, numbered, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Terms } from './about-you.ts'
import type { PackParagraph } from './responding.queries.ts'

/** A line of a response: what was asked, and what was said to it. */
export type ShownRow = { readonly term: string; readonly text: string }
/** Lines under one heading. */
export type ShownGroup = { readonly heading: string; readonly rows: readonly ShownRow[] }

/** What is kept of a response apart from who gave it. */
export type KeptResponse = Terms & {
  readonly answers: unknown
  readonly not_asked: unknown
  readonly comments: unknown
  readonly free_text: string
}

/** The whole of a response in groups: comments on paragraphs, answers by section, the rest, and its terms. */
export function shownResponse(
  form: QuestionForm,
  response: KeptResponse,
  paragraphs: readonly PackParagraph[],
  t: Translate,
): ShownGroup[] {
  const answers = response.answers as Answers
  const notAsked = response.not_asked as Answers
  return [
    { heading: t('responses.shown.comments'), rows: commentRows(response.comments as Comments, paragraphs, t) },
    ...form.sections.map(section => ({
      heading: section.title,
      rows: section.questions
        .filter(({ id }) => !Object.hasOwn(notAsked, id))
        .map(question => ({
          term: numbered(question),
          text: answerText(form, question.id, answers, t) || t('responses.shown.blank'),
        })),
    })),
    { heading: t('responses.shown.aside'), rows: asideRows(form, notAsked, t) },
    { heading: t('responses.shown.free'), rows: freeRows(response.free_text, t) },
    { heading: t('responses.shown.terms'), rows: termRows(response, t) },
  ].filter(group => group.rows.length > 0)
}

/** What was answered to questions that were not asked: told to whoever gave it, and counted nowhere. */
export function asideRows(form: QuestionForm, notAsked: Answers, t: Translate): ShownRow[] {
  return questionsOf(form)
    .map(question => ({ term: numbered(question), text: answerText(form, question.id, notAsked, t) }))
    .filter(({ text }) => text !== '')
}

/** The answer to one question in words; empty where it was left blank. */
export function answerText(form: QuestionForm, questionId: string, answers: Answers, t: Translate): string {
  const question = questionsOf(form).find(each => each.id === questionId)
  const answer = question ? (answers[questionId] ?? null) : null
  if (!question || answer === null) return ''
  return typeOf(question)
    .show(answer, question.settings)
    .map(row => (row.label ? `${say(row.label, t)} ${say(row.value, t)}` : say(row.value, t)))
    .join('\n')
}

function commentRows(comments: Comments, paragraphs: readonly PackParagraph[], t: Translate): ShownRow[] {
  return Object.entries(comments).map(([id, text]) => {
    const paragraph = paragraphs.find(each => each.id === id)
    const values = { document: paragraph?.document ?? '', number: paragraph?.number ?? '' }
    return { term: t('responses.shown.comment-on', values), text }
  })
}

function freeRows(text: string, t: Translate): ShownRow[] {
  return text === '' ? [] : [{ term: t('responses.form.free-text'), text }]
}

function termRows(terms: Terms, t: Translate): ShownRow[] {
  const yes = (value: boolean) => t(value ? 'responses.shown.yes' : 'responses.shown.no')
  const rows: [string, string][] = [
    ['responses.about.behalf', t(`responses.shown.behalf-${terms.behalf}`)],
    [
      'responses.about.provenance',
      terms.behalf === 'organisation' ? t(`responses.shown.provenance-${terms.provenance}`) : '',
    ],
    ['responses.shown.published-as', terms.published_as],
    ['responses.about.sector', terms.sector ? t(`responses.about.sector-options.${terms.sector}`) : ''],
    ['responses.about.area-part', terms.area_part],
    ['responses.shown.confidential', yes(terms.confidential)],
    ['responses.shown.may-publish', yes(terms.may_publish)],
    ['responses.shown.may-pass-on', yes(terms.may_pass_on)],
  ]
  return rows.filter(([, text]) => text !== '').map(([key, text]) => ({ term: t(key), text }))
}

/** A response as plain text, to keep. `head` are lines that stand first. */
export function asText(title: string, head: readonly ShownRow[], groups: readonly ShownGroup[]): string {
  const line = (row: ShownRow) => (row.text.includes('\n') ? `${row.term}\n${row.text}` : `${row.term}: ${row.text}`)
  const parts = groups.map(group =>
    [group.heading.toUpperCase(), ...group.rows.map(row => `${row.term}\n${row.text}`)].join('\n\n'),
  )
  return `${[title, head.map(line).join('\n'), ...parts].filter(Boolean).join('\n\n')}\n`
}
