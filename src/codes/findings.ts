/** Ways to look at findings: what is to be done, by stage, by clause. All keep the order of the codes unless said. */
import type { Day } from '../kernel/day.ts'
import { type Clause, type Code, clausesOf, strengths } from './code.ts'
import type { Finding } from './judge.ts'
import { type Stage, type SubjectKind, stageOrder, stages } from './subject.ts'
import { type VerdictName, verdictNames } from './verdict.ts'

/**
 * Findings still to be dealt with: not met, met in part, or coming with a day or a next step. What must be before what
 * should, then the earliest day first.
 */
export function notYetMet(findings: readonly Finding[]): readonly Finding[] {
  return byStrength(byDue(findings.filter(isToDo)))
}

/** What must be first, then what should, then what could; within each as they stood. */
export function byStrength<Asked extends Pick<Finding, 'strength'>>(findings: readonly Asked[]): readonly Asked[] {
  return [...findings].sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength))
}

/** Whether somebody can do something about a finding, now or by a day to come. */
export function isToDo({ verdict, due, nextStep, past }: Finding): boolean {
  if (nextStep === null || past !== null) return false
  return verdict === 'notMet' || verdict === 'partly' || (verdict === 'notDue' && due !== null)
}

/** Sorted by the day they fall due, those without a day last, and then by stage and name. */
export function byDue(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.due ?? '9999', b.due ?? '9999') ||
      stageOrder(kindOf(a), a.stage) - stageOrder(kindOf(b), b.stage) ||
      compare(a.demand, b.demand) ||
      compare(a.subject.id, b.subject.id),
  )
}

/** What is to do, told apart by time: past its day, within the days ahead, later or without a day. */
export function byUrgency(
  findings: readonly Finding[],
  today: Day,
  soon: Day,
): Readonly<Record<'overdue' | 'due' | 'coming', readonly Finding[]>> {
  const todo = notYetMet(findings)
  const overdue = todo.filter(({ due, verdict }) => verdict !== 'notDue' && (due === null || due < today))
  const due = todo.filter(finding => !overdue.includes(finding) && finding.due !== null && finding.due <= soon)
  return { overdue, due, coming: todo.filter(finding => !overdue.includes(finding) && !due.includes(finding)) }
}

/** Findings by stage, in the order of the subject's life, what must be first in each; stages without a finding are left out. */
export function byStage(
  findings: readonly Finding[],
): readonly { readonly stage: Stage; readonly findings: readonly Finding[] }[] {
  const kind = findings[0] === undefined ? null : kindOf(findings[0])
  if (kind === null) return []
  return stages[kind]
    .map(stage => ({ stage, findings: byStrength(findings.filter(finding => finding.stage === stage)) }))
    .filter(group => group.findings.length > 0)
}

/** Each clause of a code with the findings under it; clauses that ask nothing of this subject have none. */
export function byClause(
  findings: readonly Finding[],
  code: Code,
): readonly { readonly clause: Clause; readonly findings: readonly Finding[] }[] {
  const byDemand = new Map(findings.map(finding => [finding.demand, finding]))
  return clausesOf(code).map(clause => ({
    clause,
    findings: clause.citations.flatMap(({ demand }) => byDemand.get(demand) ?? []),
  }))
}

/** How many findings have each verdict. */
export function countVerdicts(findings: readonly Finding[]): Readonly<Record<VerdictName, number>> {
  const counts = Object.fromEntries(verdictNames.map(name => [name, 0])) as Record<VerdictName, number>
  for (const { verdict } of findings) counts[verdict] += 1
  return counts
}

function kindOf({ practice }: Finding): SubjectKind {
  return practice.slice(0, practice.indexOf('.')) as SubjectKind
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
