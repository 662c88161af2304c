/** Who the partners are, and how each takes part, as they say themselves: invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryEntry, type PartnershipEntry } from './entry-shape.ts'

/** That a partner said itself that it is so. */
const byItself = (id: string, label: string) => [
  { id: `organisation-${id}`, label, agreed: true, on: day('2025-06-22'), givenBy: 'self' as const, said: '' },
]

/** What each of the two partners says of itself. */
export const exemplaryProfiles: readonly PartnershipEntry[] = [
  exemplaryEntry('profile', {
    id: 'profile-1',
    label: 'Wendle Vale Council',
    partnerId: 'partner-1',
    words: {
      aims: 'People stay well at home.',
      priorities: 'Fewer winter admissions',
      constraints: 'Budgets are set in February.',
      ways: 'Decides in committee, once a month.',
    },
    parties: byItself('1', 'Wendle Vale Council'),
  }),
  exemplaryEntry('profile', {
    id: 'profile-2',
    label: 'Wendle Voluntary Action',
    partnerId: 'partner-2',
    words: {
      aims: 'Groups of the vale thrive.',
      priorities: 'Drivers for the upper vale',
      constraints: 'Two members of staff, both part time',
      ways: 'Asks its members by letter first.',
    },
    parties: byItself('2', 'Wendle Voluntary Action'),
  }),
]

/** How each of the two partners takes part. */
export const exemplaryTakingPart: readonly PartnershipEntry[] = exemplaryProfiles.map((profile, at) => ({
  ...profile,
  id: `taking-part-${at + 1}`,
  kind: 'taking-part',
  words: {
    answers_to: 'Its members at the yearly meeting',
    represented: 'One person, who asks the members before large decisions',
    how_far: 'Two evenings a month, and no money of its own',
    means: 'Meetings after six, and letters',
  },
}))
