/**
 * The facts of a subject: one typed read model, loaded in one round trip for one subject or for a thousand. Practices see
 * nothing else. Facts are plain data (days as `Day`, no moments, no functions) and say nothing of who a sealed respondent is.
 */
import { type CompactFacts, compactFacts } from './compact.ts'
import { type ConsultationFacts, consultationFacts } from './consultation.ts'
import { type OrganisationFacts, organisationFacts } from './organisation.ts'
import type { FactModel, FactSubject } from './part.ts'
import { type PartnershipFacts, partnershipFacts } from './partnership.ts'

/** What is known of a subject of each kind. */
export type FactsOf = {
  readonly compact: CompactFacts
  readonly organisation: OrganisationFacts
  readonly consultation: ConsultationFacts
  readonly partnership: PartnershipFacts
}

/** The facts of a subject of any kind, told apart by `subject`. */
export type Facts = FactsOf[FactSubject]

/** The model of each kind of subject. */
export const factModels: { readonly [Subject in FactSubject]: FactModel<FactsOf[Subject], Subject> } = {
  compact: compactFacts,
  organisation: organisationFacts,
  consultation: consultationFacts,
  partnership: partnershipFacts,
}
