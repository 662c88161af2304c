/**
 * What a set of codes asks of each kind of subject: every practice with its parameters once, and all the clauses that
 * ask for it. Gathered once for many subjects. A number that a clause leaves open is that of another clause, or the area's
 * rule, or the Hub's suggestion: `asked` says which.
 */
import { type Actor, type Citation, type ClauseKind, type Code, demandOf } from './code.ts'
import {
  type AdoptedRules,
  type AskedNumber,
  type Carried,
  noRules,
  numberOf,
  ruleOfParameter,
} from './numbers/asked.ts'
import type { Span } from './own-days.ts'
import type { Parameters, Practice } from './practice.ts'
import { practiceOf } from './registry.ts'
import type { SubjectKind } from './subject.ts'

/** A clause named by a finding. */
export type ClauseRef = {
  readonly code: string
  readonly codeTitle: string
  readonly section: string
  readonly clause: string
  readonly gist: string
  readonly actor: Actor
  readonly kind: ClauseKind
}

/** One practice with one set of parameters, and who asks for it. */
export type Demand = {
  /** Practice and parameters as one text: what a recorded finding is known by. */
  readonly demand: string
  readonly practice: Practice
  readonly parameters: Parameters
  /** Each number among the parameters, and who set it. */
  readonly asked: Readonly<Record<string, AskedNumber>>
  /** The months after which what waits for a partnership to be formed waits no more. */
  readonly formed: AskedNumber
  readonly clauses: readonly ClauseRef[]
  /** The days on which it was asked, where it looks at things of their own days and was not asked on all of them. */
  readonly days?: readonly Span[]
}

/** The demands on each kind of subject. */
export type Demands = Readonly<Record<SubjectKind, readonly Demand[]>>

/** Gathers what codes ask for, in the order of the codes and their clauses; what the Hub promises is not judged. */
export function demandsOf(codes: readonly Code[], rules: AdoptedRules = noRules): Demands {
  const carried = numbersCarried(codes)
  const formed = numberOf('being-formed', carried, rules)
  const found = new Map<string, Demand & { readonly clauses: ClauseRef[] }>()
  for (const { clause, citation, practice } of citationsOf(codes)) {
    const { parameters, asked } = settle(practice, citation, carried, rules)
    const demand = demandOf(citation.practice, parameters)
    const entry = found.get(demand) ?? { demand, practice, parameters, asked, formed, clauses: [] }
    if (!entry.clauses.includes(clause)) entry.clauses.push(clause)
    found.set(demand, entry)
  }
  const demands: Record<SubjectKind, Demand[]> = { compact: [], organisation: [], consultation: [], partnership: [] }
  for (const demand of found.values()) demands[demand.practice.subject].push(demand)
  return demands
}

/** The numbers that the clauses of codes carry themselves. */
export function numbersCarried(codes: readonly Code[]): readonly Carried[] {
  return citationsOf(codes).flatMap(({ clause, citation, practice }) =>
    Object.entries(citation.given).flatMap(([name, value]) => {
      const rule = ruleOfParameter(practice.with, name)
      return rule === null || typeof value !== 'number' ? [] : [{ rule, value, clause }]
    }),
  )
}

type Cited = { readonly clause: ClauseRef; readonly citation: Citation; readonly practice: Practice }

function citationsOf(codes: readonly Code[]): readonly Cited[] {
  return codes.flatMap(code =>
    code.sections.flatMap(section =>
      section.clauses.flatMap(({ id, gist, actor, kind, citations }) => {
        const clause = { code: code.id, codeTitle: code.title, section: section.number, clause: id, gist, actor, kind }
        return citations.flatMap(citation => {
          const practice = practiceOf(citation.practice)
          return practice === null || practice.promise !== null ? [] : [{ clause, citation, practice }]
        })
      }),
    ),
  )
}

/** The parameters of a citation with every number settled: its own, or that of other clauses, or the area's. */
function settle(
  practice: Practice,
  citation: Citation,
  carried: readonly Carried[],
  rules: AdoptedRules,
): Pick<Demand, 'parameters' | 'asked'> {
  const asked: Record<string, AskedNumber> = {}
  const parameters: Record<string, unknown> = { ...citation.parameters }
  for (const [name, value] of Object.entries(citation.parameters)) {
    const rule = ruleOfParameter(practice.with, name)
    if (rule === null || typeof value !== 'number') continue
    const open = !(name in citation.given)
    const number = numberOf(rule, open ? carried : carried.filter(one => one.value === value), rules)
    asked[name] = number
    parameters[name] = number.value
  }
  return { parameters, asked }
}
