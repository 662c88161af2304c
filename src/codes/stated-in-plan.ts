/** Practices of a consultation that ask for one thing to be written down before it opens: in its plan, or in its pack. */

import type { ConsultationPlanTexts } from '../facts/consultation/plan.ts'
import { exemplaryConsultation } from '../facts/consultation.ts'
import { day } from '../kernel/day.ts'
import type { FormName } from './forms.ts'
import { oncePublic } from './once-public.ts'
import { definePractice, type Practice } from './practice.ts'
import type { Side } from './proof.ts'
import { stated } from './stated.ts'
import type { Evidence } from './subject.ts'
import { dueBy, nextStep } from './verdict.ts'

/** Fields of the plan that hold a text. */
type TextField = {
  [Name in keyof ConsultationPlanTexts]: ConsultationPlanTexts[Name] extends string | null ? Name : never
}[keyof ConsultationPlanTexts]

/** Such a practice: what is to be stated, where, and in which field it stands. */
export type StatedInPlan = {
  readonly id: `consultation.${string}`
  readonly stage: 'plan' | 'publish'
  readonly evidence: Evidence
  readonly owedTo: Side
  readonly title: string
  readonly asks: string
  /** Who states it; the pack is what those consulted read. */
  readonly where: 'The plan' | 'The pack'
  /** The thing stated, as it stands in a sentence: "the issue, problem or proposal". */
  readonly what: string
  readonly field: Exclude<TextField, 'equalityFiledOn' | 'equalityUpdatedOn'>
  /** The page of the plan on which it is written. */
  readonly form: FormName
  /** Examples in a few words: stated, left out, and not yet stated while there is time. */
  readonly when: readonly [stated: string, leftOut: string, notYet: string]
}

/** Declares a practice that is met once its text says something, and falls due on the day the consultation opens. */
export function statedInPlan({ where, what, field, form, when, ...practice }: StatedInPlan): Practice {
  const empty = { plan: { ...exemplaryConsultation.plan, [field]: null } }
  const [there, leftOut, notYet] = when
  return definePractice({
    ...practice,
    proof: 'stated',
    until: 'closing',
    check(facts, _, today) {
      const verdict = stated(where, { [what]: facts.plan[field] }, nextStep(form))
      return dueBy(facts.opensOn, today, where === 'The pack' ? oncePublic(facts, verdict, today) : verdict)
    },
    gives: where === 'The pack' ? ['met', 'partly', 'notMet', 'notDue'] : ['met', 'notMet', 'notDue'],
    examples: [
      { when: there, facts: {}, gives: 'met' },
      { when: leftOut, facts: empty, gives: 'notMet' },
      { when: notYet, facts: empty, gives: 'notDue', today: day('2025-12-01') },
      ...(where === 'The pack' ? [{ when: 'not public', facts: { publishedOn: null }, gives: 'partly' as const }] : []),
    ],
  })
}
