/** Everything the public page of a consultation shows. */

import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { publicHolidays, sayHoliday } from '../../../kernel/holidays.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import type { Area } from '../../../web/hub.ts'
import { type Consultation, findPack, type PackDocument } from '../consultation.queries.ts'
import { type Correction, findCorrections } from '../form/corrections.queries.ts'
import { findRewordings, type Rewording } from '../languages/rewordings.queries.ts'
import { findDecisions } from '../learning/decisions.page.ts'
import { findNotices, type KeptNotice } from '../opening/notices.queries.ts'
import { findInvited } from '../preparing/invited.queries.ts'
import { findLinked } from '../preparing/related.queries.ts'
import { type Challenge, findChallenges } from '../requests/challenges.page.ts'
import {
  daysLeft,
  isPackOut,
  type Length,
  measure,
  type Periods,
  type Stage,
  type Standing,
  stageOf,
  standingOn,
} from '../timetable.ts'
import { findListed } from './list.queries.ts'

/** A part of the summary: its heading's key and the author's text. */
export type Part = { readonly name: string; readonly text: string }

export type ConsultationView = {
  readonly consultation: Consultation
  readonly standing: Standing
  readonly stage: Stage
  readonly daysLeft: number | null
  readonly length: Length | null
  readonly holidays: readonly { readonly day: Day; readonly name: string }[]
  readonly decisions: Awaited<ReturnType<typeof findDecisions>>
  /** When what came of it was published. */
  readonly reportedAt: Date | null
  /** Whether more is shown than the forward plan tells. */
  readonly shown: boolean
  readonly parts: readonly Part[]
  /** Whether its documents are shown. */
  readonly packShown: boolean
  readonly pack: readonly PackDocument[]
  readonly notices: readonly KeptNotice[]
  readonly challenges: readonly Challenge[]
  readonly corrections: readonly Correction[]
  readonly rewordings: readonly Rewording[]
  /** How many are on the list of those invited. */
  readonly invited: number
  readonly linked: readonly { readonly slug: string; readonly title: string }[]
  readonly related: readonly { readonly slug: string; readonly title: string; readonly stage: Stage }[]
}

/** Gathers the view. `whole` shows its team the page as it will be once it is published. */
export async function viewConsultation(
  db: Handle,
  of: Consultation,
  { whole, weeks, ...at }: Clock & { readonly area: Area; readonly whole: boolean; readonly weeks: Periods },
): Promise<ConsultationView> {
  const period = of.opens_on && of.closes_on ? { from: of.opens_on, to: of.closes_on } : null
  const holidays = period ? publicHolidays(at.area.holidayCountry, period.from, period.to) : []
  const linked = await findLinked(db, of.id)
  const standing = standingOn(of, at)
  const reportedAt = await findReported(db, of.id)
  const packShown = whole || isPackOut(of, at)
  const related = of.topic === '' ? [] : await findListed(db, at, { topic: of.topic })
  return {
    consultation: of,
    standing,
    stage: stageOf(standing, { state: of.state, told: reportedAt !== null }),
    daysLeft: daysLeft(of, at),
    length: measure(of, at, weeks),
    holidays: holidays.map(each => ({ day: each.day, name: sayHoliday(each) })),
    decisions: await findDecisions(db, of.id),
    reportedAt,
    shown: of.published_at !== null || whole,
    parts: partsOf(of, whole),
    packShown,
    pack: packShown ? await findPack(db, of.id) : [],
    notices: await findNotices(db, of.id),
    challenges: await findChallenges(db, of.id),
    corrections: await findCorrections(db, of.id),
    rewordings: await findRewordings(db, of.id),
    invited: (await findInvited(db, of.id)).length,
    linked,
    related: related.filter(each => each.id !== of.id && !linked.some(({ slug }) => slug === each.slug)).slice(0, 5),
  }
}

/** When what came of it was published, or null. */
async function findReported(db: Handle, id: string): Promise<Date | null> {
  const report = await db
    .selectFrom('consultation_report')
    .select('published_at')
    .where('consultation_id', '=', id)
    .executeTakeFirst()
  return report?.published_at ?? null
}

function partsOf(of: Consultation, whole: boolean): Part[] {
  const parts: Part[] = [
    { name: 'aims', text: of.aims },
    { name: 'issue', text: of.issue },
    { name: 'affected', text: of.affected },
    { name: 'can-change', text: of.can_change },
    { name: 'cannot-change', text: of.cannot_change },
    { name: 'limits', text: of.exercise_limits },
    { name: 'decisions-made', text: of.decisions_made },
    { name: 'preferred', text: of.preferred_option },
    { name: 'evidence', text: of.evidence },
    { name: 'consultees', text: of.consultees },
  ]
  // Before it is published only its team sees more than was announced: the rest is still being written.
  return of.published_at || whole ? parts.filter(part => part.text.trim() !== '') : []
}
