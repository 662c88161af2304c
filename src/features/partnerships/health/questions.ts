/** What a round asks. The texts stand in the catalogue under `partnerships.health.question.<name>`. */

/** The eight questions of the health check, in the order in which codes of practice ask them. */
export const healthCheckQuestions = [
  'equal-say',
  'valued',
  'progress',
  'right-partners',
  'stakeholders-told',
  'means',
  'no-change-needed',
  'joined-up',
] as const

/** The four questions by which a chair feels the pulse. */
export const pulseQuestions = ['heard', 'worth-the-time', 'purpose-clear', 'led-well'] as const

/** What kind of round it is. */
export type RoundKind = 'pulse' | 'health-check'

/** The questions of a kind of round, in order. */
export function questionsOf(kind: RoundKind): readonly string[] {
  return kind === 'pulse' ? pulseQuestions : healthCheckQuestions
}
