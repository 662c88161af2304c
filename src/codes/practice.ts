/**
 * The protocol of a practice: one demand that codes make, checked purely over the recorded facts of one subject. Codes
 * are data and cite practices; each practice stands in a file of its own under `practices/<subject>/` and in the registry.
 */
import { z } from 'zod'
import type { FactsOf } from '../facts/models.ts'
import type { Day } from '../kernel/day.ts'
import { type AskedNumber, type AskedOf, ruleOfParameter } from './numbers/asked.ts'
import { areaRules } from './numbers/rules.ts'
import type { Dated } from './own-days.ts'
import { type Proof, type Side, unmarkedProof, weaker } from './proof.ts'
import type { Evidence, StageOf, SubjectKind } from './subject.ts'
import { doesNotApply, isKept, notKnown, type Verdict, type VerdictName } from './verdict.ts'

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
  /** What earlier versions of the rule gave, by their number, where that was something else. */
  readonly gave?: Readonly<Record<number, Gave>>
  /** How the Hub knows, where it is kept and that is not the only proof that the practice gives, or the unmarked one. */
  readonly proof?: Proof
  /** The day on which it is judged, where it is not the usual day of the examples. */
  readonly today?: Day
  readonly with?: Partial<P>
  /** For practices judged last: what the others came to. */
  readonly others?: readonly OtherVerdict[]
}

/** A verdict, and with what is kept how the Hub knew: "met, stated". */
export type Gave = Exclude<VerdictName, 'met' | 'partly'> | `${'met' | 'partly'}, ${Proof}`

/** The verdict and the proof of what an earlier version gave. */
export function gaveOf(gave: Gave): { readonly verdict: VerdictName; readonly proof: Proof | null } {
  const [verdict, proof = null] = gave.split(', ')
  // Both are written as the type has them.
  return { verdict: verdict as VerdictName, proof: proof as Proof | null }
}

/** A day in the life of a consultation. */
export type Until = 'opening' | 'closing'

/**
 * What the Hub fixes by its own design, so that no record can fall short of it. `says` tells it in one sentence; `test` is
 * the path of the test that proves it, from the root of the project.
 */
export type HubPromise = { readonly says: string; readonly test: string }

/** How a practice is written down. */
export type PracticeDefinition<Id extends PracticeId, Z extends z.ZodObject> = {
  readonly id: Id
  readonly stage: StageOf<SubjectOf<Id>>
  readonly evidence: Evidence
  /** The best proof that its check can reach. A check that marks none gives it, save `confirmed`: that needs the mark. */
  readonly proof: Proof
  /** Every proof its check can give, where that is not the unmarked one alone. */
  readonly proofs?: readonly Proof[]
  /** The side it is owed to: who may confirm it, or see it otherwise. */
  readonly owedTo: Side
  /** Which version of the rule this is; 1 where it never changed. */
  readonly version?: number
  /** What changed with each version after the first, by its number. */
  readonly changed?: Readonly<Record<number, string>>
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
  /** Of a partnership: the facts of which each is judged by the edition of its own day, not by today's. */
  readonly ownDays?: readonly Dated[]
  /** What is not yet recorded, in one sentence. Required where there is neither a check nor a promise. */
  readonly missing?: string
  /** Where the Hub fixes the fact by its design: no check, no finding and no count, but a promise with its test. */
  readonly promise?: HubPromise
  readonly check?: (
    facts: FactsOf[SubjectOf<Id>],
    parameters: z.output<Z>,
    today: Day,
    others: readonly OtherVerdict[],
    asked: AskedOf<z.output<Z>>,
  ) => Verdict
  /** Every verdict the check can give. */
  readonly gives?: readonly VerdictName[]
  /** Every verdict that an earlier version could give, by its number, where those were not the same. */
  readonly gaveOnce?: Readonly<Record<number, readonly VerdictName[]>>
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
  readonly proof: Proof
  readonly proofs: readonly Proof[]
  readonly owedTo: Side
  readonly version: number
  readonly changed: Readonly<Record<number, string>>
  readonly title: string
  readonly asks: string
  /** Whether records exist that can show it. */
  readonly live: boolean
  /** What is missing where it is awaited; null where it is live or promised. */
  readonly missing: string | null
  /** The promise it is, where the Hub fixes the fact; null where it is checked or awaited. */
  readonly promise: HubPromise | null
  readonly essential: boolean
  readonly last: boolean
  readonly until: Until | null
  readonly ownDays: readonly Dated[]
  readonly gives: readonly VerdictName[]
  readonly gaveOnce: Readonly<Record<number, readonly VerdictName[]>>
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

/**
 * Declares a practice: a check, what is missing for one, or a promise of the Hub. Throws where the declaration
 * contradicts itself, since that is a fault of the program.
 *
 * What a check gives leaves here with its proof: on `met` and `partly` the one it marked, or else the one unmarked, and
 * never more than the best declared; on every other verdict none.
 */
export function definePractice<const Id extends PracticeId, Z extends z.ZodObject = typeof none>(
  definition: PracticeDefinition<Id, Z>,
): Practice {
  const { id, stage, evidence, proof, owedTo, title, asks, missing, promise, check, version = 1 } = definition
  if ([check, missing, promise].filter(way => way !== undefined).length !== 1)
    throw new Error(`${id}: one of a check, what is missing and a promise`)
  const changed = definition.changed ?? {}
  if (Object.keys(changed).join() !== Array.from({ length: version - 1 }, (_, at) => at + 2).join())
    throw new Error(`${id}: say what changed with each version from 2 to ${version}`)
  const schema: z.ZodObject = (definition.with ?? none).strict()
  const practice = {
    id,
    subject: id.slice(0, id.indexOf('.')) as SubjectKind,
    stage,
    evidence,
    proof,
    proofs: definition.proofs ?? [unmarkedProof(proof)],
    owedTo,
    version,
    changed,
    title,
    asks,
    live: check !== undefined,
    missing: missing ?? null,
    promise: promise ?? null,
    essential: definition.essential ?? false,
    last: definition.last ?? false,
    until: definition.until ?? null,
    ownDays: definition.ownDays ?? [],
    gives: definition.gives ?? [missing === undefined ? 'doesNotApply' : 'notKnown'],
    gaveOnce: definition.gaveOnce ?? {},
    examples: definition.examples ?? [],
    with: schema,
    defaults: schema.parse({}),
    check: proven(
      proof,
      check === undefined ? unchecked(definition) : withNumbers(check as unknown as Practice['check'], schema),
    ),
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

/** What a practice without a check gives. What only people can say was not asked of them; the rest has no record yet. */
function unchecked({ missing, promise, evidence }: Pick<Practice, 'evidence'> & Partial<Unchecked>): () => Verdict {
  if (promise) return () => doesNotApply(`A promise of the Hub: ${promise.says}`)
  return () => notKnown(evidence === 'asked' ? 'notLookedAt' : 'noRecordYet', missing ?? '')
}

type Unchecked = { readonly missing: string | undefined; readonly promise: HubPromise | undefined }

/** A check whose verdicts carry their proof. */
function proven(best: Proof, check: Practice['check']): Practice['check'] {
  return (...given) => {
    const verdict = check(...given)
    const proof = isKept(verdict) ? weaker(verdict.proof ?? unmarkedProof(best), best) : null
    return { ...verdict, proof }
  }
}
