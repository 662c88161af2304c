/** What somebody typed, as plain text to keep, also where it could not be read: nothing typed is ever lost. */
import { numbered } from '../../../questions/form.ts'
import { namesTyped, readAnswers } from '../../../questions/read-answers.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { AnyField } from '../../../web/fields.ts'
import { ownFields } from '../form/about-you.ts'
import type { Fields } from '../form/form.view.ts'
import type { PackParagraph, Responding } from '../form/responding.queries.ts'
import { answerText, asideRows, asText, type ShownRow } from '../form/shown.ts'

/** Everything typed into a form, question by question. Empty where nothing was typed. */
export function copyOfTyped(
  of: Responding,
  fields: Fields,
  paragraphs: readonly PackParagraph[],
  t: Translate,
): string {
  const { answers, notAsked } = readAnswers(of.form, fields, { insist: false })
  const sections = of.form.sections.map(section => ({
    heading: section.title,
    rows: section.questions
      .filter(({ id }) => !Object.hasOwn(notAsked, id))
      .map(question => ({
        term: numbered(question),
        text: answerText(of.form, question.id, answers, t) || rawAnswer(fields, question.id),
      })),
  }))
  const groups = [
    { heading: t('responses.shown.comments'), rows: commentRows(fields, paragraphs, t) },
    ...sections,
    { heading: t('responses.shown.aside'), rows: asideRows(of.form, notAsked, t) },
    { heading: t('responses.shown.rest'), rows: ownRows(fields, t) },
  ]
  const filled = groups
    .map(group => ({ ...group, rows: group.rows.filter(row => row.text.trim() !== '') }))
    .filter(group => group.rows.length > 0)
  return filled.length === 0 ? '' : asText(of.title, [], filled)
}

/** Values as they came, for an answer that could not be read. */
function rawAnswer(fields: Fields, id: string): string {
  return namesTyped(fields, `q-${id}`)
    .flatMap(name => fields[name] ?? [])
    .join('\n')
}

function commentRows(fields: Fields, paragraphs: readonly PackParagraph[], t: Translate): ShownRow[] {
  return Object.entries(fields)
    .filter(([name]) => name.startsWith('p-'))
    .map(([name, values]) => {
      const paragraph = paragraphs.find(each => `p-${each.id}` === name)
      const named = { document: paragraph?.document ?? '', number: paragraph?.number ?? '' }
      return { term: t('responses.shown.comment-on', named), text: values.join('\n') }
    })
}

function ownRows(fields: Fields, t: Translate): ShownRow[] {
  return Object.entries<AnyField>(ownFields).map(([name, field]) => ({
    term: t(field.label),
    text: (fields[name] ?? []).map(value => wordsOf(field, value, t)).join('\n'),
  }))
}

function wordsOf(field: AnyField, value: string, t: Translate): string {
  if (field.control === 'checkboxes') return t('responses.shown.yes')
  const option = field.options?.find(each => each.value === value)
  return option ? t(option.label) : value
}

/** A text as an address that saves it to a file, without asking the server again. */
export function asDataAddress(text: string): string {
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
}
