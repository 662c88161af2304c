/** The kinds of subject that are checked on a page of their own. */
import type { SubjectKind } from '../../../codes/index.ts'

export type CheckedKind = Exclude<SubjectKind, 'compact'>
export const checkedKinds = ['consultation', 'partnership', 'organisation'] as const satisfies readonly CheckedKind[]
