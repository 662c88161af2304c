/**
 * Judges one subject against codes: comply or explain. A practice asked for by many clauses with the same parameters is
 * judged once and names them all.
 */
import type { Day } from '../kernel/day.ts'
import type { Code } from './code.ts'
import { type ClauseRef, type Demand, type Demands, demandsOf } from './demands.ts'
import { explainDeparture } from './departure.ts'
import type { Facts } from './facts/facts.ts'
import type { AdoptedRules, AskedNumber } from './numbers/asked.ts'
import { type Guided, guide } from './numbers/guidance.ts'
import type { OtherVerdict, Parameters, PracticeId } from './practice.ts'
import { setAside } from './set-aside.ts'
import type { Stage } from './subject.ts'
import type { RecordRef, Verdict } from './verdict.ts'

/** A verdict on one practice for one subject, with all that asks for it. */
export type Finding = Verdict & {
  /** What it is about: links to the subject's own page. */
  readonly subject: RecordRef
  readonly practice: PracticeId
  readonly title: string
  readonly asks: string
  readonly stage: Stage
  readonly parameters: Parameters
  /** Each number among the parameters, and who set it: a clause, the area's rule, or only the Hub's suggestion. */
  readonly asked: Readonly<Record<string, AskedNumber>>
  /** Whether it falls short only of a number that nobody has set: told as guidance, never as not met. */
  readonly guidance: boolean
  /** Practice and parameters as one text: what a recorded finding is known by, from day to day. */
  readonly demand: string
  /** Whether records can show it at all. */
  readonly live: boolean
  /** The clauses of all codes that ask for it. */
  readonly clauses: readonly ClauseRef[]
}

/** Judges a subject by the codes given (usually those of `codesSignedFor`). Pure: same facts, codes and day, same findings. */
export function judge(facts: Facts, codes: readonly Code[], today: Day, rules?: AdoptedRules): readonly Finding[] {
  return judgeDemands(facts, demandsOf(codes, rules), today)
}

/** The same for demands gathered before, where many subjects are judged by the same codes. */
export function judgeDemands(facts: Facts, demands: Demands, today: Day): readonly Finding[] {
  const asked = demands[facts.subject]
  const verdicts = new Map<Demand, Guided>()
  const others: OtherVerdict[] = []
  for (const demand of asked)
    if (!demand.practice.last) {
      const verdict = judgeDemand(facts, demand, today, [])
      verdicts.set(demand, verdict)
      others.push({ practice: demand.practice.id, title: demand.practice.title, verdict: verdict.verdict })
    }
  const subject = { kind: facts.subject, id: facts.id, label: facts.label }
  return asked.map(demand => {
    const verdict = verdicts.get(demand) ?? judgeDemand(facts, demand, today, others)
    return { ...verdict, ...linked(verdict, subject), ...told(demand), subject }
  })
}

function judgeDemand(facts: Facts, demand: Demand, today: Day, others: readonly OtherVerdict[]): Guided {
  const { practice, parameters, asked } = demand
  const verdict = practice.check(facts, parameters, today, others, asked)
  const placed = setAside(facts, practice, explainDeparture(facts.departures, practice.id, verdict, today), today)
  return guide(placed, { facts, practice, parameters, asked, today, others })
}

/** Every finding links to something, at least to its subject; only what is to be done names a next step. */
function linked({ verdict, records, nextStep }: Verdict, subject: RecordRef): Pick<Verdict, 'records' | 'nextStep'> {
  const open = verdict === 'notMet' || verdict === 'partly' || verdict === 'notDue'
  return { records: records.length > 0 ? records : [subject], nextStep: open ? nextStep : null }
}

function told({ practice, parameters, asked, demand, clauses }: Demand) {
  const { id, title, asks, stage, live } = practice
  return { practice: id, title, asks, stage, parameters, asked, demand, live, clauses }
}

/** The codes that any of a subject's bodies has signed. */
export function codesSignedFor(facts: Facts, codes: readonly Code[]): readonly Code[] {
  const signed = new Set(facts.signatories.flatMap(signatory => signatory.codes))
  return codes.filter(code => signed.has(code.id))
}
