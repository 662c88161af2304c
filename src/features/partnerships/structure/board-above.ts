/** What other features need to know of the board above: what it lets a board decide, what it is called, and how it is told. */
import type { Handle } from '../../../db/open.ts'
import type { Power } from '../../../governance/powers.ts'
import type { Day } from '../../../kernel/day.ts'
import { type BoardLink, linkAbove } from './links.queries.ts'
import { type DelegatedPower, holds, powerOf, powersOf } from './powers.queries.ts'

/** The board that another stood under on a day, with the powers that held on it. */
export type BoardAbove = {
  readonly link: BoardLink
  readonly given: readonly DelegatedPower[]
  readonly powers: readonly Power[]
}

/** The board above on a day; null where there is none. */
export async function boardAbove(db: Handle, partnershipId: string, on: Day): Promise<BoardAbove | null> {
  const link = await linkAbove(db, partnershipId, on)
  if (!link) return null
  const given = (await powersOf(db, link.id)).filter(power => holds(power, on))
  return { link, given, powers: given.map(powerOf) }
}
