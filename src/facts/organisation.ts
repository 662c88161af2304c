/** Facts of one organisation: what it says of itself, the consultations it led, and what its people passed on. */
import { departures, signatories, views } from './organisation/agreed.ts'
import { around, askings } from './organisation/askings.ts'
import { kept } from './organisation/books.ts'
import { consultations, lessons } from './organisation/consultations.ts'
import { meetings } from './organisation/meetings.ts'
import { news, policiesTold } from './organisation/news.ts'
import { backing, readers } from './organisation/people.ts'
import { policies } from './organisation/policies.ts'
import { standing } from './organisation/standing.ts'
import { joinParts } from './part.ts'

/** Every part of the facts of an organisation. The exemplary one is a council that leads consultations and sits on a partnership. */
export const organisationFacts = joinParts('organisation', {
  table: 'organisation',
  parts: [
    standing,
    signatories,
    departures,
    views,
    consultations,
    meetings,
    policies,
    lessons,
    kept,
    askings,
    around,
    readers,
    backing,
    news,
    policiesTold,
  ],
})

/** What is known of one organisation. Texts are null or blank where nothing was written. */
export type OrganisationFacts = (typeof organisationFacts)['example']
