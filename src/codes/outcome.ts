/** What findings count as where they are counted: what is kept by its proof, what is explained on its own. */
import type { Proof } from './proof.ts'
import type { VerdictName } from './verdict.ts'

/**
 * What a finding that tells whether something is kept counts as, best known first. What is met counts by its proof;
 * explained stands on its own, and never with what is kept.
 */
export const outcomes = ['shown', 'confirmed', 'stated', 'explained', 'partly', 'notMet'] as const
export type Outcome = (typeof outcomes)[number]

/** How many findings count as each. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** What a verdict counts as; null where it does not tell whether anything is kept. Met without a proof cannot be. */
export function outcomeOf(verdict: VerdictName, proof: Proof | null): Outcome | null {
  if (verdict === 'met') return proof
  return verdict === 'explained' || verdict === 'partly' || verdict === 'notMet' ? verdict : null
}

/** Counts verdicts with how many there are of each; `count` is 1 where it is left out. */
export function countOutcomes(
  verdicts: Iterable<{ readonly verdict: VerdictName; readonly proof: Proof | null; readonly count?: number }>,
): OutcomeCounts {
  const counts = { shown: 0, confirmed: 0, stated: 0, explained: 0, partly: 0, notMet: 0 }
  for (const { verdict, proof, count = 1 } of verdicts) {
    const outcome = outcomeOf(verdict, proof)
    if (outcome !== null) counts[outcome] += count
  }
  return counts
}

/** How many findings tell whether something is kept. */
export function tellingOf(counts: OutcomeCounts): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
}

/**
 * The share known to be kept, in whole percent of the findings that tell: shown and confirmed count, what the body states
 * of itself does not. 0 where nothing tells.
 */
export function shareKept(counts: OutcomeCounts): number {
  const total = tellingOf(counts)
  return total === 0 ? 0 : Math.round(((counts.shown + counts.confirmed) / total) * 100)
}

/** Everything that a finding can be counted as: what tells whether something is kept, and what does not tell. */
export const standings = [...outcomes, 'notDue', 'doesNotApply', 'notKnown'] as const
export type StandingName = (typeof standings)[number]

/** What a finding is counted as. */
export function standingOf({ verdict, proof }: { readonly verdict: VerdictName; readonly proof: Proof | null }) {
  if (verdict === 'notDue' || verdict === 'doesNotApply' || verdict === 'notKnown') return verdict
  // Met is never without a proof, so what is left tells.
  return outcomeOf(verdict, proof) ?? 'stated'
}

/** How many findings are counted as each, those that occur, in the order of `standings`. */
export function countStandings(
  findings: Iterable<{ readonly verdict: VerdictName; readonly proof: Proof | null; readonly count?: number }>,
): readonly { readonly standing: StandingName; readonly count: number }[] {
  const counts = new Map<StandingName, number>()
  for (const finding of findings) {
    const standing = standingOf(finding)
    counts.set(standing, (counts.get(standing) ?? 0) + (finding.count ?? 1))
  }
  return standings.flatMap(standing => {
    const count = counts.get(standing) ?? 0
    return count > 0 ? [{ standing, count }] : []
  })
}
