/** What a round asks. The texts stand in the catalogue under `partnerships.health.question.<name>`. */

/**
 * The statements by which partners say how they work together, one for each practice that only they can judge. Answers to them
 * are kept under these names.
 */
export const togetherQuestions = [
  'differences-aired',
  'meetings-worthwhile',
  'leadership-enables',
  'power-shared',
  'trust',
  'fair',
  'rely',
  'belongs-to-all',
] as const

/** The name of a statement on how partners work together. */
export type TogetherQuestion = (typeof togetherQuestions)[number]

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

/** The four questions by which a chair feels the pulse: valued, listened to, empowered, energised. */
const pulseQuestions = ['valued-here', 'heard', 'empowered', 'energised'] as const

/** Questions that rounds once asked: shown where somebody answered them, asked no more. */
const formerQuestions: Readonly<Partial<Record<RoundKind, readonly string[]>>> = {
  pulse: ['worth-the-time', 'purpose-clear', 'led-well'],
}

/** The kinds of round. */
export const roundKinds = ['health-check', 'pulse', 'working-together'] as const
/** What kind of round it is. */
export type RoundKind = (typeof roundKinds)[number]

const questions: Readonly<Record<RoundKind, readonly string[]>> = {
  'health-check': healthCheckQuestions,
  pulse: pulseQuestions,
  'working-together': togetherQuestions,
}

/** What a round asked: its questions, and former ones that somebody answered. */
export function questionsAnswered(
  kind: RoundKind,
  answers: readonly { readonly scores: Readonly<Record<string, number>> }[],
): readonly string[] {
  const former = formerQuestions[kind] ?? []
  return [...questions[kind], ...former.filter(name => answers.some(({ scores }) => scores[name] !== undefined))]
}

/** Every question of every kind of round. */
export const allQuestions: readonly string[] = roundKinds.flatMap(kind => questions[kind])

/** The questions of a kind of round, in order. */
export function questionsOf(kind: RoundKind): readonly string[] {
  return questions[kind]
}
