/** The milestones of a consultation, from its records: what happened, and what is to come. */
import { type Day, dayAt } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Milestone } from '../../../web/timeline.ts'
import type { Consultation } from '../consultation.queries.ts'
import type { KeptNotice } from '../opening/notices.queries.ts'

/** What its records say beside its own dates. */
export type Told = {
  readonly notices: readonly KeptNotice[]
  readonly decisions: readonly { readonly what: string; readonly decided_on: Day }[]
  /** When what came of it was published. */
  readonly reportedAt: Date | null
}

type Own = Pick<
  Consultation,
  'slug' | 'listed_on' | 'published_at' | 'opens_on' | 'closes_on' | 'decision_on' | 'feedback_on' | 'withdrawn_at'
>

/** They stand in no order. A day that was only expected is not told any more once it came to pass, nor what a withdrawal has ended. */
export function milestonesOf(of: Own, told: Told, timeZone: string, t: Translate): Milestone[] {
  const step = (name: string, day: Day | null, href: string | null = null): Milestone[] =>
    day === null ? [] : [{ day, what: t(`consultations.step.${name}`), href }]
  const dayOf = (moment: Date | null): Day | null => moment && dayAt(moment, timeZone)
  const base = `/consultations/${of.slug}`
  const over = dayOf(of.withdrawn_at)
  const expected = [
    ...step('listed', of.listed_on),
    ...step('published', dayOf(of.published_at)),
    ...step('opens', of.opens_on),
    ...step('closes', of.closes_on),
    ...(told.decisions.length === 0 ? step('decision', of.decision_on) : []),
    ...(told.reportedAt === null ? step('feedback', of.feedback_on) : []),
  ]
  return [
    ...expected.filter(({ day }) => over === null || day <= over),
    ...told.notices.map(({ kind, created_at }) => ({
      day: dayAt(created_at, timeZone),
      what: t(`consultations.notice.${kind}`),
    })),
    ...told.decisions.map(({ what, decided_on }) => ({
      day: decided_on,
      what: t('consultations.step.decided', { what }),
      href: `${base}/decisions`,
    })),
    ...step('reported', dayOf(told.reportedAt), `${base}/outcome`),
  ]
}
