/** Shapes that several subjects have. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Hour, hour } from '../kernel/hour.ts'
import { given, says } from '../kernel/says.ts'
import type { Of } from './part.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A civil day. */
export const aDay = z.custom<Day>(value => typeof value === 'string' && DAY.test(value), 'not a day like 2009-10-28')
/** A civil day, or null while there is none. */
export const dayOrNone = aDay.nullable()
/** A time of day, or null where there is none. */
export const hourOrNone = z
  .custom<Hour>(value => typeof value === 'string' && hour(value) !== null, 'not a time like 17:00')
  .nullable()
/** A text, null or blank where nothing was written. */
export const text = z.string().nullable()
/** Names that somebody listed: methods, formats, languages. What names nothing ("x") is left out. */
export const names = z.array(z.string()).transform(list => list.filter(given))
/** How many. */
export const count = z.int().nonnegative()
/**
 * Whether a text says something. SQL gives the text, or what it is where that needs no text, and never whether one is empty: "x" and "tbc" say
 * nothing.
 */
export const isSaid = z.union([z.boolean(), text.transform(each => says(each))])
/** Whether somebody or something is named at all, told by the name as SQL gives it. */
export const isGiven = z.union([z.boolean(), text.transform(each => given(each))])
/** How many of some texts say something, and how many of some name something, told as SQL gives them. */
export const countSaid = z.union([count, z.array(isSaid).transform(each => each.filter(Boolean).length)])
export const countGiven = z.union([count, z.array(isGiven).transform(each => each.filter(Boolean).length)])

/** Something with an id and a name to show, and what else is known of it. Ids are those of the records, so that findings can link to them. */
export function item<const Shape extends z.ZodRawShape>(rest: Shape) {
  return z.strictObject({ id: z.string(), label: z.string(), ...rest })
}

/** Something with an id and a name to show. */
export const named = item({})
export type Item = Of<typeof named>

/**
 * How what another party said came into the Hub. `self`: that party gave it, by its own sign-in or by a link for it alone.
 * `body`: somebody of the body that is judged typed it, from paper or on the party's word.
 */
export const givenBy = z.enum(['self', 'body'])
export type GivenBy = Of<typeof givenBy>

/** A departure from a code, with its reason. */
export const departure = z.strictObject({
  id: z.string(),
  /** The practice departed from. */
  practice: z.string(),
  /**
   * Which clauses (as `clauseKey` names them) and which records that fall short it covers; no record where the subject
   * itself does. Null for one written before that was asked: until its last day it covers whatever falls short.
   */
  covers: z.strictObject({ clauses: z.array(z.string()), records: z.array(z.string()) }).nullable(),
  reason: z.string(),
  /** The last day on which it explains anything; null where none was set. */
  until: dayOrNone,
  /** The day the reason was made public; null while it is not, and then it explains nothing. */
  publishedOn: dayOrNone,
  /** Who departs and answers for it. */
  by: z.string(),
  /** What bodies of the other side say to it, the latest word of each. */
  answers: z.array(z.strictObject({ by: z.string(), accepts: z.boolean(), on: aDay })),
})
export type Departure = Of<typeof departure>

/** What somebody of the side that a practice is owed to said of a finding. */
export const view = z.strictObject({
  /** Practice and parameters as one text, as findings have it. */
  demand: z.string(),
  says: z.enum(['confirmed', 'doubted']),
  /** The body on whose behalf it was said. */
  by: z.string(),
  on: aDay,
  /** The mark of the evidence that a confirmation stands for, as `evidenceOf` gives it. */
  evidence: z.string(),
})
export type View = Of<typeof view>

/** Something asked for that is to be dealt with: a format, an explanation, more time. */
export const request = item({
  askedOn: aDay,
  /** The last day promised to whoever asked, where one was promised. */
  promisedBy: aDay.optional(),
  /** The day it was met or answered; null while it waits. */
  answeredOn: dayOrNone,
})
export type Request = Of<typeof request>

/** A person or post who can be reached; each null where it is not given. */
export const contact = z.strictObject({ name: text, address: text, phone: text, email: text })
export type Contact = Of<typeof contact>

/** An organisation answerable for the subject, and the codes that it has signed (their `code`), as of today. */
export const signatory = item({ codes: z.array(z.string()) })
export type Signatory = Of<typeof signatory>

/** What every subject's facts carry. */
export type SubjectFacts = Item & {
  /** The lead body first, then its partners. A subject is judged by the codes that any of them has signed. */
  readonly signatories: readonly Signatory[]
  readonly departures: readonly Departure[]
  /** What the side that things are owed to says of its findings; what was taken back is left out. */
  readonly views: readonly View[]
}

/** The sector of an organisation. */
export const sector = z.enum(['statutory', 'voluntary', 'community', 'faith', 'private', 'other'])
export type Sector = Of<typeof sector>

/** Whether an organisation belongs to the voluntary, community and faith sector that a Compact speaks of. */
export function isSector(sector: Sector): boolean {
  return sector === 'voluntary' || sector === 'community' || sector === 'faith'
}
