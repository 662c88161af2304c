/**
 * The protocol of a practice: one demand that codes make, checked purely over the recorded facts of one subject. Codes
 * are data and cite practices; each practice stands in a file of its own under `practices/<subject>/` and in the registry.
 */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { FactsOf } from './facts/facts.ts'
import { type AskedNumber, type AskedOf, ruleOfParameter } from './numbers/asked.ts'
import { areaRules } from './numbers/rules.ts'
import type { Evidence, StageOf, SubjectKind } from './subject.ts'
import { notKnown, type Verdict, type VerdictName } from './verdict.ts'

/** A practice's parameters: what a code may set, such as `{ weeks: 12 }`. */
export type Parameters = Readonly<Record<string, unknown>>

/** What the other practices asked of the same subject came to. Only practices judged `last` see it. */
export type OtherVerdict = { readonly practice: string; readonly title: string; readonly verdict: VerdictName }

/**
 * One example: facts that differ from the exemplary subject, and the verdict they lead to. Tests run them, and the
 * reference pages show them.
 */
export type Example<S extends SubjectKind, P> = {
  /** What is the case, in a few words: "open for ten weeks". */
  readonly when: string
  readonly facts: Partial<FactsOf[S]>
  readonly gives: VerdictName
  /** The day on which it is judged, where it is not the usual day of the examples. */
  readonly today?: Day
  readonly with?: Partial<P>
  /** For practices judged last: what the others came to. */
  readonly others?: readonly OtherVerdict[]
}

/** A day in the life of a consultation. */
export type Until = 'opening' | 'closing'

/** How a practice is written down. */
export type PracticeDefinition<Id extends PracticeId, Z extends z.ZodObject> = {
  readonly id: Id
  readonly stage: StageOf<SubjectOf<Id>>
  readonly evidence: Evidence
  /** A few words for lists. */
  readonly title: string
  /** One sentence that says what it asks. */
  readonly asks: string
  /** The parameters a code may set, each with its default. */
  readonly with?: Z
  /** Asked of a small, informal partnership too. */
  readonly essential?: boolean
  /** Judged after all others, whose verdicts it rests on. */
  readonly last?: boolean
  /** The day of a consultation after which nothing can mend it any more: the day it opens, or the day it closes. */
  readonly until?: Until
  /** What is not yet recorded, in one sentence. Required where there is no check. */
  readonly missing?: string
  readonly check?: (
    facts: FactsOf[SubjectOf<Id>],
    parameters: z.output<Z>,
    today: Day,
    others: readonly OtherVerdict[],
    asked: AskedOf<z.output<Z>>,
  ) => Verdict
  /** Every verdict the check can give. */
  readonly gives?: readonly VerdictName[]
  readonly examples?: readonly Example<SubjectOf<Id>, z.output<Z>>[]
}

/** An id such as `consultation.standard-period`; stable for ever. */
export type PracticeId = `${SubjectKind}.${string}`
/** The subject that an id names. */
export type SubjectOf<Id extends PracticeId> = Id extends `${infer S extends SubjectKind}.${string}` ? S : never

/** A practice as the engine uses it. */
export type Practice = {
  readonly id: PracticeId
  readonly subject: SubjectKind
  readonly stage: StageOf<SubjectKind>
  readonly evidence: Evidence
  readonly title: string
  readonly asks: string
  /** Whether records exist that can show it. */
  readonly live: boolean
  /** What is missing where it is not live; null where it is. */
  readonly missing: string | null
  readonly essential: boolean
  readonly last: boolean
  readonly until: Until | null
  readonly gives: readonly VerdictName[]
  readonly examples: readonly Example<SubjectKind, Parameters>[]
  /** The schema of its parameters, and what they are where a code sets none. */
  readonly with: z.ZodObject
  readonly defaults: Parameters
  /** Judges the facts of one subject of its kind with parameters already checked by `with`. Pure. */
  check(
    facts: FactsOf[SubjectKind],
    parameters: Parameters,
    today: Day,
    others: readonly OtherVerdict[],
    /** Who set each number; in examples, where nobody says, a clause of the code. */
    asked?: Readonly<Record<string, AskedNumber>>,
  ): Verdict
}

const none = z.strictObject({})

/** Declares a practice. Throws where the declaration contradicts itself, since that is a fault of the program. */
export function definePractice<const Id extends PracticeId, Z extends z.ZodObject = typeof none>(
  definition: PracticeDefinition<Id, Z>,
): Practice {
  const { id, stage, evidence, title, asks, missing, check } = definition
  if ((check === undefined) === (missing === undefined))
    throw new Error(`${id}: either a check or what is missing, not both`)
  const schema: z.ZodObject = (definition.with ?? none).strict()
  const practice = {
    id,
    subject: id.slice(0, id.indexOf('.')) as SubjectKind,
    stage,
    evidence,
    title,
    asks,
    live: check !== undefined,
    missing: missing ?? null,
    essential: definition.essential ?? false,
    last: definition.last ?? false,
    until: definition.until ?? null,
    gives: definition.gives ?? ['notKnown'],
    examples: definition.examples ?? [],
    with: schema,
    defaults: schema.parse({}),
    check:
      check === undefined ? () => notKnown(missing ?? '') : withNumbers(check as unknown as Practice['check'], schema),
  }
  // The subject of the facts and of the practice are the same by construction: the judge pairs them by `subject`.
  return practice as unknown as Practice
}

/** A check that is always told who set its numbers. */
function withNumbers(check: Practice['check'], schema: z.ZodObject): Practice['check'] {
  return (facts, parameters, today, others, asked) =>
    check(facts, parameters, today, others, asked ?? numbersInExamples(schema, parameters))
}

function numbersInExamples(schema: z.ZodObject, parameters: Parameters): Readonly<Record<string, AskedNumber>> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]): (readonly [string, AskedNumber])[] => {
      const rule = ruleOfParameter(schema, name)
      if (rule === null || typeof value !== 'number') return []
      return [[name, { rule, value, unit: areaRules[rule].unit, source: { kind: 'clause', clauses: [] } }]]
    }),
  )
}
