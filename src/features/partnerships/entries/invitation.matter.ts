/** An infrastructure organisation says whether it passed an invitation on, and how far it went. */
import { passage } from '../../../web/fields.ts'
import { defineMatter } from '../../parties/index.ts'

export const invitationMatter = defineMatter({
  name: 'partnership.invitation',
  yes: 'entries.party.passed-yes',
  no: 'entries.party.passed-no',
  said: {
    reach: passage({ label: 'entries.party.reach', hint: 'entries.party.reach-hint', max: 1000, optional: true }),
  },
})
