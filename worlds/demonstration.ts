/**
 * The core of the demonstration area, as tests use it (`area.ts` lays the rest over it): an invented place, built by visitors through the same pages as its users, with the clock set to
 * the days on which things happened. It is always as fresh as the day it is built on.
 */

import { answerTogether } from './answering-together.ts'
import { beginArea, fillDirectory, layListAside, layLongListAside } from './beginnings.ts'
import { keepOwnBooks } from './books.ts'
import { nameParties } from './cases.ts'
import {
  adoptCodes,
  agreeNextEdition,
  bringInNextCompact,
  explainDeparture,
  explainForOrganisation,
  keepCodesReadable,
  reviewTheYear,
  writeNextCode,
} from './compact.ts'
import { reportOnConsultingCode } from './consulting-code.ts'
import { electSeats } from './electing.ts'
import { seatEveningBuses } from './evening-buses.ts'
import { runGettingThere } from './getting-there.ts'
import { type Codes, openGreenSpaces } from './green-spaces.ts'
import type { Hand } from './hand.ts'
import { explainForCompact, hearTheOtherSide } from './hearing.ts'
import { offerLanguages } from './in-other-languages.ts'
import { lookAtConsultations } from './keeping.ts'
import { readLibraryAnswers } from './library-hours.ts'
import { sayWhatTheyDo } from './preparing.ts'
import { adoptRules } from './rules.ts'
import { endWinterKitchen } from './winter-kitchen.ts'

/** Builds the core in an empty installation, up to the last weeks before it is shown; gives the codes people hold. */
export async function tellStories(hand: Hand): Promise<Codes> {
  await beginArea(hand)
  await fillDirectory(hand)
  await adoptCodes(hand)
  await adoptRules(hand)
  await sayWhatTheyDo(hand)
  const told = await reportOnConsultingCode(hand)
  const [{ receipts, drafts }] = await hand.beside(
    () => openGreenSpaces(hand),
    () => readLibraryAnswers(hand),
  )
  await offerLanguages(hand, 'green-spaces-plan-for-holt')
  await reviewTheYear(hand)
  await runGettingThere(hand)
  await electSeats(hand, '/partnerships/getting-there')
  await answerTogether(hand, '/partnerships/getting-there', 'green-spaces-plan-for-holt')
  const chair = await hand.as('hassan.idris')
  await nameParties(hand, 'getting-there', chair, ['Holt Older People’s Forum', 'Fenside Health Trust'])
  await seatEveningBuses(hand)
  await lookAtConsultations(hand)
  await endWinterKitchen(hand)
  return { receipts: [...told, ...receipts], drafts }
}

/** The last weeks: a code gets its next edition, and what is not kept is explained, confirmed and doubted. */
export async function endTheYear(hand: Hand): Promise<void> {
  await agreeNextEdition(hand, 'draft-code-on-consulting-people')
  await explainDeparture(hand, 'green-spaces-plan-for-holt')
  await explainForOrganisation(hand)
  await explainForCompact(hand)
  await hearTheOtherSide(hand)
  await keepCodesReadable(hand)
  await writeNextCode(hand, 'draft-code-on-consulting-people')
  await bringInNextCompact(hand)
  await keepOwnBooks(hand)
  hand.on(0)
  await hand.runJobs()
  await layListAside(hand)
  await layLongListAside(hand)
}
