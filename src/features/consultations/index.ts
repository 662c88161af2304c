/** Consultations: planning, the public calendar and page, the question form, opening and closing. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'

export { type Consultation, findConsultation, findPack, type PackDocument } from './consultation.queries.ts'
export { loadQuestionForm } from './question-form.queries.ts'
export { type Dates, daysLeft, isPublic, lengthOf, type Standing, standingOn, takesResponses } from './timetable.ts'

export const routes: readonly Route[] = []
export const jobs: readonly Job[] = []
