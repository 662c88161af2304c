/**
 * The whole demonstration area: what the tests build (the core) and, laid over it, the rest of an area in which much has happened.
 * Every part is built through the product's own pages, with the clock set to its days.
 */
import { buildWhole } from '../src/db/unfinished.ts'
import { endTheYear, tellStories } from './demonstration.ts'
import type { Codes } from './green-spaces.ts'
import { byHand, type Hand, type Place } from './hand.ts'
import { answerAboutBuses, openBuses } from './rest/bus-network.ts'
import { hurry, justClosed, lookAhead, withdraw } from './rest/consultations.ts'
import { endWell } from './rest/late.ts'
import { reportOnShelter } from './rest/night-shelter.ts'
import { liveAYear } from './rest/organisations.ts'
import { endFloodWatch, shareHalls, think } from './rest/partnerships.ts'
import { formAdvice, reviewWork } from './rest/partnerships-under-way.ts'
import { runSafeguarding } from './rest/safeguarding.ts'

/** Told what is being built, and how much of it is done, from 0 to 1. */
export type Progress = (what: string, done: number) => void

/** A part of the rest with its share of the work. */
type Part = {
  readonly what: string
  readonly share: number
  readonly lay: readonly ((hand: Hand) => Promise<unknown>)[]
}

/** The parts, in the order they are laid. Those in one row are laid side by side: none of them finds what another makes. */
const parts: readonly (readonly Part[])[] = [
  [{ what: 'thirty organisations', share: 15, lay: [liveAYear] }],
  // Boards look at what their partners consult on, and from when: it is open before their year is told.
  [{ what: 'a consultation about buses', share: 5, lay: [openBuses] }],
  [
    {
      what: 'partnerships and their year',
      share: 35,
      lay: [runSafeguarding, endFloodWatch, shareHalls, think, reviewWork, formAdvice],
    },
    { what: 'two thousand answers about buses', share: 20, lay: [answerAboutBuses] },
  ],
  [
    {
      what: 'other consultations',
      share: 20,
      lay: [lookAhead, hurry, withdraw, justClosed, reportOnShelter],
    },
  ],
]

/** Builds the area in an empty installation, as it stands at a moment, whole or not at all; gives the codes people hold. */
export async function buildArea(place: Place, say: Progress, shown = new Date()): Promise<Codes> {
  return buildWhole(place.database.pool, database =>
    byHand({ ...place, database }, shown, async hand => {
      say('the Compact, its first consultations and a partnership', 0)
      const codes = await tellStories(hand)
      await layRest(hand, say)
      return codes
    }),
  )
}

/** How much of the work the core is. */
const CORE = 0.4
/** What the last weeks are, beside the shares of the parts. */
const LAST = 10

/** Lays the rest over the stories of the core, and ends the year for all. */
export async function layRest(hand: Hand, say: Progress): Promise<void> {
  const all = parts.flat().reduce((sum, { share }) => sum + share, LAST)
  let done = 0
  const tell = (what: string) => say(what, CORE + (1 - CORE) * (done / all))
  const layPart = async ({ what, share, lay }: Part): Promise<void> => {
    tell(what)
    for (const story of lay) await story(hand)
    done += share
  }
  for (const row of parts) await hand.beside(...row.map(part => () => layPart(part)))
  tell('the last weeks')
  await endTheYear(hand)
  await endWell(hand)
  say('done', 1)
}
