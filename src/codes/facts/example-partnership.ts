/** The exemplary partnership: scoped, formed, run and reviewed to the code. Invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryCourse } from './example-partnership-course.ts'
import { exemplaryRun } from './example-partnership-run.ts'
import { exemplaryChair, exemplaryMember } from './example-seats.ts'
import type { PartnershipFacts, Rules, StartGate, Terms } from './partnership.ts'

/** The start gate, fully answered. */
export const exemplaryGate: StartGate = {
  need: 'Neither side can both cook and drive.',
  existing: 'Two lunch clubs, and a council review of day centres.',
  constraints: 'No grant beyond 2027.',
  addedValue: 'Forty more people fed each week.',
  searchedOn: day('2025-05-06'),
  similarAnswer: 'Linked with the older people forum, which gives advice and serves no meals.',
  outcome: 'go',
  decidedOn: day('2025-05-20'),
}

/** Terms of reference that both partners agreed. */
export const exemplaryTerms: Terms = {
  id: 'terms-1',
  topics: ['purpose', 'equality', 'autonomy'],
  label: 'Terms of reference, version 2',
  agreements: [
    { id: 'partner-1', label: 'Wendle Vale Council', answer: 'agreed', on: day('2025-08-20') },
    { id: 'partner-2', label: 'Wendle Voluntary Action', answer: 'agreed-with-comment', on: day('2025-08-25') },
  ],
}

/** Rules for everything. */
export const exemplaryRules: Rules = {
  membership: 'Two partners to begin with; either may leave at a month end.',
  voting: 'One vote a seat, after two rounds without agreement.',
  authority: 'May decide the rota; recommends the budget to the council.',
  accountability: 'Each seat answers to its partner, the chair to both.',
  conflicts: 'Say so, leave the room, and do not vote.',
  disputes: 'Talk, then the chair, then a mediator.',
  evaluation: 'Meals counted each month, a health check each June.',
}

/** Running since September 2025. */
export const exemplaryPartnership: PartnershipFacts = {
  subject: 'partnership',
  id: 'partnership-1',
  label: 'Meals and miles',
  signatories: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-partnerships-2009'] }],
  departures: [],
  state: 'running',
  kind: 'task',
  scale: 'full',
  public: true,
  startsOn: day('2025-09-01'),
  purpose: 'Nobody in the vale eats alone who would rather not.',
  gate: exemplaryGate,
  stakeholders: [
    { id: 'stakeholder-1', label: 'Lunch club members', category: 'affected', answer: 'invited' },
    { id: 'stakeholder-2', label: 'County council', category: 'statutory', answer: 'kept-informed' },
  ],
  adviceAsked: [
    {
      id: 'advice-1',
      label: 'Wendle Voluntary Action',
      askedOn: day('2025-05-07'),
      answeredOn: day('2025-05-12'),
    },
  ],
  joinRequests: [
    { id: 'request-1', label: 'Request of 4 May 2026', askedOn: day('2026-05-04'), answeredOn: day('2026-05-20') },
  ],
  communities: [
    { id: 'community-1', label: 'Older people of the upper vale', represented: true, gapAction: null },
    { id: 'community-2', label: 'Farm workers', represented: false, gapAction: 'A visit to two farms in March' },
  ],
  ending: null,
  partners: [
    {
      id: 'partner-1',
      label: 'Wendle Vale Council',
      sector: 'statutory',
      joinedOn: day('2025-05-20'),
      reasons: 'Fewer hospital stays',
      offers: 'A kitchen',
      limits: 'No cash',
      supportNeeds: 'None',
      supportAnswer: 'Agreed that none are needed',
    },
    {
      id: 'partner-2',
      label: 'Wendle Voluntary Action',
      sector: 'voluntary',
      joinedOn: day('2025-05-20'),
      reasons: 'Company for members',
      offers: 'Drivers',
      limits: 'Evenings only',
      supportNeeds: 'Travel costs',
      supportAnswer: 'Paid by the council',
    },
  ],
  terms: exemplaryTerms,
  rules: exemplaryRules,
  resources: 'A kitchen, a van and two days of an officer each week.',
  participationBudget: 1200,
  seats: [exemplaryChair, exemplaryMember],
  ...exemplaryCourse,
  ...exemplaryRun,
}
