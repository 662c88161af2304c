/**
 * Every number that a practice or a page counts with, once: its unit, which way is stricter, and the Hub's suggestion (its words are in the catalogue). A code may
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
  readonly unit: Unit
  readonly suggestion: number
  /** Which of two codes asks for more: the one with the larger number (at least so long) or the smaller (within). */
  readonly stricter: 'larger' | 'smaller'
}

const within = (group: RuleGroup, suggestion: number, unit: Unit = 'day'): Rule => ({
  group,
  unit,
  suggestion,
  stricter: 'smaller',
})
const atLeast = (group: RuleGroup, suggestion: number, unit: Unit = 'day'): Rule => ({
  group,
  unit,
  suggestion,
  stricter: 'larger',
})

const rules = {
  // consultations
  'standard-period': atLeast('consultations', 12, 'week'),
  'minimum-period': atLeast('consultations', 6, 'week'),
  'standard-share': atLeast('consultations', 0.9, 'share'),
  'forward-notice': atLeast('consultations', 4, 'week'),
  'plan-ready': atLeast('consultations', 14),
  'format-request': within('consultations', 10),
  acknowledgement: within('consultations', 5),
  explanation: within('consultations', 20),
  'results-request': within('consultations', 10),
  'feedback-day': within('consultations', 12, 'week'),
  'decision-day': within('consultations', 12, 'week'),
  evaluation: within('consultations', 6, 'month'),
  'process-feedback': within('consultations', 6, 'month'),
  'results-passed-on': within('consultations', 1, 'month'),
  registration: within('consultations', 12, 'month'),
  'reading-age': within('consultations', 12, 'age'),
  // partnerships
  'start-gate': within('partnerships', 14),
  'being-formed': within('partnerships', 6, 'month'),
  'join-request': within('partnerships', 42),
  'concern-acknowledged': within('partnerships', 10),
  'concern-settled': within('partnerships', 60),
  'dispute-settled': within('partnerships', 60),
  induction: within('partnerships', 60),
  'first-review': within('partnerships', 12, 'month'),
  'effectiveness-review': within('partnerships', 12, 'month'),
  'health-check': within('partnerships', 12, 'month'),
  'chair-pulse': within('partnerships', 3, 'month'),
  'working-together': within('partnerships', 12, 'month'),
  'first-results': within('partnerships', 12, 'month'),
  circumstances: within('partnerships', 1, 'month'),
  'round-open': atLeast('partnerships', 21),
  'end-foreseen': within('partnerships', 12, 'month'),
  'accurate-information': within('partnerships', 10),
  // meetings
  'dates-ahead': atLeast('meetings', 28),
  'decisions-ahead': atLeast('meetings', 28),
  papers: atLeast('meetings', 5),
  'paper-pages': within('meetings', 4, 'page'),
  minutes: within('meetings', 10),
  'report-back': within('meetings', 14),
  'report-asked': atLeast('meetings', 90),
  attendance: atLeast('meetings', 0.75, 'share'),
  prepared: atLeast('meetings', 0.75, 'share'),
  // the Compact and its signatories
  'governing-group': within('compact', 6, 'month'),
  'annual-review': within('compact', 12, 'month'),
  'findings-stay': atLeast('compact', 28),
  'findings-current': within('compact', 7),
  promotion: within('compact', 12, 'month'),
  toolkit: within('compact', 12, 'month'),
  'implementation-plan': within('compact', 12, 'month'),
  'kept-informed': within('compact', 14),
  'code-formats': within('compact', 10),
  'code-comment': within('compact', 28),
  'party-answer': within('compact', 28),
  reminder: atLeast('compact', 3),
  'due-soon': atLeast('compact', 14),
  doubt: within('compact', 28),
} as const satisfies Readonly<Record<string, Rule>>

/** The stable name of a rule. */
export type RuleName = keyof typeof rules

/** All rules by name. */
export const areaRules: Readonly<Record<RuleName, Rule>> = rules

/** The names of all rules, in the order of the rules page. */
export const ruleNames = Object.keys(rules) as readonly RuleName[]
