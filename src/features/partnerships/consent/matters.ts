/** Everything partners are asked. */
import type { Matter } from '../../parties/index.ts'
import { mediatorMatter, settlementMatter } from '../cases/case.matter.ts'
import { courseMatter } from '../course/course.matter.ts'
import { handoverMatter } from '../course/handover.matter.ts'
import { entryMatter } from '../entries/entry.matter.ts'
import { invitationMatter } from '../entries/invitation.matter.ts'
import { agreementMatters } from './agreements.matter.ts'
import { contributionMatter } from './contribution.matter.ts'
import { joiningMatter } from './joining.matter.ts'
import { holderMatter, substituteMatter } from './seats.matter.ts'
import { termsMatter } from './terms.matter.ts'

/** In the order in which a partnership comes to them. */
export const matters: readonly Matter[] = [
  joiningMatter,
  holderMatter,
  substituteMatter,
  termsMatter,
  agreementMatters.objectives,
  agreementMatters.risks,
  agreementMatters.profiles,
  agreementMatters['taking-part'],
  courseMatter,
  handoverMatter,
  contributionMatter,
  entryMatter,
  mediatorMatter,
  settlementMatter,
  invitationMatter,
]

/** The matter of a name; undefined for one of another feature. */
export function matterNamed(name: string): Matter | undefined {
  return matters.find(each => each.name === name)
}
