/**
 * Another party answers for itself. A feature that needs the word of an organisation declares a matter (`defineMatter`), asks
 * (`askParty`) and reads what stands (`answersAbout`, or the view `party_standing` in SQL). Who answered, when, how and on whose
 * behalf is kept for good; what the asking body brings in is stated until the party itself has answered.
 */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { askedListPage, askedPage } from './asked.page.ts'
import { askerPage, paperPage, scanDownload } from './asker.page.ts'
import { anotherLinkPage, linkPage } from './link.page.ts'
import type { Matter } from './matter.ts'
import type { Matters } from './of-address.ts'
import { remindParties } from './remind.job.ts'

export { stateOf } from './answer.view.ts'
export { type Ask, type Asked, askParty, askUntold, sendAgain, withdrawRequest, withdrawUnanswered } from './asking.ts'
export { contactsOf, settledMailbox } from './binding.queries.ts'
export { tellOfMailbox } from './mailbox.ts'
export { type Answered, defineMatter, type Mailbox, type Matter, type Question } from './matter.ts'
export { owed } from './owed.ts'
export { type Put, type Putting, putAsAnswered, putToParty } from './putting.ts'
export { findRequests, latestOnly, type PartyRequest } from './requests.queries.ts'
export { isOwn, type PartyAnswer } from './standing.ts'

function byName(matters: readonly Matter[]): Matters {
  return new Map(matters.map(matter => [matter.name, matter]))
}

/** The pages on which parties answer, for every matter there is. */
export function routesFor(matters: readonly Matter[]): readonly Route[] {
  const all = byName(matters)
  return [
    askedListPage(all),
    askedPage(all),
    askerPage(all),
    paperPage(all),
    scanDownload(all),
    linkPage(all),
    anotherLinkPage(all),
  ]
}

/** The work behind them. */
export function jobsFor(matters: readonly Matter[]): readonly Job[] {
  return [remindParties(byName(matters))]
}
