/** Facts of the Compact itself: its codes in force, who keeps it, and how people reach them. */
import { activities, kept } from './compact/books.ts'
import { codes, comments, commentsSetAside, formatRequests, protocols } from './compact/codes.ts'
import { departures, governing, signatories, signed, views } from './compact/keepers.ts'
import { reviews } from './compact/reviews.ts'
import { standing } from './compact/standing.ts'
import { joinParts } from './part.ts'

/** Every part of the facts of the Compact; its own record is the area. */
export const compactFacts = joinParts('compact', {
  table: 'area',
  parts: [
    standing,
    signatories,
    departures,
    views,
    codes,
    comments,
    commentsSetAside,
    formatRequests,
    protocols,
    signed,
    governing,
    reviews,
    kept,
    activities,
  ],
})

/** What is known of the Compact. */
export type CompactFacts = (typeof compactFacts)['example']
