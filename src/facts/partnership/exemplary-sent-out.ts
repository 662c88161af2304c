/** What the exemplary partnership sent out, and how those it works for are heard: invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryEntry, type PartnershipEntry } from './entry-shape.ts'

const says = (id: string, label: string, on: string, said = '') => ({
  id,
  label,
  agreed: true,
  on: day(on),
  givenBy: 'self' as const,
  said,
})

/** Results with their owner, a statement agreed by both partners, and an invitation that was passed on. */
export const exemplarySentOut: readonly PartnershipEntry[] = [
  exemplaryEntry('news', {
    id: 'news-1',
    label: 'A year of Sunday meals',
    on: day('2026-06-08'),
    by: day('2026-06-05'),
    choice: 'results',
    seatId: 'seat-1',
    words: {
      what: 'A year of Sunday meals',
      community: 'A card with each meal, and a page in the parish letter',
      bodies: 'A letter to both surgeries and the day centre',
      formats: ['plain', 'large-print'],
    },
    answers: [{ seatId: 'seat-1', says: 'yes', worth: '' }],
  }),
  exemplaryEntry('statement', {
    id: 'statement-1',
    label: 'Entry of 20 May 2026',
    on: day('2026-05-20'),
    names: ['partner-1', 'partner-2'],
    words: { what: 'The thousandth meal', text: 'The council lends its kitchen, and forty volunteers drive.' },
    parties: [
      says('organisation-1', 'Wendle Vale Council', '2026-05-12'),
      says('organisation-2', 'Wendle Voluntary Action', '2026-05-14'),
    ],
  }),
  exemplaryEntry('invitation', {
    id: 'invitation-1',
    label: 'Come and cook',
    on: day('2025-06-02'),
    words: { what: 'Come and cook', text: 'Groups that cook or drive are asked to join.' },
    parties: [
      says('organisation-2', 'Wendle Voluntary Action', '2025-06-20', 'Sixty groups by letter, twelve by telephone'),
    ],
  }),
]

/** How users are heard, what they said and changed, two ideas, and a policy that was shaped. */
export const exemplaryVoice: readonly PartnershipEntry[] = [
  exemplaryEntry('hearing-way', {
    id: 'hearing-way-1',
    label: 'Drivers ask at each door',
    words: { what: 'Drivers ask at each door, and write it down once a month.' },
  }),
  exemplaryEntry('voice-heard', {
    id: 'voice-heard-1',
    label: 'Meals come too early',
    on: day('2026-03-01'),
    partnerId: 'partner-2',
    words: { who: 'Those who get meals', what: 'Meals come too early.', changed: 'The round begins an hour later.' },
    parties: [says('organisation-2', 'Wendle Voluntary Action', '2026-03-10')],
  }),
  exemplaryEntry('idea', {
    id: 'idea-1',
    label: 'Meals by bicycle',
    on: day('2026-02-10'),
    choice: 'tried',
    words: {
      what: 'Meals by bicycle',
      reason: 'The lanes are short.',
      result: 'Soup does not travel well by bicycle.',
    },
  }),
  exemplaryEntry('idea', {
    id: 'idea-2',
    label: 'A second kitchen',
    on: day('2026-04-10'),
    choice: 'declined',
    words: { what: 'A second kitchen', reason: 'There is no money for a second cook.' },
  }),
  exemplaryEntry('policy-shaped', {
    id: 'policy-shaped-1',
    label: 'Winter plan of the council',
    on: day('2026-04-01'),
    choice: 'part',
    words: {
      what: 'Winter plan of the council',
      whose: 'Member groups of Wendle Voluntary Action',
      points: 'Pay the drivers’ fuel; open the hall on Sundays.',
      reason: 'Fuel is paid; the hall has no caretaker on Sundays.',
    },
  }),
  exemplaryEntry('joint-work', {
    id: 'joint-work-1',
    label: 'Asking about meals and about day centres',
    choice: 'combined',
    names: ['consultation-1', 'consultation-2'],
    words: { what: 'Asking about meals and about day centres', reason: 'The same people would have been asked twice.' },
  }),
]
