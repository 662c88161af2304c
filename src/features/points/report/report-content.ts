/** Everything a report shows, drawn from the records: one content for the page, the PDF and the counts. */
import type { Handle } from '../../../db/open.ts'
import type { Weeks } from '../../../kernel/day.ts'
import { questionsOf, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Consultation, lengthOf } from '../../consultations/index.ts'
import { loadNext, type NextDocument } from '../next-version/next.queries.ts'
import { loadPlaces, type Places } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { listResponses, type ReadResponse } from '../reading/response.queries.ts'
import { type PublicRegister, publicRegister } from '../register/register.view.ts'
import { type WhoAnswered, whoAnswered } from './counts.ts'
import { countPublicity } from './report.queries.ts'

/** A count of answers. `share` of those who answered, in whole per cent. */
export type AnswerRow = { readonly label: string; readonly count: number; readonly share: number }

/** A question with the answers counted. */
export type QuestionCount = {
  readonly text: string
  readonly asked: number
  readonly answered: number
  readonly tables: readonly { readonly of: number; readonly exclusive: boolean; readonly rows: readonly AnswerRow[] }[]
  /** How many wrote something in their own words. */
  readonly written: number
}

/** What the records say for a report. */
export type ReportContent = {
  readonly consultation: Consultation
  readonly length: Weeks | null
  readonly who: WhoAnswered
  readonly questions: readonly QuestionCount[]
  readonly register: PublicRegister
  readonly documents: readonly NextDocument[]
  readonly publicity: readonly { readonly channel: string; readonly count: number }[]
}

/** Loads it. Responses given in confidence are in the counts, in nothing else. */
export async function loadReportContent(db: Handle, consultation: Consultation, t: Translate): Promise<ReportContent> {
  const places = await loadPlaces(db, consultation.id)
  const responses = await listResponses(db, consultation.id, true)
  const points = await loadPoints(db, consultation.id, { seesConfidential: true })
  const { opens_on, closes_on } = consultation
  return {
    consultation,
    length: opens_on && closes_on ? lengthOf(opens_on, closes_on) : null,
    who: whoAnswered(responses),
    questions: countQuestions(places, responses, t),
    register: publicRegister(places, points),
    documents: await loadNext(db, consultation),
    publicity: await countPublicity(db, consultation.id),
  }
}

function countQuestions({ form }: Places, responses: readonly ReadResponse[], t: Translate): QuestionCount[] {
  return questionsOf(form).map(question => {
    const answers = responses.map(({ answers: given }) => given[question.id] ?? null)
    const tally = typeOf(question).tally(answers, question.settings)
    return {
      text: question.text,
      asked: tally.asked,
      answered: tally.answered,
      tables: tally.tables.map(({ of, exclusive, rows }) => ({
        of,
        exclusive,
        rows: rows.map(({ label, count }) => ({
          label: say(label, t),
          count,
          share: of === 0 ? 0 : Math.round((count / of) * 100),
        })),
      })),
      written: Math.max(0, ...tally.texts.map(({ count }) => count)),
    }
  })
}
