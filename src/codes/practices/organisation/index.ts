/** The practices of the organisation: one line for each that is live, and those still awaited. */
import type { Practice } from '../../practice.ts'
import { awaitedOrganisationPractices } from './awaited.ts'

/** Every practice of this subject. */
export const organisationPractices: readonly Practice[] = [...awaitedOrganisationPractices]
