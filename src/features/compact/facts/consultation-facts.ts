/** Puts the facts of consultations together from the parts that the database gave. */
import type { ConsultationFacts, Departure, Item, Request, View } from '../../../codes/index.ts'
import type { Day } from '../../../kernel/day.ts'
import { type Holiday, publicHolidays } from '../../../kernel/holidays.ts'
import { hour } from '../../../kernel/hour.ts'
import { t } from '../../../web/render.ts'
import { preparationOf } from './preparation-facts.ts'
import { count, filled, listed, type Row, text } from './read-json.ts'

/** One part of one consultation (or of the area, without a subject), as a row of the statement. */
export type Part = { readonly subject: string | null; readonly part: string; readonly data: unknown }

/** Facts by id. */
export function assembleConsultations(rows: readonly Part[]): Map<string, ConsultationFacts> {
  const area = rows.find(row => row.subject === null)?.data as AreaPart
  const parts = new Map<string, Map<string, unknown>>()
  for (const { subject, part, data } of rows) {
    if (subject === null) continue
    const own = parts.get(subject) ?? new Map<string, unknown>()
    parts.set(subject, own.set(part, data))
  }
  const facts = new Map<string, ConsultationFacts>()
  for (const [id, own] of parts) if (own.has('itself')) facts.set(id, assemble(id, own, area))
  return facts
}

type AreaPart = {
  readonly country: string
  readonly busy: ConsultationFacts['busyPeriods']
  readonly withoutInterest: ConsultationFacts['withoutInterest']
}

function assemble(id: string, parts: ReadonlyMap<string, unknown>, area: AreaPart): ConsultationFacts {
  const c = parts.get('itself') as Row
  const list = <Value>(name: string) => (parts.get(name) ?? []) as readonly Value[]
  const [opensOn, closesOn, publishedOn] = [day(c['opens_on']), day(c['closes_on']), day(c['published_on'])]
  return {
    subject: 'consultation',
    id,
    label: text(c['title']),
    signatories: [
      { id: text(c['lead_organisation_id']), label: text(c['lead_body']), codes: c['codes'] as readonly string[] },
    ],
    departures: list<Departure>('departures'),
    views: list<View>('views'),
    state: c['state'] as ConsultationFacts['state'],
    leadBody: filled(c['lead_body']),
    actingBody: null,
    decidingBody: filled(c['deciding_body']),
    opensOn,
    closesOn,
    closesAt: hour(text(c['closes_at'])),
    decisionOn: day(c['decision_on']),
    feedbackOn: day(c['feedback_on']),
    publishedOn,
    listedOn: day(c['listed_on']) ?? publishedOn,
    plan: planOf(c),
    shortPeriod: filled(c['short_reason'])
      ? { ground: c['short_ground'] as ShortGround, reason: text(c['short_reason']), publishedOn }
      : null,
    busyPeriods: opensOn && closesOn ? busyBetween(area, opensOn, closesOn) : [],
    busyNote: filled(c['busy_note']),
    challenges: list<Request>('challenges'),
    contact: {
      name: filled(c['contact_name']),
      address: filled(c['contact_address']),
      phone: filled(c['contact_phone']),
      email: filled(c['contact_email']),
    },
    formatsOffered: listed(`${text(c['formats_offered'])}\n${text(c['languages_offered'])}`),
    languagesOffered: listed(text(c['languages_offered'])),
    formatRequests: list<Request>('formatRequests'),
    interest: (parts.get('interest') ?? { registered: 0, told: 0 }) as ConsultationFacts['interest'],
    targetGroups: list<Row>('groups').map(group => ({
      ...(group as unknown as ConsultationFacts['targetGroups'][0]),
      methods: listed(text(group['methods'])),
      languages: listed(text(group['languages'])),
    })),
    publicity: list('publicity'),
    questions: list('questions'),
    documents: list('documents'),
    summaryWords: filled(c['summary']) ? text(c['summary']).trim().split(/\s+/).length : null,
    ...responsesOf(parts),
    ...outcomeOf(c, parts),
    ...preparationOf(parts, area.withoutInterest),
  }
}

type ShortGround = NonNullable<ConsultationFacts['shortPeriod']>['ground']

function day(value: unknown): Day | null {
  return (value ?? null) as Day | null
}

function planOf(c: Row): ConsultationFacts['plan'] {
  return {
    aims: filled(c['aims']),
    issue: filled(c['issue']),
    canChange: filled(c['can_change']),
    cannotChange: filled(c['cannot_change']),
    decisionsMade: filled(c['decisions_made']),
    preferredOption: filled(c['preferred_option']),
    evidence: filled(c['evidence']),
    affected: filled(c['affected']),
    nextSteps: filled(c['next_steps']),
    confidentiality: filled(c['confidentiality']),
    servesPlan: filled(c['planning_link']),
    proportion: filled(c['proportion']),
    resources: filled(c['resources']),
    sectorCosts: filled(c['sector_costs']),
    legalFramework: filled(c['legal_framework']),
    barriers: filled(c['barriers']),
    designedWith: filled(c['designed_with']),
    exerciseLimits: filled(c['exercise_limits']),
    sensitiveInformation: (c['sensitive_information'] ?? null) as ConsultationFacts['plan']['sensitiveInformation'],
    safeguards: filled(c['safeguards']),
    signedOffOn: day(c['signed_off_on']),
    equalityFiledOn: day(c['equality_impact_on']),
    equalityNote: filled(c['equality_impact_note']),
    equalityUpdatedOn: day(c['equality_impact_updated_on']),
  }
}

/** Public holidays by rule, and what the area has entered itself; only what touches the period. */
function busyBetween(area: AreaPart, from: Day, to: Day): ConsultationFacts['busyPeriods'] {
  const holidays = publicHolidays(area.country, from, to).map(holiday => ({
    id: holiday.day,
    label: nameOf(holiday),
    from: holiday.day,
    to: holiday.day,
  }))
  return [...holidays, ...area.busy.filter(period => period.from <= to && from <= period.to)]
}

function nameOf({ name, substitute }: Holiday): string {
  const word = t(`consultations.holiday.${name}`)
  return substitute ? t('consultations.holiday.substitute', { name: word }) : word
}

type Reach = { readonly givenOn: Day; readonly afterDays: number | null; readonly count: number; readonly told: number }

/** How responses were taken, counted. */
function responsesOf(parts: ReadonlyMap<string, unknown>) {
  const r = (parts.get('responses') ?? {}) as Row
  const reach = (parts.get('reach') ?? []) as readonly Reach[]
  const questions = (parts.get('questions') ?? []) as readonly { readonly required: boolean }[]
  const given = count(r['given'])
  return {
    partialAllowed: questions.every(({ required }) => !required),
    responses: {
      given,
      byChannel: {
        online: count(r['online']),
        email: count(r['email']),
        letter: count(r['letter']),
        paper: count(r['paper']),
        spoken: count(r['spoken']),
      },
      withBehalf: count(r['withBehalf']),
      reachable: reach.reduce((sum, { count }) => sum + count, 0),
      acknowledged: reach.flatMap(({ afterDays, count }) => (afterDays === null ? [] : [{ afterDays, count }])),
      unacknowledged: reach.flatMap(({ afterDays, givenOn, count }) =>
        afterDays === null ? [{ givenOn, count }] : [],
      ),
      confidential: count(r['confidential']),
    },
    confidentialShown: (parts.get('confidentialShown') ?? []) as readonly Item[],
    sealOpenings: (parts.get('openings') ?? []) as ConsultationFacts['sealOpenings'],
    interimReview: (parts.get('review') ?? null) as ConsultationFacts['interimReview'],
  } satisfies Partial<ConsultationFacts>
}

function outcomeOf(c: Row, parts: ReadonlyMap<string, unknown>) {
  const p = (parts.get('points') ?? {}) as Row
  const evaluation = (parts.get('evaluation') ?? null) as Row | null
  const reach = (parts.get('reach') ?? []) as readonly Reach[]
  const report = (parts.get('report') ?? null) as ConsultationFacts['report']
  return {
    points: {
      unreadResponses: count((parts.get('responses') as Row | undefined)?.['unread']),
      total: count(p['total']),
      byAction: {
        noted: count(p['noted']),
        amended: count(p['amended']),
        notAccepted: count(p['notAccepted']),
        passedOn: count(p['passedOn']),
      },
      withoutAction: count(p['withoutAction']),
    },
    offTopic: (p['offTopic'] ?? []) as ConsultationFacts['offTopic'],
    report,
    registerPublishedOn: day(c['reported_on']),
    feedbackSent: reach.reduce((sum, { told }) => sum + told, 0),
    explanationRequests: (parts.get('explanations') ?? []) as readonly Request[],
    evaluation: evaluation && {
      elements: {
        objectives: filled(evaluation['objectives']),
        audience: filled(evaluation['audience']),
        methods: filled(evaluation['methods']),
        publicity: filled(evaluation['publicity']),
        timescale: filled(evaluation['timescales']),
        information: filled(evaluation['information']),
        costs: filled(evaluation['costs']),
        outcomes: filled(evaluation['outcomes']),
      },
      directCost: evaluation['direct_cost'] === null ? null : Number(evaluation['direct_cost']),
      indirectCost: evaluation['indirect_cost'] === null ? null : Number(evaluation['indirect_cost']),
    },
  } satisfies Partial<ConsultationFacts>
}
