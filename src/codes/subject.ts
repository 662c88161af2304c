/**
 * What is judged: the subjects of the codes, and the stages of each one's life in which its practices fall due.
 */

/** The four kinds of subject that practices are asked of. */
export const subjectKinds = ['compact', 'organisation', 'consultation', 'partnership'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Stages of each subject's life, in the order in which they come. */
export const stages = {
  compact: ['adopt', 'sign', 'monitor', 'review'],
  organisation: ['sign', 'monitor'],
  consultation: ['plan', 'publish', 'open', 'interim', 'close', 'analyse', 'report', 'evaluate'],
  partnership: ['scope', 'form', 'run', 'maintain', 'review', 'end'],
} as const satisfies Record<SubjectKind, readonly string[]>

/** A stage of one kind of subject. */
export type StageOf<S extends SubjectKind> = (typeof stages)[S][number]
/** A stage of any subject. */
export type Stage = StageOf<SubjectKind>

/**
 * How a practice is known: `computed` from records kept anyway; `recorded` because a named thing was written down;
 * `asked` of people, whose answers are shown by sector.
 */
export const evidenceKinds = ['computed', 'recorded', 'asked'] as const
export type Evidence = (typeof evidenceKinds)[number]

/** Where a stage stands in its subject's life, 0 for the first. */
export function stageOrder(of: SubjectKind, stage: Stage): number {
  return (stages[of] as readonly string[]).indexOf(stage)
}
