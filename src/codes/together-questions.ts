/**
 * The statements by which partners say how they work together, one for each practice that only they can judge. Their
 * texts stand in the catalogue; answers to them are kept under these names.
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
