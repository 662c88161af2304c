/**
 * The whole demonstration area: what the tests build (the core) and, laid over it, the rest of an area in which much has happened.
 * Every part is built through the product's own pages, with the clock set to its days.
 */
import { buildWhole } from '../src/db/unfinished.ts'
import { endTheYear, tellStories } from './demonstration.ts'
import type { Codes } from './green-spaces.ts'
import { type Hand, makeHand, type Place } from './hand.ts'
import { askAboutBuses } from './rest/bus-network.ts'
import { hurry, justClosed, lookAhead, withdraw } from './rest/consultations.ts'
import { endWell } from './rest/late.ts'
import { reportOnShelter } from './rest/night-shelter.ts'
import { liveAYear } from './rest/organisations.ts'
import { endFloodWatch, shareHalls, think } from './rest/partnerships.ts'
import { formAdvice, reviewWork } from './rest/partnerships-under-way.ts'
import { runSafeguarding } from './rest/safeguarding.ts'

/** Told what is being built, and how much of it is done, from 0 to 1. */
export type Progress = (what: string, done: number) => void

/** The parts of the rest, in the order they are laid, each with its share of the work. */
const parts: readonly {
  readonly what: string
  readonly share: number
  readonly lay: readonly ((hand: Hand) => Promise<unknown>)[]
}[] = [
  { what: 'thirty organisations', share: 15, lay: [liveAYear] },
  { what: 'a board and its year', share: 20, lay: [runSafeguarding] },
  { what: 'other partnerships', share: 15, lay: [endFloodWatch, shareHalls, think, reviewWork, formAdvice] },
  { what: 'other consultations', share: 20, lay: [lookAhead, hurry, withdraw, justClosed, reportOnShelter] },
  { what: 'two thousand answers about buses', share: 25, lay: [askAboutBuses] },
]

/** Builds the area in an empty installation, as it stands at a moment, whole or not at all; gives the codes people hold. */
export async function buildArea(place: Place, say: Progress, shown = new Date()): Promise<Codes> {
  return buildWhole(place.database.pool, async database => {
    const hurried = { ...place, database }
    say('the Compact, its first consultations and a partnership', 0)
    const codes = await tellStories(hurried, shown)
    await layRest(hurried, say, shown)
    return codes
  })
}

/** How much of the work the core is. */
const CORE = 0.4
/** What the last weeks are, beside the shares of the parts. */
const LAST = 10

/** Lays the rest over the stories of the core, and ends the year for all. */
export async function layRest(place: Place, say: Progress, shown: Date): Promise<void> {
  const hand = await makeHand(place, shown)
  const all = parts.reduce((sum, { share }) => sum + share, LAST)
  let done = 0
  try {
    for (const { what, share, lay } of parts) {
      say(what, CORE + (1 - CORE) * (done / all))
      for (const story of lay) await story(hand)
      done += share
    }
    say('the last weeks', CORE + (1 - CORE) * (done / all))
    await endTheYear(place, shown)
    await endWell(hand)
    say('done', 1)
  } finally {
    await hand.close()
  }
}
