/** Where the exemplary partnership is going. Invented. */
import { day } from '../../kernel/day.ts'
import type { Agreement, Objective, Outlook, PartnershipCourseFacts, Risk } from './partnership-course.ts'

/** An objective with everything that shows whether it is reached. */
export const exemplaryObjective: Objective = {
  id: 'objective-1',
  label: 'Meals on Sundays',
  dueOn: day('2026-12-01'),
  measure: 'Meals served on Sundays',
  baseline: 0,
  target: '60',
  need: 'Two in five members eat alone on Sundays.',
  methods: 'Cooking together, and lifts',
  methodsFit: 'Members asked for company as well as food.',
  settledOn: day('2025-09-10'),
  readingMonths: 6,
  lastReadOn: day('2026-06-30'),
  activities: [
    { id: 'activity-1', label: 'Train three cooks', owner: 'Seat of Wendle Vale Council', dueOn: day('2026-10-01') },
  ],
}

/** Both partners agreed after the objectives were last changed. */
export const exemplaryAgreements: readonly Agreement[] = [
  { id: 'partner-1', label: 'Wendle Vale Council', agreed: true, on: day('2025-09-20') },
  { id: 'partner-2', label: 'Wendle Voluntary Action', agreed: true, on: day('2025-09-22') },
]

/** A risk shared, owned and answered. */
export const exemplaryRisk: Risk = {
  id: 'risk-1',
  label: 'Risk of 12 September 2025',
  kind: 'risk',
  raisedOn: day('2025-09-12'),
  shared: true,
  answered: true,
  owner: 'Seat of Wendle Vale Council',
  settledOn: day('2025-09-12'),
  closed: false,
}

/** A coming change with its date and what is done. */
export const exemplaryChange: Outlook = {
  id: 'outlook-1',
  label: 'The fuel grant ends',
  kind: 'change',
  on: day('2027-03-31'),
  decidedBy: null,
  response: 'Ask the parish councils by January.',
  closed: false,
}

/** A decision of others with the body, the way in and the latest date. */
export const exemplaryOutsideDecision: Outlook = {
  id: 'outlook-2',
  label: 'Day centre contract',
  kind: 'decision',
  on: day('2026-11-01'),
  decidedBy: 'County council',
  response: 'The chair speaks at the committee in October.',
  closed: false,
}

/** Its course, kept to the code. */
export const exemplaryCourse: PartnershipCourseFacts = {
  objectives: [
    exemplaryObjective,
    { ...exemplaryObjective, id: 'objective-2', label: 'Forty more people fed', dueOn: day('2028-03-31') },
  ],
  objectivesAgreed: exemplaryAgreements,
  milestones: [
    { id: 'milestone-1', label: 'Kitchen inspected', dueOn: day('2026-03-01'), done: true },
    { id: 'milestone-2', label: 'First Sunday', dueOn: day('2026-10-04'), done: false },
  ],
  dropped: [],
  risks: [exemplaryRisk],
  risksAgreed: exemplaryAgreements,
  outlook: [exemplaryChange, exemplaryOutsideDecision],
}
