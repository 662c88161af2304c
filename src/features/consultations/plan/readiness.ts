/**
 * What is still missing before a consultation can be published: what must be there, and what should be. The same list
 * stands on the opening page and decides whether its button is taken.
 */
import type { Consultation } from '../consultation.queries.ts'
import { groundSuffices, measure, type Periods, type Today } from '../timetable.ts'

/** How much of a consultation is there, counted. */
export type Stock = {
  readonly consultation: Consultation
  /** The weeks that it goes by; null once it is published, when its length is settled. */
  readonly weeks: Periods | null
  readonly questions: number
  readonly documents: number
  readonly groups: number
  /** Problems that the check of the question form finds. */
  readonly formProblems: number
  /** Public holidays, and other busy times, inside the period. */
  readonly holidays: number
  readonly busyPeriods: number
}

/** One thing looked at. `page` is the page of the workspace that mends it, below the consultation's address. */
export type Check = { readonly name: CheckName; readonly must: boolean; readonly ok: boolean; readonly page: string }

/** What is looked at, in the order of the opening page. Texts: `consultations.check.<name>`. */
export const checkNames = [
  'summary',
  'aims',
  'dates',
  'dates-ahead',
  'length',
  'contact',
  'questions',
  'form-sound',
  'pack',
  'busy',
  'issue',
  'can-change',
  'next-steps',
  'confidentiality',
  'formats',
  'decision-dates',
  'affected',
  'groups',
  'equality',
] as const
export type CheckName = (typeof checkNames)[number]

/** Looks over a consultation as it is about to be published. */
export function checksOf(stock: Stock, at: Today): Check[] {
  const { consultation: c } = stock
  const has = (text: string): boolean => text.trim() !== ''
  const must = (name: CheckName, ok: boolean, page: string): Check => ({ name, must: true, ok, page })
  const should = (name: CheckName, ok: boolean, page: string): Check => ({ name, must: false, ok, page })
  const dated = c.opens_on !== null && c.closes_on !== null
  return [
    must('summary', has(c.summary), 'plan/basics'),
    must('aims', has(c.aims), 'plan/about'),
    must('dates', dated, 'plan/timetable'),
    must('dates-ahead', c.opens_on === null || c.opens_on >= at.today, 'plan/timetable'),
    must('length', !dated || lengthIsGrounded(stock, at), 'plan/timetable'),
    must('contact', has(c.contact_name) && hasWayToReach(c), 'plan/contact'),
    must('questions', stock.questions > 0, 'form'),
    must('form-sound', stock.formProblems === 0, 'form'),
    should('pack', stock.documents > 0, 'plan/documents'),
    should('busy', allowsForBusyTimes(stock, at), 'plan/timetable'),
    should('issue', has(c.issue), 'plan/about'),
    should('can-change', has(c.can_change) && has(c.cannot_change), 'plan/scope'),
    should('next-steps', has(c.next_steps), 'plan/taking-part'),
    should('confidentiality', has(c.confidentiality), 'plan/taking-part'),
    should('formats', has(c.formats_offered) && has(c.languages_offered), 'plan/taking-part'),
    should('decision-dates', c.decision_on !== null && c.feedback_on !== null, 'plan/timetable'),
    should('affected', has(c.affected), 'plan/about'),
    should('groups', stock.groups > 0, 'plan/groups'),
    should('equality', c.equality_impact_on !== null, 'plan/planning'),
  ]
}

function lengthIsGrounded({ consultation: c, weeks }: Stock, at: Today): boolean {
  if (weeks === null) return true
  const length = measure(c, at, weeks)
  if (length === null) return false
  return length.measure === 'standard' || (groundSuffices(length, c.short_ground) && c.short_reason.trim() !== '')
}

/** Whether busy times are made up for: by a spare day for each holiday, or as the note about them says. */
function allowsForBusyTimes({ consultation: c, weeks, holidays, busyPeriods }: Stock, at: Today): boolean {
  const length = weeks && measure(c, at, weeks)
  if (length === null || c.busy_note.trim() !== '') return true
  return busyPeriods === 0 && (holidays === 0 || length.spareDays >= holidays)
}

function hasWayToReach(c: Consultation): boolean {
  return [c.contact_email, c.contact_phone, c.contact_address].some(way => way.trim() !== '')
}

/** Whether it may be published. */
export function mayPublish(checks: readonly Check[]): boolean {
  return checks.every(check => check.ok || !check.must)
}
