/**
 * The facts of a subject: one typed read model, loaded in one round trip for one subject or for a thousand. Practices
 * see nothing else. Facts are plain data (days as `Day`, no moments, no functions) and say nothing of who a sealed
 * respondent is.
 */

import type { ConsultationFacts } from '../../facts/consultation.ts'
import type { OrganisationFacts } from '../../facts/organisation.ts'
import type { PartnershipFacts } from '../../facts/partnership.ts'
import type { SubjectKind } from '../subject.ts'
import type { CompactFacts } from './compact.ts'

/** The read model of each kind of subject. */
export type FactsOf = {
  readonly compact: CompactFacts
  readonly organisation: OrganisationFacts
  readonly consultation: ConsultationFacts
  readonly partnership: PartnershipFacts
}

/** The facts of a subject of any kind, told apart by `subject`. */
export type Facts = FactsOf[SubjectKind]
