/** Where the forms are that mend a finding: the one list to change when a page moves. */
import type { FormName } from '../../../codes/index.ts'

const consultation = (page: string) => `/consultations/:slug/${page}`
const organisation = (page: string) => `/organisations/:slug/${page}`
const partnership = (page: string) => `/partnerships/:slug/${page}`

/** The page of each form. `:slug` is the subject's. */
export const formPages: Readonly<Record<FormName, string>> = {
  timetable: consultation('plan/timetable'),
  plan: consultation('plan/about'),
  'target-groups': consultation('plan/groups'),
  'busy-periods': consultation('plan/timetable'),
  'calendar-entry': consultation('opening'),
  challenges: consultation('challenges'),
  'lead-bodies': consultation('plan/basics'),
  'pack-documents': consultation('plan/documents'),
  'question-form': consultation('form'),
  contact: consultation('plan/contact'),
  formats: consultation('plan/taking-part'),
  'format-requests': consultation('format-requests'),
  publicity: consultation('publicity'),
  departures: consultation('departures/new'),
  'response-settings': consultation('form'),
  keying: consultation('keying'),
  acknowledgements: consultation('responses'),
  'seal-log': consultation('seal/openings'),
  'interim-review': consultation('interim-review/new'),
  points: consultation('points'),
  report: consultation('report'),
  register: consultation('register'),
  feedback: consultation('feedback'),
  'explanation-requests': consultation('explanations'),
  evaluation: consultation('evaluation/words'),
  'sign-off': consultation('plan/sign-off'),
  related: consultation('plan/related'),
  invited: consultation('plan/invited'),
  asking: consultation('plan/asking'),
  wording: consultation('plan/wording'),
  'organisations-part': consultation('plan/invited'),
  'consultation-decisions': consultation('decisions/new'),
  'consultation-lessons': consultation('lessons'),
  registration: '/organisations/interests',
  'start-gate': partnership('scope'),
  stakeholders: partnership('stakeholders'),
  partners: partnership('partners'),
  terms: partnership('terms/writing'),
  'terms-agreement': partnership('answers'),
  'partnership-settings': partnership('settings'),
  similar: partnership('scope/similar'),
  'stakeholder-kinds': partnership('stakeholder-kinds'),
  objectives: partnership('objectives/new'),
  'objectives-agreement': partnership('agreements/:matter'),
  'risks-agreement': partnership('agreements/:matter'),
  readings: partnership('objectives/new'),
  steps: partnership('steps/new'),
  seats: partnership('seats'),
  'seat-term': partnership('seats'),
  'seat-holder': partnership('seats'),
  'seat-substitute': partnership('seats'),
  agenda: partnership('meetings/new'),
  'agenda-item': partnership('meetings/new'),
  'call-for-items': partnership('meetings/new'),
  meeting: partnership('meetings/new'),
  papers: partnership('meetings/new'),
  attendance: partnership('meetings/new'),
  'closed-items': partnership('meetings/new'),
  interests: partnership('meetings/new'),
  minutes: partnership('meetings/new'),
  decisions: partnership('decisions/new'),
  actions: partnership('actions'),
  'report-backs': partnership('seats'),
  'health-check': partnership('health-check/opening'),
  pulse: partnership('health-check/opening'),
  'working-together': partnership('health-check/opening'),
  rounds: partnership('health-check'),
  'join-requests': partnership('join-requests'),
  advice: partnership('advice'),
  communities: partnership('communities'),
  risks: partnership('risks/new'),
  outlook: partnership('outlook/new'),
  reviews: partnership('reviews/new'),
  learning: partnership('learning/lessons/new'),
  successes: partnership('learning/successes/new'),
  concerns: partnership('concerns'),
  ending: partnership('ending'),
  'codes-worked-to': '/compact/signatures/new',
  'code-versions': '/compact/codes',
  'secretariat-contact': '/settings',
  signatories: '/compact/signatures/new',
  champions: '/compact/champions/new',
  'code-origin': '/compact/codes',
  'code-comments': '/compact/comments',
  'compact-statement': '/compact/statement',
  'compact-documents': '/compact',
  findings: '/compact/findings',
  'organisation-interests': organisation('interests'),
  'organisation-practice': organisation('practice'),
  'organisation-policies': organisation('policies/new'),
  'organisation-lessons': organisation('lessons'),
  'organisation-seats': '/organisations/:slug',
}

/** Parts of the plan stand on pages of their own: which one a practice is answered on. */
const planPages: Readonly<Record<string, string>> = {
  'consultation.aims-stated': 'plan/about',
  'consultation.issue-described': 'plan/about',
  'consultation.affected-stated': 'plan/about',
  'consultation.evidence-shared': 'plan/about',
  'consultation.scope-of-influence': 'plan/scope',
  'consultation.decisions-already-made': 'plan/scope',
  'consultation.preferred-option': 'plan/scope',
  'consultation.confidentiality-stated': 'plan/taking-part',
  'consultation.next-steps': 'plan/taking-part',
  'consultation.concise-and-clear': 'plan/basics',
  'consultation.barriers': 'plan/planning',
  'consultation.designed-together': 'plan/planning',
  'consultation.equality-impact': 'plan/planning',
  'consultation.in-planning-cycle': 'plan/planning',
  'consultation.legal-framework': 'plan/planning',
  'consultation.proportionate': 'plan/planning',
  'consultation.resources': 'plan/planning',
  'consultation.sector-costs': 'plan/planning',
  'consultation.limits-stated': 'plan/scope',
  'consultation.sensitive-information': 'plan/planning',
}

/**
 * Forms about one record: its page, by the kind of record that the finding rests on. `:id` is the record's, `:within`
 * that of the record it belongs to.
 */
const recordPages: Readonly<Partial<Record<FormName, Readonly<Record<string, string>>>>> = {
  agenda: { meeting: '/meetings/:id/agenda' },
  'agenda-item': { 'agenda-item': '/agenda-items/:id' },
  'call-for-items': { meeting: '/meetings/:id/call-for-items' },
  meeting: { meeting: '/meetings/:id/date' },
  papers: { meeting: '/meetings/:id/papers' },
  attendance: { meeting: '/meetings/:id/running' },
  'closed-items': { 'agenda-item': '/agenda-items/:id' },
  interests: { meeting: '/meetings/:id/running' },
  minutes: { meeting: '/meetings/:id/minutes/draft' },
  decisions: { decision: '/decisions/:id/correction' },
  seats: { seat: partnership('seats/:id') },
  'seat-holder': { seat: partnership('seats/:id/holder') },
  'seat-term': { term: partnership('seats/:within/terms/:id') },
  'seat-substitute': { term: partnership('seats/:within/terms/:id/substitute') },
  'report-backs': { 'report-back': '/seats/:within/reports/:id/reminder' },
  stakeholders: { stakeholder: partnership('stakeholders/:id') },
  partners: { partner: partnership('partners/:id') },
  objectives: { objective: partnership('objectives/:id') },
  readings: { objective: partnership('objectives/:id/readings') },
  steps: { milestone: partnership('steps/:id'), activity: partnership('steps/:id') },
  risks: { risk: partnership('risks/:id') },
  reviews: { review: partnership('reviews/:id') },
  learning: { lesson: partnership('learning/lessons/:id') },
  challenges: { challenge: consultation('challenges/:id') },
  'format-requests': { 'format-request': consultation('format-requests/:id') },
  'explanation-requests': { 'explanation-request': consultation('explanations/:id') },
  asking: { 'sector-question': consultation('plan/asking/:id') },
  invited: { invitee: consultation('plan/invited/:id'), suggestion: consultation('plan/invited/suggestions/:id') },
  'target-groups': { 'target-group': consultation('plan/groups/:id') },
  'consultation-decisions': { 'consultation-decision': consultation('decisions/:id') },
  'consultation-lessons': { lesson: consultation('lessons/:id') },
  'organisation-policies': { 'policy-change': organisation('policies/:id') },
  'code-comments': { 'code-comment': '/compact/comments/:id' },
  communities: { community: partnership('communities/:id') },
  concerns: { concern: partnership('concerns/:id') },
  'join-requests': { 'join-request': partnership('join-requests/:id') },
  actions: { action: partnership('actions/:id') },
}

/** The path of the page that mends a finding of this practice, about the record of the kind given where it is one. */
export function pathOfStep(form: FormName, practice: string, recordKind?: string): string {
  const record = recordKind === undefined ? undefined : recordPages[form]?.[recordKind]
  if (record !== undefined) return record
  const own = form === 'plan' ? planPages[practice] : undefined
  if (own !== undefined) return consultation(own)
  if (form !== 'departures') return formPages[form]
  const kind = practice.slice(0, practice.indexOf('.'))
  return kind === 'compact' ? '/compact/departures/new' : `/${kind}s/:slug/departures/new`
}

/** Whether a form has pages for single records at all: its own page is then the list of them. */
export function hasRecordPages(form: FormName): boolean {
  return recordPages[form] !== undefined
}

/** What is agreed to on the page of agreements. */
const matters: Readonly<Partial<Record<FormName, string>>> = {
  'objectives-agreement': 'objectives',
  'risks-agreement': 'risks',
}

/** The matter in the address of a form, where its page is about several. */
export function matterOf(form: FormName): string {
  return matters[form] ?? ''
}

/** Whether a form has a page of its own for records of a kind. */
export function hasRecordPage(form: FormName, kind: string): boolean {
  return recordPages[form]?.[kind] !== undefined
}
