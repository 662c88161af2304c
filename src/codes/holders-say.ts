/** What those in seats say to an entry, told so that nobody can be picked out: all of them, some of them, or nobody yet. */
import type { PartnershipEntry } from '../facts/partnership/entry-shape.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'

/** `waiting`: nobody has answered; `none`: whoever answered says no. */
export type HoldersSay = {
  readonly say: 'all' | 'some' | 'none' | 'waiting' | 'nobody-sits'
  readonly text: string
}

/** Whether the holders of today say yes to an entry; `what` completes "All holders say …". */
export function sayHolders({ seats }: PartnershipFacts, { answers }: PartnershipEntry, what: string): HoldersSay {
  const filled = seats.filter(({ holder }) => holder !== null)
  if (filled.length === 0) return { say: 'nobody-sits', text: 'Nobody sits there who could say more.' }
  const said = filled.map(({ id }) => answers.find(({ seatId }) => seatId === id)?.says ?? null)
  if (said.every(one => one === 'yes')) return { say: 'all', text: `All holders say ${what}.` }
  if (said.every(one => one === null)) return { say: 'waiting', text: `No holder has said yet ${what}.` }
  if (said.includes('yes')) return { say: 'some', text: `Some holders, but not all, say ${what}.` }
  return { say: 'none', text: `No holder says ${what}.` }
}
