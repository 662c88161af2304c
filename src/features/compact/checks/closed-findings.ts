/** Findings that were closed with their subject: what was found then, in place of what today's rules and programs would find. */
import { sql } from 'kysely'
import { demandOf, type Finding, practiceOf, type VerdictName, verdictNames } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'

/** A finding as it was closed. */
export type ClosedFinding = {
  readonly subject: string
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly verdict: string
  readonly proof: 'shown' | 'confirmed' | 'stated' | null
  readonly version: number
  readonly because: string
}

/** The closed findings of subjects of one kind, by the id of the subject. */
export async function findClosed(
  db: Handle,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ClosedFinding[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ClosedFinding>`
    select n.subject_id as subject, d.practice, d.parameters, n.verdict, n.proof, n.practice_version as version, n.because
    from finding_now n join demand d on d.id = n.demand_id
    where n.subject_kind = ${kind} and n.subject_id = any(${[...ids]}::uuid[]) and n.state = 'closed'`.execute(db)
  return Map.groupBy(rows, ({ subject }) => subject)
}

/**
 * Lays closed findings over those that today's rules would give: verdict, proof and reason are those of the day they were closed,
 * the clauses and words of a practice those of its edition. Nothing of them is to be done any more.
 */
export function asClosed(today: readonly Finding[], closed: readonly ClosedFinding[]): readonly Finding[] {
  const byDemand = new Map(today.map(finding => [finding.demand, finding]))
  const [any] = today
  return closed.flatMap(({ practice, parameters, verdict, proof, version, because }) => {
    const demand = demandOf(practice, parameters)
    const now = byDemand.get(demand) ?? (any && unknownNow(any, practice, parameters, demand))
    if (!now) return []
    const then = { verdict: named(verdict), proof, version, because, guidance: false }
    return [{ ...now, ...then, nextStep: null, due: null, past: { until: null } }]
  })
}

/** A practice that no edition of the subject asks for any more, or that the library has lost, under its own name. */
function unknownNow(any: Finding, practice: string, parameters: ClosedFinding['parameters'], demand: string): Finding {
  const known = practiceOf(practice)
  return {
    ...any,
    practice: practice as Finding['practice'],
    title: known?.title ?? practice,
    asks: known?.asks ?? '',
    stage: known?.stage ?? any.stage,
    parameters,
    demand,
    clauses: [],
    records: [any.subject],
  }
}

function named(verdict: string): VerdictName {
  return verdictNames.find(name => name === verdict) ?? 'notKnown'
}
