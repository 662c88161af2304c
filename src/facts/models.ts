/**
 * The facts of a subject: one typed read model, loaded in one round trip for one subject or for a thousand. Practices see
 * nothing else. Facts are plain data (days as `Day`, no moments, no functions) and say nothing of who a sealed respondent is.
 */
import { type ConsultationFacts, consultationFacts } from './consultation.ts'
import { type OrganisationFacts, organisationFacts } from './organisation.ts'
import type { FactModel } from './part.ts'
import { type PartnershipFacts, partnershipFacts } from './partnership.ts'

/** What is known of a subject of each kind. */
export type ModelledFacts = {
  readonly organisation: OrganisationFacts
  readonly consultation: ConsultationFacts
  readonly partnership: PartnershipFacts
}
export type ModelledSubject = keyof ModelledFacts

/** The model of each kind of subject. */
export const factModels: {
  readonly [Subject in ModelledSubject]: FactModel<ModelledFacts[Subject], Subject>
} = { organisation: organisationFacts, consultation: consultationFacts, partnership: partnershipFacts }
