/** When a change that the partners are asked about is decided. */

/** How the partners of the day answered: how many there are, how many said yes and no. */
export type Poll = { readonly partners: number; readonly yes: number; readonly no: number }

/**
 * Decided once more than half of all partners have said yes; dropped once half of them or more have said no, because then no
 * majority can come about. Silence is no answer.
 */
export function outcomeOf({ partners, yes, no }: Poll): 'decided' | 'dropped' | 'open' {
  if (yes * 2 > partners) return 'decided'
  return partners > 0 && no * 2 >= partners ? 'dropped' : 'open'
}
