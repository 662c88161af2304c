/** Facts of one organisation that has signed the Compact. Its live practices are still to come with its own records. */
import type { SubjectFacts } from './shared.ts'

/** What is known of one signatory. */
export type OrganisationFacts = SubjectFacts & { readonly subject: 'organisation' }
