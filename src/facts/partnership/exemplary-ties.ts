/** What ties the exemplary partners, what they share, and how everybody is reached: invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryEntry, type PartnershipEntry } from './entry-shape.ts'

const confirmedBy = (id: string, label: string) => [
  { id, label, agreed: true, on: day('2025-10-02'), givenBy: 'self' as const, said: '' },
]

/** A grant of one partner to the other, plans of both, something shared, and how what is known about people is kept. */
export const exemplaryTies: readonly PartnershipEntry[] = [
  exemplaryEntry('tie', {
    id: 'tie-1',
    label: 'Entry of 20 June 2025',
    choice: 'funding',
    partnerId: 'partner-1',
    toPartnerId: 'partner-2',
    words: {
      what: 'A grant for the drivers',
      effect: 'The drivers may not say what goes wrong.',
      done: 'The vice-chair leads on everything about the grant.',
    },
  }),
  exemplaryEntry('plan-link', {
    id: 'plan-link-1',
    label: 'Winter plan',
    partnerId: 'partner-1',
    words: { what: 'Winter plan', how: 'Its target for admissions is ours.' },
    parties: confirmedBy('organisation-1', 'Wendle Vale Council'),
  }),
  exemplaryEntry('plan-link', {
    id: 'plan-link-2',
    label: 'Volunteering strategy',
    partnerId: 'partner-2',
    words: { what: 'Volunteering strategy', how: 'Drivers are found and trained by it.' },
    parties: confirmedBy('organisation-2', 'Wendle Voluntary Action'),
  }),
  exemplaryEntry('knowledge', {
    id: 'knowledge-1',
    label: 'How to plan a round',
    partnerId: 'partner-2',
    on: day('2026-03-10'),
    words: { what: 'How to plan a round', how: 'The council uses it for its library van.' },
  }),
  exemplaryEntry('data-duty', {
    id: 'data-duty-1',
    label: 'Addresses of those who get meals',
    on: day('2026-02-01'),
    words: {
      what: 'Addresses of those who get meals',
      who: 'The coordinator',
      kept: 'Only drivers of the day see them; they are deleted after a month.',
    },
  }),
]

/** How members and an audience are reached; both holders say that it fits them. */
export const exemplaryReach: readonly PartnershipEntry[] = [
  exemplaryEntry('reaching', {
    id: 'reaching-1',
    label: 'Entry of 20 June 2025',
    words: { ways: ['email', 'post'], formats: 'Large print on request to the coordinator.' },
    answers: [
      { seatId: 'seat-1', says: 'yes', worth: '' },
      { seatId: 'seat-2', says: 'yes', worth: '' },
    ],
  }),
  exemplaryEntry('audience', {
    id: 'audience-1',
    label: 'Those who get meals',
    words: {
      what: 'Those who get meals',
      needs: 'Large print, and somebody who reads it out',
      met: 'A card in large print with each meal; drivers read it out.',
    },
  }),
]
