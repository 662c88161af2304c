/** The practices of the Compact: one line for each that is live, and those still awaited. */
import type { Practice } from '../../practice.ts'
import { awaitedCompactPractices } from './awaited.ts'
import { champions } from './champions.ts'
import { contactPublished } from './contact-published.ts'
import { documentHistory } from './document-history.ts'
import { published } from './published.ts'
import { signatories } from './signatories.ts'

/** Every practice of this subject. */
export const compactPractices: readonly Practice[] = [
  published,
  documentHistory,
  contactPublished,
  signatories,
  champions,
  ...awaitedCompactPractices,
]
