/** Where it stands that one body is part of another. Pure. */
import type { Day } from '../../kernel/day.ts'
import type { Belonging, BelongingBody } from '../organisations/index.ts'

/** Whether everybody may read it: both have said that it is so, even where it was taken back since. */
export function isOpen({ child, parent }: Pick<Belonging, 'child' | 'parent'>): boolean {
  return child.agreed === true && parent.agreed === true
}

export type BelongingState = 'waits' | 'refused' | 'taken-back' | 'begins' | 'now' | 'ended'

/** Where it stands on a day. */
export function stateOf({ undoneOn, refusedBy, child, parent, from, to }: Belonging, today: Day): BelongingState {
  if (undoneOn !== null) return refusedBy === null ? 'taken-back' : 'refused'
  if (!isOpen({ child, parent })) return 'waits'
  if (from > today) return 'begins'
  return to !== null && to < today ? 'ended' : 'now'
}

/** The colour of its tag. */
export const colourOf: Readonly<Record<BelongingState, string>> = {
  waits: 'govuk-tag--yellow',
  refused: 'govuk-tag--red',
  'taken-back': 'govuk-tag--grey',
  begins: 'govuk-tag--blue',
  now: 'govuk-tag--green',
  ended: 'govuk-tag--grey',
}

/** What a body says of it. */
export function saidBy({ refusedBy }: Belonging, { id, agreed }: BelongingBody): 'waits' | 'yes' | 'no' {
  if (refusedBy === id || agreed === false) return 'no'
  return agreed === true ? 'yes' : 'waits'
}

/** What a body says of the last change of it; null where it was not asked. */
export function saidOfChange({ changeAsked, changeAgreed }: BelongingBody): 'waits' | 'yes' | 'no' | null {
  if (!changeAsked) return null
  return changeAgreed === null ? 'waits' : changeAgreed ? 'yes' : 'no'
}
