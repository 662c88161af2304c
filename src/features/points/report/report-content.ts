/** Everything a report shows, drawn from the records: one content for the page, the PDF and the counts. */
import type { Handle } from '../../../db/open.ts'
import type { Weeks } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Consultation, lengthOf, type Today } from '../../consultations/index.ts'
import { countQuestions, type QuestionCount } from '../analysis/answers.ts'
import { loadNext, type NextDocument } from '../next-version/next.queries.ts'
import { loadPlaces } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { listResponses } from '../reading/response.queries.ts'
import { type PublicRegister, publicRegister } from '../register/register.view.ts'
import { type WhoAnswered, whoAnswered } from './counts.ts'
import { countPublicity } from './report.queries.ts'

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
export async function loadReportContent(
  db: Handle,
  consultation: Consultation,
  { t, ...at }: Today & { readonly t: Translate },
): Promise<ReportContent> {
  const places = await loadPlaces(db, consultation.id)
  const responses = await listResponses(db, consultation.id, true)
  const points = await loadPoints(db, consultation.id, { seesConfidential: true })
  return {
    consultation,
    length: lengthOf(consultation, at),
    who: whoAnswered(responses),
    questions: countQuestions(places.form, responses, t),
    register: publicRegister(places, points),
    documents: await loadNext(db, consultation),
    publicity: await countPublicity(db, consultation.id),
  }
}
