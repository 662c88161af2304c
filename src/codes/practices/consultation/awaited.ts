/** Practices of a consultation whose records are still to come: each answers "not known" and says what is missing. */
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedConsultationPractices: readonly Practice[] = [
  definePractice({
    id: 'consultation.joint-responses',
    stage: 'open',
    evidence: 'computed',
    proof: 'shown',
    owedTo: 'sector',
    title: 'Joint responses possible',
    asks: 'Organisations can prepare and sign one response together, and joint responses and the bodies behind them are counted.',
    missing: 'Several organisations cannot sign one response yet.',
  }),
]
