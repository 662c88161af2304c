/**
 * Judges one subject against codes: comply or explain. A practice asked for by many clauses with the same parameters is
 * judged once and names them all.
 */

import type { Facts } from '../facts/models.ts'
import type { View } from '../facts/shared.ts'
import type { Day } from '../kernel/day.ts'
import { asksSomething, isEmptied, ofItsDays } from './asked-in-time.ts'
import { type Code, type Strength, strengthOf } from './code.ts'
import { type ClauseRef, type Demand, type Demands, demandsOf } from './demands.ts'
import { explainDeparture } from './departure.ts'
import { evidenceOf } from './evidence.ts'
import type { AdoptedRules, AskedNumber } from './numbers/asked.ts'
import { type Guided, guide } from './numbers/guidance.ts'
import { type Span, sayDays } from './own-days.ts'
import { aYearBefore, waitedFor } from './partnership-life.ts'
import type { OtherVerdict, Parameters, PracticeId } from './practice.ts'
import type { Side } from './proof.ts'
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
  /** The clauses of all codes that ask for it, and how strongly the strongest of them asks. */
  readonly clauses: readonly ClauseRef[]
  readonly strength: Strength
  /** The side it is owed to. */
  readonly owedTo: Side
  /** Which version of the practice's rule judged it. */
  readonly version: number
  /** Who of that side confirmed what it says, and who sees it otherwise. */
  readonly confirmed: readonly View[]
  readonly doubted: readonly View[]
}

/** Judges a subject by the codes given (usually those of `codesSignedFor`). Pure: same facts, codes and day, same findings. */
export function judge(facts: Facts, codes: readonly Code[], today: Day, rules?: AdoptedRules): readonly Finding[] {
  return judgeDemands(facts, demandsOf(codes, rules), today)
}

/** The same for demands gathered before, where many subjects are judged by the same codes. */
export function judgeDemands(facts: Facts, demands: Demands, today: Day): readonly Finding[] {
  const asked = askedOf(facts, demands, today)
  const { verdicts, others } = judgeFirst(facts, asked, today)
  const subject = { kind: facts.subject, id: facts.id, label: facts.label }
  return asked.map(demand => {
    const verdict = verdicts.get(demand) ?? judgeDemand(facts, demand, today, others)
    const seen = demand.practice.last ? others : []
    return { ...heard(verdict, facts, demand, today, seen), ...linked(verdict, subject), ...told(demand), subject }
  })
}

/** What is asked of a subject, without what was asked only on days of which there is nothing left to look at. */
function askedOf(facts: Facts, demands: Demands, today: Day): readonly Demand[] {
  return demands[facts.subject].filter(demand => asksSomething(facts, demand, aYearBefore(today)))
}

/** Judges what rests on no other verdict, and gives what those judged last are to see. */
function judgeFirst(facts: Facts, asked: readonly Demand[], today: Day) {
  const verdicts = new Map<Demand, Guided>()
  const others: OtherVerdict[] = []
  for (const demand of asked)
    if (!demand.practice.last) {
      const verdict = judgeDemand(facts, demand, today, [])
      verdicts.set(demand, verdict)
      others.push({ practice: demand.practice.id, title: demand.practice.title, verdict: verdict.verdict })
    }
  return { verdicts, others }
}

/**
 * What the other side says of a verdict. A confirmation stands for what was confirmed: it makes *stated* into *confirmed*
 * while the evidence is the same, and while nobody of that side sees it otherwise.
 */
function heard(verdict: Guided, facts: Facts, demand: Demand, today: Day, others: readonly OtherVerdict[]) {
  const views = facts.views.filter(view => view.demand === demand.demand)
  if (views.length === 0) return { ...verdict, confirmed: none, doubted: none }
  const evidence = evidenceOf(facts, demand, today, others)
  const confirmed = views.filter(view => view.says === 'confirmed' && view.evidence === evidence)
  const doubted = views.filter(view => view.says === 'doubted')
  const raised = verdict.proof === 'stated' && confirmed.length > 0 && doubted.length === 0
  return { ...verdict, proof: raised ? ('confirmed' as const) : verdict.proof, confirmed, doubted }
}

const none: readonly View[] = []

/** The mark of the evidence behind one finding, for whoever confirms it; null where the codes do not ask for it. */
export function evidenceBehind(facts: Facts, demands: Demands, demand: string, today: Day): string | null {
  const all = askedOf(facts, demands, today)
  const asked = all.find(one => one.demand === demand)
  if (!asked) return null
  const others = asked.practice.last ? judgeFirst(facts, all, today).others : []
  return evidenceOf(facts, asked, today, others)
}

function judgeDemand(all: Facts, demand: Demand, today: Day, others: readonly OtherVerdict[]): Guided {
  const { practice, parameters, asked } = demand
  const facts = ofItsDays(all, demand)
  const verdict = practice.check(facts, parameters, today, others, asked)
  const due = waitedFor(facts, verdict, demand.formed, today)
  const shortfall = { practice: practice.id, clauses: demand.clauses, verdict: due }
  const placed = setAside(facts, practice, explainDeparture(facts.departures, shortfall, today), today)
  const guided = guide(placed, { facts, practice, parameters, asked, today, others })
  return demand.days ? { ...guided, because: becauseOfDays(guided, all, demand, demand.days) } : guided
}

/** The sentence of a verdict that does not look at every day: which days it looks at, and that there is nothing where there is none. */
function becauseOfDays({ verdict, because }: Guided, all: Facts, demand: Demand, days: readonly Span[]): string {
  const nothing = verdict === 'notDue' || verdict === 'doesNotApply'
  const emptied = nothing && isEmptied(all, demand) && !isEmptied(all, { practice: demand.practice })
  return `${emptied ? 'There is nothing to look at yet.' : because} ${sayDays(days)}`
}

/** Every finding links to something, at least to its subject; only what is to be done names a next step. */
function linked({ verdict, records, nextStep }: Verdict, subject: RecordRef): Pick<Verdict, 'records' | 'nextStep'> {
  const open = verdict === 'notMet' || verdict === 'partly' || verdict === 'notDue'
  return { records: records.length > 0 ? records : [subject], nextStep: open ? nextStep : null }
}

function told({ practice, parameters, asked, demand, clauses }: Demand) {
  const { id, title, asks, stage, live, owedTo, version } = practice
  const strength = strengthOf(clauses.map(({ kind }) => kind))
  return { practice: id, title, asks, stage, parameters, asked, demand, live, clauses, strength, owedTo, version }
}

/** The codes that any of a subject's bodies has signed. */
export function codesSignedFor(facts: Facts, codes: readonly Code[]): readonly Code[] {
  const signed = new Set(facts.signatories.flatMap(signatory => signatory.codes))
  return codes.filter(code => signed.has(code.id))
}
