/** Facts of one partnership. Closed matters are given by their existence and dates only, never by their text. */
import { joinParts } from './part.ts'
import { departures, signatories, views } from './partnership/agreed.ts'
import { profilesRead, takingPartAccepted } from './partnership/agreements.ts'
import { concerns } from './partnership/concerns.ts'
import { partnersConsultations } from './partnership/consultations.ts'
import { contributions } from './partnership/contributions.ts'
import { actions, decisions, reportBacks } from './partnership/decisions.ts'
import { ending } from './partnership/ending.ts'
import { entries } from './partnership/entries.ts'
import { gate } from './partnership/gate.ts'
import { meetings } from './partnership/meetings.ts'
import { dropped, milestones, objectives, objectivesAgreed } from './partnership/objectives.ts'
import { outset, partners } from './partnership/partners.ts'
import { lessons, reviews, successes } from './partnership/reviews.ts'
import { outlook, risks, risksAgreed } from './partnership/risks.ts'
import { openRounds, rounds } from './partnership/rounds.ts'
import { seats } from './partnership/seats.ts'
import { adviceAsked, communities, joinRequests, stakeholderKinds, stakeholders } from './partnership/stakeholders.ts'
import { standing } from './partnership/standing.ts'
import { newTerms, terms } from './partnership/terms.ts'

/**
 * Every part of the facts of a partnership. An ended one is told as it stood on its last day. The exemplary one was scoped,
 * formed, run and reviewed to the code.
 */
export const partnershipFacts = joinParts('partnership', {
  table: 'partnership',
  day: 'least(given.today, coalesce(subject.ended_on, given.today))',
  parts: [
    standing,
    signatories,
    departures,
    views,
    gate,
    stakeholders,
    stakeholderKinds,
    adviceAsked,
    joinRequests,
    communities,
    partners,
    outset,
    contributions,
    terms,
    newTerms,
    seats,
    objectives,
    objectivesAgreed,
    milestones,
    dropped,
    risks,
    risksAgreed,
    outlook,
    reviews,
    lessons,
    successes,
    meetings,
    decisions,
    actions,
    reportBacks,
    concerns,
    rounds,
    openRounds,
    ending,
    entries,
    profilesRead,
    takingPartAccepted,
    partnersConsultations,
  ],
})

/** All that is known of one partnership. */
export type PartnershipFacts = (typeof partnershipFacts)['example']
/** The exemplary partnership. Invented. */
export const exemplaryPartnership = partnershipFacts.example
