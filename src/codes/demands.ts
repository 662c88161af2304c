/**
 * What a set of codes asks of each kind of subject: every practice with its parameters once, and all the clauses that
 * ask for it. Gathered once for many subjects.
 */
import type { Actor, ClauseKind, Code } from './code.ts'
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
  readonly clauses: readonly ClauseRef[]
}

/** The demands on each kind of subject. */
export type Demands = Readonly<Record<SubjectKind, readonly Demand[]>>

/** Gathers what codes ask for, in the order of the codes and their clauses. */
export function demandsOf(codes: readonly Code[]): Demands {
  const found = new Map<string, { practice: Practice; parameters: Parameters; clauses: ClauseRef[] }>()
  for (const code of codes)
    for (const section of code.sections)
      for (const { id, gist, actor, kind, citations } of section.clauses) {
        const clause = { code: code.id, codeTitle: code.title, section: section.number, clause: id, gist, actor, kind }
        for (const { practice: name, parameters, demand } of citations) {
          const practice = practiceOf(name)
          if (practice === null) continue
          const entry = found.get(demand) ?? { practice, parameters, clauses: [] }
          if (!entry.clauses.includes(clause)) entry.clauses.push(clause)
          found.set(demand, entry)
        }
      }
  const demands: Record<SubjectKind, Demand[]> = { compact: [], organisation: [], consultation: [], partnership: [] }
  for (const [demand, entry] of found) demands[entry.practice.subject].push({ demand, ...entry })
  return demands
}
