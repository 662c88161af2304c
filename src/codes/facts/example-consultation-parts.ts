/** Parts of the exemplary consultation that examples change on their own. Invented. */
import { day } from '../../kernel/day.ts'
import type { ConsultationOutcomeFacts } from './consultation-outcome.ts'
import type { ConsultationPlanTexts } from './consultation-plan.ts'
import type { ConsultationResponseFacts } from './consultation-responses.ts'

/** The plan, every field filled in. */
export const exemplaryPlan: ConsultationPlanTexts = {
  aims: 'To hear how late buses should run, by a survey and four evenings.',
  issue: 'The last bus leaves at nine.',
  canChange: 'Times and routes.',
  cannotChange: 'The yearly budget.',
  decisionsMade: 'None yet.',
  preferredOption: 'A last bus at eleven: it serves the late shift. All-night buses cost three times as much.',
  evidence: 'Passenger counts of 2025.',
  affected: 'Shift workers, young people, drivers.',
  confidentiality:
    'Two officers see it; what you say may be published without your name; the law may oblige us to release it.',
  nextSteps: 'Report by 22 May 2026, decision on 10 June 2026.',
  servesPlan: 'Transport plan 2026 to 2030',
  proportion: 'Costs one per cent of the yearly contract.',
  resources: 'Twenty days of an officer and £4,000.',
  sectorCosts: 'We pay £50 to each group that holds its own evening.',
  legalFramework: 'The duty to consult bus users.',
  equalityFiledOn: day('2025-12-10'),
  equalityNote: 'People who cannot drive are hit hardest.',
  equalityUpdatedOn: day('2026-05-12'),
  barriers: 'Night shifts: we visit at shift change.',
  designedWith: 'The bus users group wrote the question on safety.',
  exerciseLimits: 'Twelve weeks, because the contract ends in July.',
  sensitiveInformation: 'collected',
  safeguards: 'Shift patterns are kept apart and deleted after the report.',
  signedOffOn: day('2025-12-15'),
}

/** How responses were taken: 120 of them, by five channels. */
export const exemplaryResponses: ConsultationResponseFacts = {
  partialAllowed: true,
  responses: {
    given: 120,
    byChannel: { online: 70, email: 10, letter: 5, paper: 30, spoken: 5 },
    withBehalf: 120,
    reachable: 90,
    acknowledged: [
      { afterDays: 0, count: 70 },
      { afterDays: 3, count: 20 },
    ],
    unacknowledged: [],
    confidential: 4,
  },
  confidentialShown: [],
  sealOpenings: [{ id: 'opening-1', label: 'Opening of 20 May 2026', purpose: 'feedback' }],
  interimReview: {
    heldOn: day('2026-02-25'),
    findings: 'Few shift workers so far',
    decided: 'One more evening at the depot',
  },
}

/** An evaluation on all eight elements. */
export const exemplaryEvaluation: NonNullable<ConsultationOutcomeFacts['evaluation']> = {
  elements: {
    objectives: 'Met',
    audience: 'Young people under-reached',
    methods: 'Visits worked best',
    publicity: 'Posters early enough',
    timescale: 'Long enough',
    information: 'Clear',
    costs: 'Within budget',
    outcomes: 'Timetable changed',
  },
  directCost: 3900,
  indirectCost: 6200,
}

/** What came of it: 300 points, all answered. */
export const exemplaryOutcome: ConsultationOutcomeFacts = {
  points: {
    unreadResponses: 0,
    total: 300,
    byAction: { noted: 180, amended: 40, notAccepted: 70, passedOn: 10 },
    withoutAction: 0,
  },
  offTopic: [
    { id: 'point-9', label: 'Litter at stops', passedTo: 'Street cleaning', permission: true, keptBecause: null },
  ],
  report: {
    publishedOn: day('2026-05-20'),
    process: 'A survey and four evenings.',
    views: 'Most ask for a later bus.',
    nextSteps: 'The committee decides on 10 June.',
  },
  registerPublishedOn: day('2026-05-20'),
  feedbackSent: 90,
  explanationRequests: [
    { id: 'explanation-1', label: 'Why not midnight', askedOn: day('2026-05-25'), answeredOn: day('2026-06-01') },
  ],
  evaluation: exemplaryEvaluation,
}
