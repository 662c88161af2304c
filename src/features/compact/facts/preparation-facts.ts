/** Puts together how a consultation was prepared and what followed, from the parts that the database gave. */
import type { ConsultationFacts } from '../../../codes/index.ts'
import { count, filled, type Row } from './read-json.ts'

/** The facts of one consultation's preparation; `withoutInterest` is the area's. */
export function preparationOf(
  parts: ReadonlyMap<string, unknown>,
  withoutInterest: ConsultationFacts['withoutInterest'],
) {
  const list = <Name extends keyof ConsultationFacts>(name: Name) =>
    (parts.get(name) ?? []) as unknown as ConsultationFacts[Name]
  const evaluation = (parts.get('evaluation') ?? {}) as Row
  const responses = (parts.get('sectorResponses') ?? {}) as Row
  return {
    earlyNotice: (parts.get('earlyNotice') ?? { owed: 0, told: 0 }) as ConsultationFacts['earlyNotice'],
    refusals: count(parts.get('refusals')),
    nearby: list('nearby'),
    invitees: list('invitees'),
    suggestions: list('suggestions'),
    sectorQuestions: list('sectorQuestions'),
    withoutInterest,
    interestedSignatories: list('interestedSignatories'),
    answeredForOthers: list('answeredForOthers'),
    lessons: list('lessons'),
    nextOfBody: (parts.get('nextOfBody') ?? null) as string | null,
    decisions: list('decisions'),
    lastActionOn: (parts.get('lastAction') ?? null) as ConsultationFacts['lastActionOn'],
    resultsRequests: list('resultsRequests'),
    processFeedback: { given: count(responses['feedback']), answer: filled(evaluation['process_feedback']) },
    sectorResponses: {
      given: count(responses['given']),
      withEvidence: count(responses['withEvidence']),
      citing: count(responses['citing']),
    },
  } satisfies Partial<ConsultationFacts>
}
