/** Rules about the dates of a consultation: how long it runs, where it stands on a day, when answers are taken. */
import { addDays, type Day, daysBetween, type Weeks, weeksBetween } from '../../kernel/day.ts'

/** A consultation normally stays open for at least this long. */
export const standardWeeks = 12
/** Below this, only statute, an emergency or a small or specialist group is ground enough. */
export const floorWeeks = 6

/** Why a consultation may be shorter than the standard. */
export const shortGrounds = ['statute', 'emergency', 'small-or-specialist-group', 'other'] as const
export type ShortGround = (typeof shortGrounds)[number]

/** What decides where a consultation stands. `published_at` is set when its lead publishes it, maybe before it opens. */
export type Dates = {
  readonly state: string
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly listed_on: Day | null
  readonly published_at: Date | null
}

/**
 * Where a consultation stands on a day. `planning`: only its team sees it. `coming`: on the forward plan, or published and
 * not open yet. `open`: from the beginning of its first day to the end of its last, in the area's time zone.
 */
export type Standing = 'planning' | 'coming' | 'open' | 'closed' | 'withdrawn'

/** Where it stands, with what happens after the close: its answers are being read, or what came of it is published. */
export type Stage = Standing | 'reading' | 'results'

/** The stage of a consultation of that standing; `told` once its report is published. */
export function stageOf(
  standing: Standing,
  { state, told }: { readonly state: string; readonly told: boolean },
): Stage {
  if (standing !== 'closed') return standing
  if (told && (state === 'reported' || state === 'evaluated')) return 'results'
  return state === 'closed' || state === 'open' ? 'closed' : 'reading'
}

/** Where a consultation stands; the dates decide, so that nothing depends on when a job last ran. */
export function standingOn(of: Dates, today: Day): Standing {
  if (of.state === 'withdrawn') return 'withdrawn'
  if (of.published_at === null || of.opens_on === null || of.closes_on === null)
    return of.listed_on === null ? 'planning' : 'coming'
  if (today < of.opens_on) return 'coming'
  return today <= of.closes_on ? 'open' : 'closed'
}

/** Whether responses are taken today. */
export function takesResponses(of: Dates, today: Day): boolean {
  return standingOn(of, today) === 'open'
}

/** Whether everybody may see the consultation: published, or announced on the forward plan. */
export function isPublic(of: Dates): boolean {
  return of.published_at !== null || of.listed_on !== null
}

/** Days from today to the last one: 0 on the last day itself. Null where it is not open. */
export function daysLeft(of: Dates, today: Day): number | null {
  return takesResponses(of, today) && of.closes_on ? daysBetween(today, of.closes_on) : null
}

/** How long a consultation runs, measured against the standard. */
export type Length = Weeks & {
  readonly measure: 'standard' | 'short' | 'below-floor'
  /** Days beyond the standard; negative where it is shorter. */
  readonly spareDays: number
}

/** Measures a period. From 28 October 2009 to 21 January 2010 is 85 days: twelve weeks and one day. */
export function lengthOf(opensOn: Day, closesOn: Day): Length {
  const weeks = weeksBetween(opensOn, closesOn)
  const measure =
    weeks.total >= standardWeeks * 7 ? 'standard' : weeks.total >= floorWeeks * 7 ? 'short' : 'below-floor'
  return { ...weeks, measure, spareDays: weeks.total - standardWeeks * 7 }
}

/** Whether a ground is enough for a period of that length. */
export function groundSuffices(length: Length, ground: ShortGround | null): boolean {
  if (length.measure === 'standard') return true
  return ground !== null && (length.measure === 'short' || ground !== 'other')
}

/** The first closing day that gives the standard length, with a day more for each day in `allow`. */
export function standardClose(opensOn: Day, allow = 0): Day {
  return addDays(opensOn, standardWeeks * 7 + allow)
}
