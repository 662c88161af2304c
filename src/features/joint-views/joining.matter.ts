/** A partner says for itself whether it joins what its board says to a consultation. */
import { defineMatter } from '../parties/index.ts'

export const joiningViewMatter = defineMatter({
  name: 'partnership.joint-view',
  yes: 'joint.party.yes',
  no: 'joint.party.no',
})
