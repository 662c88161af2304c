/** What the turns counted in a meeting add up to. Pure. */
import type { Turns } from './turns.queries.ts'

const ofTheSector = ['voluntary', 'community', 'faith']

/** The turns of both sides of a Compact, and of each seat, the one that spoke most first. */
export type TurnsSum = {
  readonly all: number
  /** Turns of the voluntary, community and faith sector. */
  readonly sector: number
  readonly items: number
  readonly seats: readonly { readonly seat: string; readonly turns: number; readonly percent: number }[]
}

/** Adds up the turns on some items; null where none were counted there. */
export function sumTurns(turns: readonly Turns[], itemIds: readonly string[]): TurnsSum | null {
  const counted = turns.filter(({ itemId, turns }) => turns > 0 && itemIds.includes(itemId))
  const all = counted.reduce((sum, { turns }) => sum + turns, 0)
  if (all === 0) return null
  const bySeat = Map.groupBy(counted, ({ seatId }) => seatId)
  const seats = [...bySeat.values()].map(of => {
    const own = of.reduce((sum, { turns }) => sum + turns, 0)
    return { seat: of[0]!.seat, turns: own, percent: Math.round((own / all) * 100) }
  })
  return {
    all,
    sector: counted.reduce((sum, { sector, turns }) => sum + (ofTheSector.includes(sector) ? turns : 0), 0),
    items: new Set(counted.map(({ itemId }) => itemId)).size,
    seats: seats.toSorted((a, b) => b.turns - a.turns || (a.seat < b.seat ? -1 : 1)),
  }
}
