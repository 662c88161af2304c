/**
 * Names of the forms that mend a finding. A page that holds such a form carries its name, so that a finding can link
 * straight to it. Names are stable; pages may move.
 */
export const formNames = [
  // consultations
  'timetable',
  'plan',
  'target-groups',
  'busy-periods',
  'calendar-entry',
  'challenges',
  'lead-bodies',
  'pack-documents',
  'question-form',
  'contact',
  'formats',
  'format-requests',
  'publicity',
  'departures',
  'response-settings',
  'keying',
  'acknowledgements',
  'seal-log',
  'interim-review',
  'points',
  'report',
  'register',
  'feedback',
  'explanation-requests',
  'evaluation',
  // partnerships
  'start-gate',
  'stakeholders',
  'partners',
  'terms',
  'objectives',
  'seats',
  'agenda',
  'meeting',
  'papers',
  'attendance',
  'closed-items',
  'interests',
  'minutes',
  'decisions',
  'actions',
  'report-backs',
  'health-check',
  'pulse',
  'concerns',
  'ending',
  'codes-worked-to',
  // the Compact and its signatories
  'code-versions',
  'secretariat-contact',
  'signatories',
  'champions',
] as const

/** The stable name of a form. */
export type FormName = (typeof formNames)[number]
