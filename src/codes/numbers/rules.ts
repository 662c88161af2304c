/**
 * Every number that a practice or a page counts with, once: what it says, its unit, and the Hub's suggestion. A code may
 * carry the number in a clause; a number that codes leave open is the area's rule, adopted by its governing group; until
 * then it is a suggestion. No other file may hold such a number (test/architecture).
 */

/** What is counted: whole days, weeks or months; years of reading age; printed pages; or a share from 0 to 1. */
export type Unit = 'day' | 'week' | 'month' | 'age' | 'page' | 'share'

/** What the area is asked about under one heading of its rules page. */
export const ruleGroups = ['consultations', 'partnerships', 'meetings', 'compact'] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** A number that somebody must set. */
export type Rule = {
  readonly group: RuleGroup
  /** What it decides, as the beginning of a sentence that ends with the number and its unit. */
  readonly says: string
  readonly unit: Unit
  readonly suggestion: number
  /** Which of two codes asks for more: the one with the larger number (at least so long) or the smaller (within). */
  readonly stricter: 'larger' | 'smaller'
}

const within = (group: RuleGroup, says: string, suggestion: number, unit: Unit = 'day'): Rule => ({
  group,
  says,
  unit,
  suggestion,
  stricter: 'smaller',
})
const atLeast = (group: RuleGroup, says: string, suggestion: number, unit: Unit = 'day'): Rule => ({
  group,
  says,
  unit,
  suggestion,
  stricter: 'larger',
})

const rules = {
  // consultations
  'standard-period': atLeast('consultations', 'A consultation is open for at least', 12, 'week'),
  'minimum-period': atLeast('consultations', 'Even a shortened one is open for at least', 6, 'week'),
  'standard-share': atLeast('consultations', 'Of its consultations, a body opens for the full period', 0.9, 'share'),
  'forward-notice': atLeast(
    'consultations',
    'It stands in the public calendar before it opens for at least',
    4,
    'week',
  ),
  'plan-ready': atLeast('consultations', 'Its plan is signed off before it opens by at least', 14),
  'format-request': within('consultations', 'A request for another format is answered within', 10),
  acknowledgement: within('consultations', 'A response is acknowledged within', 5),
  explanation: within('consultations', 'A request to explain an action is answered within', 20),
  'results-request': within('consultations', 'A request for the results is answered within', 10),
  feedback: within(
    'consultations',
    'Where the plan sets no day, respondents are told what came of it within',
    12,
    'week',
  ),
  decision: within('consultations', 'Where the plan sets no day, it is decided after the close within', 12, 'week'),
  evaluation: within('consultations', 'A consultation is evaluated after its close within', 6, 'month'),
  registration: within('consultations', 'Organisations are asked to register their interests every', 12, 'month'),
  'reading-age': within('consultations', 'Documents for the public can be read at the age of', 12, 'age'),
  // partnerships
  'being-formed': within(
    'partnerships',
    'A partnership that is being formed is running, or given up, within',
    6,
    'month',
  ),
  'start-gate': within(
    'partnerships',
    'After the decision to form it, what its start gate lacks is put right within',
    14,
  ),
  'join-request': within('partnerships', 'Whoever asks to join has an answer within', 42),
  'concern-acknowledged': within('partnerships', 'A concern is acknowledged within', 10),
  'concern-settled': within('partnerships', 'A concern is settled within', 60),
  'dispute-settled': within('partnerships', 'A dispute is settled within', 60),
  induction: within('partnerships', 'Whoever takes a seat is introduced to it within', 60),
  'first-review': within('partnerships', 'A partnership is reviewed for the first time within', 12, 'month'),
  'effectiveness-review': within('partnerships', 'It is reviewed again within', 12, 'month'),
  'health-check': within('partnerships', 'Its partners are asked how it does every', 12, 'month'),
  'working-together': within('partnerships', 'Its partners are asked how they work together every', 12, 'month'),
  'chair-pulse': within('partnerships', 'Its seats are asked how it is chaired every', 3, 'month'),
  'end-foreseen': within('partnerships', 'When a partnership is to end is looked at again every', 12, 'month'),
  'accurate-information': within('partnerships', 'What is sent out follows what it reports within', 10),
  // meetings
  'dates-ahead': atLeast('meetings', 'The day of a meeting is announced beforehand by at least', 28),
  'decisions-ahead': atLeast('meetings', 'A decision to come is announced beforehand by at least', 28),
  papers: atLeast('meetings', 'Agenda and papers go out before a meeting by at least', 5),
  'paper-pages': within('meetings', 'A paper has a summary where it is longer than', 4, 'page'),
  minutes: within('meetings', 'Minutes are public after a meeting within', 10),
  'report-back': within('meetings', 'Those in seats of the sector report back after a meeting within', 14),
  attendance: atLeast('meetings', 'Seats are filled at meetings for a share of', 0.75, 'share'),
  prepared: atLeast('meetings', 'Papers were read before a meeting by a share of', 0.75, 'share'),
  // the Compact and its signatories
  'governing-group': within('compact', 'The group that stewards the Compact meets every', 6, 'month'),
  'annual-review': within('compact', 'The Compact is reviewed every', 12, 'month'),
  promotion: within('compact', 'The Compact is made known every', 12, 'month'),
  toolkit: within('compact', 'Working aids are looked at again every', 12, 'month'),
  'implementation-plan': within(
    'compact',
    'A signatory looks at its plan to keep the Compact again every',
    12,
    'month',
  ),
  'kept-informed': within('compact', 'Members hear of a consultation that concerns them within', 14),
  'code-formats': within('compact', 'A request for another format of a code is answered within', 10),
  'code-comment': within('compact', 'A comment on a code is answered within', 28),
  doubt: within('compact', 'A doubt about what a body says of itself is answered within', 28),
} as const satisfies Readonly<Record<string, Rule>>

/** The stable name of a rule. */
export type RuleName = keyof typeof rules

/** All rules by name. */
export const areaRules: Readonly<Record<RuleName, Rule>> = rules

/** The names of all rules, in the order of the rules page. */
export const ruleNames = Object.keys(rules) as readonly RuleName[]
