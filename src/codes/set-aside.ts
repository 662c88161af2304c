/**
 * What is not asked of a subject, whatever the practice: the rest of a consultation that was withdrawn, the life of a
 * partnership that was never formed, the finer points for a small one. What is kept all the same stays met.
 */

import type { ConsultationFacts } from '../facts/consultation.ts'
import type { Facts } from '../facts/models.ts'
import type { Day } from '../kernel/day.ts'
import type { Practice } from './practice.ts'
import { doesNotApply, pastMending, type Verdict } from './verdict.ts'

/** The verdict as it stands for this subject in its state. */
export function setAside(facts: Facts, practice: Practice, verdict: Verdict, today: Day): Verdict {
  if (verdict.verdict === 'met' || verdict.verdict === 'doesNotApply' || verdict.verdict === 'explained') return verdict
  const reason = reasonToSetAside(facts, practice)
  if (reason !== null) return doesNotApply(reason)
  if (facts.subject === 'consultation') return isMissed(facts, practice, today) ? pastMending(verdict, null) : verdict
  if (!isOver(facts, practice)) return verdict
  return verdict.verdict === 'notDue' ? doesNotApply('The partnership has ended.') : pastMending(verdict, null)
}

/** What shows whether a question was looked into, even where the answer is that no partnership is needed. */
const ofTheQuestion: readonly string[] = ['partnership.need-tested', 'partnership.duplicates-checked']

/** Whether the day has gone by up to which a consultation could do what the practice asks. */
function isMissed({ opensOn, closesOn }: ConsultationFacts, { until }: Practice, today: Day): boolean {
  const last = until === 'opening' ? opensOn : until === 'closing' ? closesOn : null
  return last !== null && last < today
}

/** Whether a partnership is past the time in which it could still do what the practice asks. */
function isOver(facts: Facts, { id }: Practice): boolean {
  if (facts.subject !== 'partnership') return false
  return facts.state === 'notFormed' || (facts.state === 'ended' && id !== 'partnership.ended-well')
}

function reasonToSetAside(facts: Facts, { id, essential }: Practice): string | null {
  if (facts.subject === 'consultation' && facts.state === 'withdrawn') return 'The consultation was withdrawn.'
  if (facts.subject !== 'partnership') return null
  if (facts.state === 'notFormed' && !ofTheQuestion.includes(id)) return 'No partnership was formed.'
  if (facts.scale === 'small' && !essential) return 'Not asked of a small, informal partnership.'
  return null
}
