/** Who runs a partnership: chair and administrators. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findTeam as findHolders } from '../../accounts/index.ts'

/** Roles given by hand; the role of a representative comes with a seat. */
export const teamRoles = ['chair', 'administrator'] as const

/** Whoever runs the partnership today, the chair first. */
export function findTeam(db: Handle, partnershipId: string, today: Day) {
  return findHolders(db, { kind: 'partnership', id: partnershipId }, teamRoles, today)
}
