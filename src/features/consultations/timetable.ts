/** Rules about the dates of a consultation: how long it runs, where it stands on a day, when answers are taken. */
import type { Handle } from '../../db/open.ts'
import { type Day, dayAt, daysBetween } from '../../kernel/day.ts'
import type { Hour } from '../../kernel/hour.ts'
import { type Clock, type CountedPeriod, closeAfter, closingMoment, countOpen } from '../../kernel/open-period.ts'
import type { Hub } from '../../web/hub.ts'

/** Weeks that a period is measured against: those the clock gives. */
export type Periods = {
  /** A consultation normally stays open for at least this long. */
  readonly standard: number
  /** Below this, only statute, an emergency or a small or specialist group is ground enough. */
  readonly minimum: number
}

/** The weeks that a consultation goes by, by its codes or the area's rules. */
export async function periodsOf(db: Handle, hub: Pick<Hub, 'clock'>, id: string, today: Day): Promise<Periods> {
  const clock = await hub.clock(db, { kind: 'consultation', id }, today)
  return { standard: clock('standard-period').value, minimum: clock('minimum-period').value }
}

/** Why a consultation may be shorter than the standard. */
export const shortGrounds = ['statute', 'emergency', 'small-or-specialist-group', 'other'] as const
export type ShortGround = (typeof shortGrounds)[number]

/** What decides where a consultation stands. `published_at` is set when its lead publishes it, maybe before it opens. */
export type Dates = {
  readonly state: string
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  /** The hour on its last day at which it closes; null for the end of the day. */
  readonly closes_at: Hour | null
  readonly listed_on: Day | null
  readonly published_at: Date | null
}

/**
 * Where a consultation stands on a day. `planning`: only its team sees it. `coming`: on the forward plan, or published and
 * not open yet. `open`: from the beginning of its first day to the end of its last, or the hour on it at which it closes, in
 * the area's time zone.
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
export function standingOn(of: Dates, at: Clock): Standing {
  if (of.state === 'withdrawn') return 'withdrawn'
  if (of.published_at === null || of.opens_on === null || of.closes_on === null)
    return of.listed_on === null ? 'planning' : 'coming'
  if (at.today < of.opens_on) return 'coming'
  return at.now < closingMoment(of.closes_on, of.closes_at, at.area.timeZone) ? 'open' : 'closed'
}

/** Whether everybody may see the consultation: published, or announced on the forward plan. */
export function isPublic(of: Dates): boolean {
  return of.published_at !== null || of.listed_on !== null
}

/**
 * Whether everybody may see what is out to consultation: once it is published, so that there is time to read before it opens. Of one
 * that was withdrawn only where it had opened before.
 */
export function isPackOut(of: Dates & { readonly withdrawn_at: Date | null }, at: Today): boolean {
  if (of.published_at === null || of.opens_on === null) return false
  if (of.state !== 'withdrawn') return true
  return of.withdrawn_at !== null && of.opens_on <= dayAt(of.withdrawn_at, at.area.timeZone)
}

/** Days from today to the last one: 0 on the last day itself. Null where it is not open. */
export function daysLeft(of: Dates, at: Clock): number | null {
  return standingOn(of, at) === 'open' && of.closes_on ? daysBetween(at.today, of.closes_on) : null
}

/** A day by the clock of the area, where the hour does not matter. */
export type Today = Pick<Clock, 'today' | 'area'>

/** How long a consultation runs, measured against the standard; with the weeks it was measured by. */
export type Length = CountedPeriod & {
  readonly by: Periods
  readonly measure: 'standard' | 'short' | 'below-floor'
  /** Days beyond the standard; negative where it is shorter. */
  readonly spareDays: number
}

/** What the days of a period are counted from. */
export type Open = Pick<Dates, 'opens_on' | 'closes_on' | 'closes_at' | 'published_at'>

/**
 * Counts a period in the days on which one can answer; null while a day is missing. One that is not published yet is
 * taken to be so before its first day, as long as that lies ahead.
 */
export function lengthOf(of: Open, at: Today): CountedPeriod | null {
  if (of.opens_on === null || of.closes_on === null) return null
  return countOpen({ ...firstDay(of, of.opens_on, at), closesOn: of.closes_on, closesAt: of.closes_at })
}

/** The same measured against the weeks it goes by. */
export function measure(of: Open, at: Today, weeks: Periods): Length | null {
  const counted = lengthOf(of, at)
  if (counted === null) return null
  const spareDays = counted.total - weeks.standard * 7
  const short = counted.total >= weeks.minimum * 7 ? 'short' : 'below-floor'
  return { ...counted, by: weeks, measure: spareDays >= 0 ? 'standard' : short, spareDays }
}

/** Whether a ground is enough for a period of that length. */
export function groundSuffices(length: Pick<Length, 'measure'>, ground: ShortGround | null): boolean {
  if (length.measure === 'standard') return true
  return ground !== null && (length.measure === 'short' || ground !== 'other')
}

/** The first closing day that gives the standard length, with a day more for each in `allow`. */
export function standardClose(of: Open & { readonly opens_on: Day }, at: Today, weeks: Periods, allow = 0): Day {
  return closeAfter(weeks.standard * 7 + allow, { ...firstDay(of, of.opens_on, at), closesAt: of.closes_at })
}

function firstDay(of: Open, opensOn: Day, at: Today): { readonly opensOn: Day; readonly publicOn: Day | null } {
  if (of.published_at !== null) return { opensOn, publicOn: dayAt(of.published_at, at.area.timeZone) }
  return { opensOn, publicOn: opensOn <= at.today ? at.today : null }
}
