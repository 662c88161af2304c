/** The exemplary partnership: scoped, formed, run, reviewed and ended to the code. Invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryRun } from './example-partnership-run.ts'
import { exemplaryChair, exemplaryMember } from './example-seats.ts'
import { type PartnershipFacts, type StartGate, type Terms, termsTopics } from './partnership.ts'

/** The start gate, fully answered. */
export const exemplaryGate: StartGate = {
  existing: 'Two lunch clubs.',
  underWay: 'A council review of day centres.',
  constraints: 'No grant beyond 2027.',
  whyTogether: 'Neither side can both cook and drive.',
  addedValue: 'Forty more people fed each week.',
  addedValueMeasure: 'Meals served each month.',
  searchedOn: day('2025-05-06'),
  similar: [
    { id: 'partnership-9', label: 'Older people forum', answer: 'linked', reason: 'Gives advice, serves no meals' },
  ],
  outcome: 'go',
  decidedOn: day('2025-05-20'),
}

/** Terms of reference that cover every topic, agreed by both partners. */
export const exemplaryTerms: Terms = {
  id: 'terms-1',
  label: 'Terms of reference, version 2',
  public: true,
  covers: termsTopics,
  agreements: [
    { id: 'partner-1', label: 'Wendle Vale Council', answer: 'agreed', on: day('2025-08-20') },
    { id: 'partner-2', label: 'Wendle Voluntary Action', answer: 'agreedWithComment', on: day('2025-08-25') },
  ],
}

/** Ran from September 2025 to August 2026. */
export const exemplaryPartnership: PartnershipFacts = {
  subject: 'partnership',
  id: 'partnership-1',
  label: 'Meals and miles',
  signatories: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-partnerships-2009'] }],
  departures: [],
  state: 'ended',
  kind: 'task',
  scale: 'full',
  startsOn: day('2025-09-01'),
  purpose: 'Nobody in the vale eats alone who would rather not.',
  gate: exemplaryGate,
  stakeholderCategories: [
    { id: 'category-1', label: 'Public bodies', considered: true },
    { id: 'category-2', label: 'People who use the service', considered: true },
  ],
  stakeholders: [
    {
      id: 'stakeholder-1',
      label: 'Lunch club members',
      category: 'category-2',
      affected: true,
      standing: 'invited',
      reason: null,
    },
    {
      id: 'stakeholder-2',
      label: 'County council',
      category: 'category-1',
      affected: false,
      standing: 'leftOut',
      reason: 'Has no part in meals',
    },
  ],
  infrastructureAsked: [
    { id: 'asked-1', label: 'Wendle Voluntary Action', askedOn: day('2025-05-01'), answeredOn: day('2025-05-09') },
  ],
  joinWayPublic: true,
  joinRequests: [{ id: 'join-1', label: 'Vale Drivers', askedOn: day('2025-10-01'), answeredOn: day('2025-10-07') }],
  partners: [
    {
      id: 'partner-1',
      label: 'Wendle Vale Council',
      sector: 'statutory',
      joinedOn: day('2025-05-20'),
      reasons: 'Fewer hospital stays',
      offers: 'A kitchen',
      limits: 'No cash',
      supportNeeds: [],
    },
    {
      id: 'partner-2',
      label: 'Wendle Voluntary Action',
      sector: 'voluntary',
      joinedOn: day('2025-05-20'),
      reasons: 'Company for members',
      offers: 'Drivers',
      limits: 'Evenings only',
      supportNeeds: [{ id: 'need-1', label: 'Travel costs', answer: 'Paid by the council' }],
    },
  ],
  terms: exemplaryTerms,
  communities: [{ id: 'community-1', label: 'Older people', seat: 'Seat of Wendle Voluntary Action', gapAction: null }],
  seats: [exemplaryChair, exemplaryMember],
  ...exemplaryRun,
}
