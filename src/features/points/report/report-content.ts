/** Everything a report shows, drawn from the records: one content for the page, the PDF and the counts. */
import type { Handle } from '../../../db/open.ts'
import type { Weeks } from '../../../kernel/day.ts'
import { type FormQuestion, typeOf } from '../../../questions/form.ts'
import { sayForWhom } from '../../../questions/say-routing.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Consultation, lengthOf, type Today } from '../../consultations/index.ts'
import { loadNext, type NextDocument } from '../next-version/next.queries.ts'
import { listPetitions, type Petition } from '../petitions.queries.ts'
import { loadPlaces } from '../places.ts'
import { countPublicity } from '../report.queries.ts'
import { type Declared, listWeightings } from '../weighting/weighting.queries.ts'
import { countByAction, type PointTotals } from '../workbench/found.queries.ts'
import { loadCounts } from './counts.queries.ts'
import { isMasked, type PublishedCounts, type PublishedQuestion, publishedQuestions } from './counts.ts'

/** What the records say for a report. */
export type ReportContent = {
  readonly consultation: Consultation
  readonly length: Weeks | null
  readonly counts: PublishedCounts
  readonly questions: readonly PublishedQuestion[]
  /** Whether any number is not told as it is. */
  readonly isMasked: boolean
  /** Points by what was done about them: those of the register, so none that was made in confidence. */
  readonly totals: PointTotals
  readonly documents: readonly NextDocument[]
  /** Every weighting that was declared, also one that was taken back: they change no number of the report. */
  readonly weightings: readonly Declared[]
  /** Petitions that may be told of, with how many people signed each. */
  readonly petitions: readonly Petition[]
  readonly publicity: readonly { readonly channel: string; readonly count: number }[]
}

/** Loads it. Responses given in confidence are in the number of responses, in nothing else. */
export async function loadReportContent(
  db: Handle,
  consultation: Consultation,
  { t, ...at }: Today & { readonly t: Translate },
): Promise<ReportContent> {
  const places = await loadPlaces(db, consultation.id)
  const counts = await loadCounts(db, consultation.id, places.form)
  const questions = publishedQuestions(
    places.form,
    counts,
    (...of) => sayAnswer(...of, t),
    question => sayForWhom(places.form, question, t),
  )
  return {
    consultation,
    length: lengthOf(consultation, at),
    counts,
    questions,
    isMasked: isMasked(counts, questions),
    totals: await countByAction(db, consultation.id, false),
    documents: await loadNext(db, consultation),
    weightings: await listWeightings(db, consultation.id),
    petitions: await listPetitions(db, consultation.id),
    publicity: await countPublicity(db, consultation.id),
  }
}

/** The answer of a row of a table of a question, in words. */
export function sayAnswer(question: FormQuestion, table: number, row: number, t: Translate): string {
  return say(typeOf(question).tally([], 0, question.settings).tables[table]!.rows[row]!.label, t)
}
