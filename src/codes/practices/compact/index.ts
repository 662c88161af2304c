/** The practices of the Compact: one line for each. */
import type { Practice } from '../../practice.ts'
import { alternativeFormats } from './alternative-formats.ts'
import { annualReview } from './annual-review.ts'
import { champions } from './champions.ts'
import { codeConsulted } from './code-consulted.ts'
import { codesReadTogether } from './codes-read-together.ts'
import { contactPublished } from './contact-published.ts'
import { contributorsCredited } from './contributors-credited.ts'
import { developmentPlan } from './development-plan.ts'
import { documentHistory } from './document-history.ts'
import { equalityImpact } from './equality-impact.ts'
import { feedbackChannel } from './feedback-channel.ts'
import { glossary } from './glossary.ts'
import { governingGroup } from './governing-group.ts'
import { limitsObserved } from './limits-observed.ts'
import { mediationProtocol } from './mediation-protocol.ts'
import { monitoring } from './monitoring.ts'
import { promoted } from './promoted.ts'
import { published } from './published.ts'
import { purposeAndVision } from './purpose-and-vision.ts'
import { ruralAccess } from './rural-access.ts'
import { signatories } from './signatories.ts'
import { toolkit } from './toolkit.ts'

/** Every practice of this subject. */
export const compactPractices: readonly Practice[] = [
  published,
  documentHistory,
  contactPublished,
  signatories,
  champions,
  codeConsulted,
  contributorsCredited,
  equalityImpact,
  codesReadTogether,
  purposeAndVision,
  ruralAccess,
  feedbackChannel,
  glossary,
  alternativeFormats,
  governingGroup,
  mediationProtocol,
  monitoring,
  annualReview,
  developmentPlan,
  promoted,
  toolkit,
  limitsObserved,
]
