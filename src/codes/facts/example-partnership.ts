/** The exemplary partnership: scoped, formed, run and reviewed to the code. Invented. */
import { day } from '../../kernel/day.ts'
import { termsTopics } from '../terms-cover.ts'
import { exemplaryCourse } from './example-partnership-course.ts'
import { exemplaryReviews } from './example-partnership-review.ts'
import { exemplaryRun } from './example-partnership-run.ts'
import { exemplaryChair, exemplaryMember } from './example-seats.ts'
import type { PartnershipFacts, Stakeholder, StartGate, Terms } from './partnership.ts'

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
  reason: 'Kitchen and drivers are needed on the same day.',
}

/** Terms of reference that both partners agreed. */
export const exemplaryTerms: Terms = {
  id: 'terms-1',
  inForce: true,
  topics: [...termsTopics, 'equality', 'autonomy'],
  label: 'Terms of reference, version 2',
  agreements: [
    { id: 'partner-1', label: 'Wendle Vale Council', answer: 'agreed', on: day('2025-08-20') },
    { id: 'partner-2', label: 'Wendle Voluntary Action', answer: 'agreed-with-comment', on: day('2025-08-25') },
  ],
}

/** The same terms without some of their topics. */
export function termsWithout(...topics: readonly string[]): Terms {
  return { ...exemplaryTerms, topics: exemplaryTerms.topics.filter(topic => !topics.includes(topic)) }
}

/** Terms put to the partners: one has agreed, one has not answered. */
export const proposedTerms: Terms = {
  ...exemplaryTerms,
  id: 'terms-2',
  label: 'Terms of reference, version 3',
  inForce: false,
  agreements: exemplaryTerms.agreements.map((one, at) => (at === 0 ? { ...one, answer: null, on: null } : one)),
}

/** A group that the work affects, invited. */
export const exemplaryStakeholder: Stakeholder = {
  id: 'stakeholder-1',
  label: 'Lunch club members',
  category: 'affected',
  affected: true,
  answer: 'invited',
  reason: null,
}

/** Running since September 2025. */
export const exemplaryPartnership: PartnershipFacts = {
  subject: 'partnership',
  id: 'partnership-1',
  label: 'Meals and miles',
  signatories: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-partnerships-2009'] }],
  departures: [],
  views: [],
  state: 'running',
  kind: 'task',
  scale: 'full',
  public: true,
  startsOn: day('2025-09-01'),
  purpose: 'Nobody in the vale eats alone who would rather not.',
  gate: exemplaryGate,
  stakeholders: [
    exemplaryStakeholder,
    {
      ...exemplaryStakeholder,
      id: 'stakeholder-2',
      label: 'County council',
      category: 'statutory',
      affected: false,
      answer: 'kept-informed',
    },
  ],
  stakeholderKinds: [
    { name: 'affected', considered: true },
    { name: 'statutory', considered: true },
    { name: 'funder', considered: true },
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
  newTerms: null,
  outset: { sectorJoinedOn: day('2025-05-20'), termsAgreedOn: day('2025-08-20') },
  endReviewedOn: day('2026-06-30'),
  evaluationPlan: 'Meals counted each month, a health check each June.',
  resources: 'A kitchen, a van and two days of an officer each week.',
  participationBudget: 1200,
  seats: [exemplaryChair, exemplaryMember],
  ...exemplaryCourse,
  ...exemplaryReviews,
  ...exemplaryRun,
}
