/** Days of a consultation that the days typed in its forms are compared with. */
import { dayOfMoment, dayOfRecord } from '../../web/fields.ts'
import type { Consultation } from './consultation.queries.ts'

/** What the pages of a consultation work on: itself, or something of it. */
type OfConsultation = Consultation | { readonly consultation: Consultation }

const itself = (of: OfConsultation): Consultation => ('consultation' in of ? of.consultation : of)

/** The last day to answer: what reaches people must come by then, what is drawn from answers cannot come before. */
export const lastDayToAnswer = dayOfRecord<OfConsultation>('consultations.day.close', of => itself(of).closes_on)

/** The day the plan was begun: nothing in it was signed off before. */
export const dayBegun = dayOfRecord<OfConsultation>('consultations.day.begun', of => itself(of).begun_on)

/** The day the report came out: its results cannot be passed on before. */
export const dayReported = dayOfMoment<OfConsultation>('consultations.day.reported', of => itself(of).reported_at)
