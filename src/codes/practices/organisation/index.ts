/** The practices of the organisation: one line for each. */
import type { Practice } from '../../practice.ts'
import { approachable } from './approachable.ts'
import { backsItsRepresentatives } from './backs-its-representatives.ts'
import { canBeCriticised } from './can-be-criticised.ts'
import { communicationLines } from './communication-lines.ts'
import { consultsWhereSectorAffected } from './consults-where-sector-affected.ts'
import { decidesFairly } from './decides-fairly.ts'
import { evidenceBase } from './evidence-base.ts'
import { implementationPlan } from './implementation-plan.ts'
import { interestsDeclared } from './interests-declared.ts'
import { investsInPeople } from './invests-in-people.ts'
import { involvementConsidered } from './involvement-considered.ts'
import { keptInformed } from './kept-informed.ts'
import { limitsUnderstood } from './limits-understood.ts'
import { membersConsulted } from './members-consulted.ts'
import { noticesUsable } from './notices-usable.ts'
import { openToChange } from './open-to-change.ts'
import { ownGuidanceLinked } from './own-guidance-linked.ts'
import { proceduresUpdated } from './procedures-updated.ts'
import { reportingLight } from './reporting-light.ts'
import { sectorImpactNoted } from './sector-impact-noted.ts'
import { sectorInformed } from './sector-informed.ts'
import { seeksResources } from './seeks-resources.ts'
import { silenceUnderstood } from './silence-understood.ts'
import { staffAware } from './staff-aware.ts'
import { standardPeriodKept } from './standard-period-kept.ts'
import { userLed } from './user-led.ts'
import { valuesDiversity } from './values-diversity.ts'
import { worksCollectively } from './works-collectively.ts'

/** Every practice of this subject. */
export const organisationPractices: readonly Practice[] = [
  canBeCriticised,
  communicationLines,
  consultsWhereSectorAffected,
  decidesFairly,
  evidenceBase,
  implementationPlan,
  interestsDeclared,
  investsInPeople,
  involvementConsidered,
  keptInformed,
  limitsUnderstood,
  membersConsulted,
  ownGuidanceLinked,
  proceduresUpdated,
  sectorImpactNoted,
  seeksResources,
  silenceUnderstood,
  standardPeriodKept,
  worksCollectively,
  openToChange,
  valuesDiversity,
  approachable,
  reportingLight,
  userLed,
  staffAware,
  backsItsRepresentatives,
  sectorInformed,
  noticesUsable,
]
