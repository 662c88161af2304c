/** Parts of the read models that several subjects have. */
import type { Day } from '../../kernel/day.ts'

/** Something with an id and a name to show. Ids are those of the records, so that findings can link to them. */
export type Item = { readonly id: string; readonly label: string }

/** A departure from a code, with its reason. */
export type Departure = {
  /** The practice departed from. */
  readonly practice: string
  readonly reason: string
  /** The day the reason was made public; null while it is not, and then it explains nothing. */
  readonly publishedOn: Day | null
  /** Who departs and answers for it. */
  readonly by: string
}

/** Something asked for that is to be dealt with: a format, an explanation, more time. */
export type Request = Item & {
  readonly askedOn: Day
  /** The last day promised to whoever asked, where one was promised. */
  readonly promisedBy?: Day
  /** The day it was met or answered; null while it waits. */
  readonly answeredOn: Day | null
}

/** An organisation answerable for the subject, and the codes that it has signed (their `code`), as of today. */
export type Signatory = Item & { readonly codes: readonly string[] }

/** What every subject's facts carry. */
export type SubjectFacts = Item & {
  /** The lead body first, then its partners. A subject is judged by the codes that any of them has signed. */
  readonly signatories: readonly Signatory[]
  readonly departures: readonly Departure[]
}

/** The sector of an organisation. */
export type Sector = 'statutory' | 'voluntary' | 'community' | 'faith' | 'private' | 'other'

/** Whether an organisation belongs to the voluntary, community and faith sector that a Compact speaks of. */
export function isSector(sector: Sector): boolean {
  return sector === 'voluntary' || sector === 'community' || sector === 'faith'
}
