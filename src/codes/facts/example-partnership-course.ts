/** Where the exemplary partnership is going. Invented. */
import { day } from '../../kernel/day.ts'
import type { Agreement, Objective, PartnershipCourseFacts } from './partnership-course.ts'

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
}
