/** One response as its reader sees it: every text with its source, its points marked, and what was chosen. */
import { leftOut } from '../../../analysis/points.ts'
import { numbered, questionsOf, saidQuestions, typeOf } from '../../../questions/form.ts'
import type { SourceText } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Places, placeLabel } from '../places.ts'
import type { Point } from '../points.queries.ts'
import { type Marked, marked, standing } from './pieces.ts'
import { type ReadResponse, textsIn } from './response.queries.ts'
import { pointOf, suggestedSpans } from './suggest.ts'

/** A text with its points. */
export type TextView = {
  readonly source: string
  readonly heading: string
  readonly marks: readonly Marked<Point & { readonly about: string }>[]
  readonly points: number
  /** Points that could be taken as suggested, with what each would be about. */
  readonly suggested: readonly { readonly text: string; readonly about: string }[]
  /** Whether words are in no point. */
  readonly leftOut: boolean
}

/** What was chosen, not written, in answer to a question. */
export type ChosenView = { readonly question: string; readonly answer: string }

/** The texts of a response in order. */
export function textViews(places: Places, response: ReadResponse, points: readonly Point[], t: Translate): TextView[] {
  return textsIn(places.form, response).map(text => {
    const own = standing(
      text.text,
      points.filter(({ source }) => source === text.source),
    )
    const marks = marked(
      text.text,
      own.map(point => ({ ...point, about: placeLabel(places, point) })),
    )
    return {
      source: text.source,
      heading: headingOf(places, text, t),
      marks,
      points: own.length,
      suggested: suggestedSpans(places, text.text, own)
        .map(span => pointOf(places, text, span))
        .map(point => ({ text: point.text, about: placeLabel(places, point) })),
      leftOut: leftOut(own, text.text).length > 0,
    }
  })
}

/** What a text was written to: the question, the paragraph, or nothing that was asked. */
export function headingOf(places: Places, text: Pick<SourceText, 'questionId' | 'paragraphId'>, t: Translate): string {
  if (text.paragraphId !== null) {
    return t('points.source.paragraph', {
      place: placeLabel(places, { paragraphId: text.paragraphId, questionId: null }),
    })
  }
  const question = questionsOf(places.form).find(({ id }) => id === text.questionId)
  return question ? t('points.source.question', { question: numbered(question) }) : t('points.source.free')
}

/** Where a point comes from, in words, by its source. */
export function sourceLabel(places: Places, source: string, t: Translate): string {
  const paragraph = places.paragraphs.find(({ id }) => source === `p-${id}`)
  const question = questionsOf(places.form).find(({ id }) => source === `q-${id}` || source.startsWith(`q-${id}-`))
  return headingOf(places, { paragraphId: paragraph?.id ?? null, questionId: question?.id ?? null }, t)
}

/** What was chosen in answer to the questions; what was written to them is among the texts. */
export function chosenViews({ form }: Places, response: ReadResponse, t: Translate): ChosenView[] {
  const written = new Set(textsIn(form, response).map(({ text }) => text))
  return saidQuestions(form).flatMap(question => {
    const answer = response.answers[question.id] ?? null
    if (answer === null) return []
    const rows = typeOf(question)
      .show(answer, question.settings)
      .map(row => say(row.value, t))
      .filter(value => !written.has(value))
    return rows.length === 0 ? [] : [{ question: numbered(question), answer: rows.join(', ') }]
  })
}
