/** How the exemplary consultation was prepared with others, and what was decided after it. Invented. */
import { day } from '../../kernel/day.ts'
import type { ConsultationPreparationFacts } from './consultation-preparation.ts'

/** Prepared with the sector, decided after every point was answered. */
export const exemplaryPreparation: ConsultationPreparationFacts = {
  earlyNotice: { owed: 9, told: 9 },
  refusals: 1,
  nearby: [
    { id: 'consultation-2', label: 'Stations for everyone', overlaps: true, sameTopic: true, answer: 'linked' },
    { id: 'consultation-3', label: 'Road repairs', overlaps: true, sameTopic: false, answer: 'accepted' },
  ],
  invitees: [
    {
      id: 'invitee-1',
      label: 'Wendle bus users group',
      tied: true,
      sentOn: day('2026-01-12'),
      formatNeed: null,
      sentFormat: null,
      refused: false,
    },
    {
      id: 'invitee-2',
      label: 'Depot night crew',
      tied: false,
      sentOn: day('2026-01-12'),
      formatNeed: 'Large print',
      sentFormat: 'Large print',
      refused: false,
    },
  ],
  suggestions: [
    { id: 'suggestion-1', label: 'Hospital porters', askedOn: day('2026-01-20'), answeredOn: day('2026-01-23') },
  ],
  sectorQuestions: [
    {
      id: 'question-1',
      label: 'Wendle Voluntary Action',
      about: 'whom-to-reach',
      infrastructure: true,
      askedOn: day('2025-11-10'),
      repliedOn: day('2025-11-20'),
      answeredOn: day('2025-11-24'),
      groupAgreedOn: null,
    },
    {
      id: 'question-2',
      label: 'Wendle Voluntary Action',
      about: 'first-views',
      infrastructure: true,
      askedOn: day('2025-11-26'),
      repliedOn: day('2025-12-05'),
      answeredOn: day('2025-12-10'),
      groupAgreedOn: null,
    },
    {
      id: 'question-3',
      label: 'Night shelter',
      about: 'introduction',
      infrastructure: false,
      askedOn: day('2025-11-26'),
      repliedOn: day('2025-12-01'),
      answeredOn: null,
      groupAgreedOn: day('2025-12-08'),
    },
  ],
  withoutInterest: [{ invitedOn: day('2026-03-01'), count: 14 }],
  interestedSignatories: [
    { id: 'organisation-2', label: 'Wendle Voluntary Action', said: 'answered', saidOn: day('2026-03-30') },
    { id: 'organisation-3', label: 'Vale Health Trust', said: 'declined', saidOn: day('2026-02-02') },
  ],
  answeredForOthers: [{ id: 'organisation-2', label: 'Wendle Voluntary Action', passedOn: day('2026-05-28') }],
  lessons: [{ id: 'lesson-1', label: 'Visit depots first', owner: 'Transport officer', shownIn: 'Cycling to school' }],
  nextOfBody: 'Cycling to school',
  decisions: [
    {
      id: 'decision-1',
      label: 'Last bus at eleven',
      reasons: 'Most asked for it, and it fits the contract.',
      decidedOn: day('2026-06-10'),
    },
  ],
  lastActionOn: day('2026-05-15'),
  resultsRequests: [
    {
      id: 'request-2',
      label: 'the request of 22 May 2026',
      askedOn: day('2026-05-22'),
      answeredOn: day('2026-05-25'),
    },
  ],
  processFeedback: { given: 60, answer: 'Shorter form next time.' },
  sectorResponses: { given: 20, withEvidence: 14, citing: 19 },
}
