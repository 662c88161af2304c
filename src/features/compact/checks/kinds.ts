/** The kinds of subject that are judged, and those of which there are many. */
import type { SubjectKind } from '../../../codes/index.ts'

/** Every kind: of all of them findings are shown, confirmed, seen otherwise and explained. */
export type JudgedKind = SubjectKind
export const judgedKinds = [
  'consultation',
  'partnership',
  'organisation',
  'compact',
] as const satisfies readonly JudgedKind[]

/** The kinds of which there are many; the Compact itself is one. */
export type CheckedKind = Exclude<JudgedKind, 'compact'>
export const checkedKinds = ['consultation', 'partnership', 'organisation'] as const satisfies readonly CheckedKind[]

/** One subject by its kind and id. */
export type Judged = { readonly kind: JudgedKind; readonly id: string }
