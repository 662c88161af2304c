/** What a pack states counts once those consulted can read it: a draft tells nobody anything. */

import type { ConsultationFacts } from '../facts/consultation.ts'
import type { Day } from '../kernel/day.ts'
import { nextStep, partly, type Verdict } from './verdict.ts'

/** The verdict as it stands for readers: what is kept on paper is kept in part until the consultation is public. */
export function oncePublic({ publishedOn }: ConsultationFacts, verdict: Verdict, today: Day): Verdict {
  if (verdict.verdict !== 'met' || (publishedOn !== null && publishedOn <= today)) return verdict
  return partly(
    `${verdict.because} It is not public yet.`,
    { records: verdict.records, proof: verdict.proof },
    nextStep('calendar-entry'),
  )
}
