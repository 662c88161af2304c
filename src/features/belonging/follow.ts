/** When a body is no more: what it was part of and what was part of it ends with it, and its parts are asked about whoever follows. */
import type { Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Putting } from '../parties/index.ts'
import { putBelonging } from './belonging.matter.ts'
import { endWith, followsFrom, holdBelongings, keepBelonging, partsAfter, standsAgainst } from './belonging.queries.ts'

/**
 * Ends what rests on a body with its last day. Nobody becomes part of another by what others decide: each part that goes on and the body
 * that follows are asked, and until both have said yes nothing stands.
 */
export async function passOnParts(
  tx: Tx,
  by: Putting,
  of: {
    readonly organisationId: string
    readonly lastDay: Day
    readonly because: string
    readonly heirId: string | null
    /** Bodies that end in the same change. */
    readonly ending: readonly string[]
  },
): Promise<void> {
  await holdBelongings(tx)
  const parts = await partsAfter(tx, of.organisationId, of.lastDay)
  await endWith(tx, { ...of, today: by.today })
  if (of.heirId === null) return
  for (const { id, kind } of parts) {
    if (id === of.heirId || of.ending.includes(id)) continue
    const next = { childId: id, parentId: of.heirId, kind, from: followsFrom(of.lastDay), to: null }
    if (await standsAgainst(tx, next, null)) continue
    await putBelonging(tx, by, await keepBelonging(tx, next, by.today), true)
  }
}
