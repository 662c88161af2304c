/**
 * Exemplary subjects: invented, and kept to the letter of every practice that is live. Examples of practices and tests
 * change a field or two of them.
 */
import { type Day, day } from '../kernel/day.ts'
import { compactFacts } from './compact.ts'
import { type ConsultationFacts, exemplaryConsultation } from './consultation.ts'
import type { FactsOf } from './models.ts'
import { organisationFacts } from './organisation.ts'
import type { FactSubject } from './part.ts'
import { exemplaryPartnership, type PartnershipFacts } from './partnership.ts'

/** The day on which examples are judged, unless they say another. */
export const exampleDay: Day = day('2026-09-01')

/** The exemplary subject of each kind. */
export const exemplary: FactsOf = {
  compact: compactFacts.example,
  organisation: organisationFacts.example,
  consultation: exemplaryConsultation,
  partnership: exemplaryPartnership,
}

/** The exemplary subject of a kind with some facts changed. */
export function exampleFacts<S extends FactSubject>(subject: S, changes: Partial<FactsOf[S]> = {}): FactsOf[S] {
  return { ...exemplary[subject], ...changes }
}

/** The exemplary consultation with some facts changed. */
export const exampleConsultation = (changes: Partial<ConsultationFacts> = {}): ConsultationFacts =>
  exampleFacts('consultation', changes)

/** The exemplary partnership with some facts changed. */
export const examplePartnership = (changes: Partial<PartnershipFacts> = {}): PartnershipFacts =>
  exampleFacts('partnership', changes)
