/**
 * What is not asked of a subject, whatever the practice: the rest of a consultation that was withdrawn, the life of a
 * partnership that was never formed, the finer points for a small one. What is kept all the same stays met.
 */
import type { Facts } from './facts/facts.ts'
import type { Practice } from './practice.ts'
import { doesNotApply, type Verdict } from './verdict.ts'

/** The verdict as it stands for this subject in its state. */
export function setAside(facts: Facts, practice: Practice, verdict: Verdict): Verdict {
  if (verdict.verdict === 'met' || verdict.verdict === 'doesNotApply' || verdict.verdict === 'explained') return verdict
  const reason = reasonToSetAside(facts, practice)
  return reason === null ? verdict : doesNotApply(reason)
}

function reasonToSetAside(facts: Facts, { stage, essential }: Practice): string | null {
  if (facts.subject === 'consultation' && facts.state === 'withdrawn') return 'The consultation was withdrawn.'
  if (facts.subject !== 'partnership') return null
  if (facts.state === 'notFormed' && stage !== 'scope') return 'No partnership was formed.'
  if (facts.scale === 'small' && !essential) return 'Not asked of a small, informal partnership.'
  return null
}
