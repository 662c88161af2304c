/** What a round asks. The texts stand in the catalogue under `partnerships.health.question.<name>`. */
import { togetherQuestions } from '../../../codes/index.ts'

/** The eight questions of the health check, in the order in which codes of practice ask them. */
const healthCheckQuestions = [
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
const pulseQuestions = ['heard', 'worth-the-time', 'purpose-clear', 'led-well'] as const

/** The kinds of round. */
export const roundKinds = ['health-check', 'pulse', 'working-together'] as const
/** What kind of round it is. */
export type RoundKind = (typeof roundKinds)[number]

const questions: Readonly<Record<RoundKind, readonly string[]>> = {
  'health-check': healthCheckQuestions,
  pulse: pulseQuestions,
  'working-together': togetherQuestions,
}

/** Every question of every kind of round. */
export const allQuestions: readonly string[] = roundKinds.flatMap(kind => questions[kind])

/** The questions of a kind of round, in order. */
export function questionsOf(kind: RoundKind): readonly string[] {
  return questions[kind]
}
