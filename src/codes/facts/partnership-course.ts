/** Facts of a partnership's course: what it wants to reach, how far it has come, and what its partners agreed to. */

import type { Item } from '../../facts/shared.ts'
import type { Day } from '../../kernel/day.ts'

/** What is done towards an objective. `label` is its first words. */
export type Activity = Item & { readonly owner: string | null; readonly dueOn: Day }

/** An objective not dropped; texts are null where nothing was written. */
export type Objective = Item & {
  readonly dueOn: Day | null
  readonly measure: string | null
  readonly baseline: number | null
  /** The number or the words to reach. */
  readonly target: string | null
  /** What shows that it is needed. */
  readonly need: string | null
  readonly methods: string | null
  /** How the methods fit those who take part; why there is only one, where there is. */
  readonly methodsFit: string | null
  /** The day on which what partners agree to last changed. */
  readonly settledOn: Day | null
  /** Months between two values of the measure, and the day of the latest value. */
  readonly readingMonths: number
  readonly lastReadOn: Day | null
  readonly activities: readonly Activity[]
}

/** What a partner of today says to a matter, `label` being the partner; null while it has said nothing. */
export type Agreement = Item & { readonly agreed: boolean | null; readonly on: Day | null }

/** Where the partnership is going. */
export type PartnershipCourseFacts = {
  /** Objectives not dropped. */
  readonly objectives: readonly Objective[]
  /** What each partner says to the objectives. */
  readonly objectivesAgreed: readonly Agreement[]
  /** Milestones not dropped. */
  readonly milestones: readonly (Item & { readonly dueOn: Day; readonly done: boolean })[]
  /** Objectives dropped, by their days; the record asks for each one's reason. */
  readonly dropped: readonly (Item & { readonly on: Day })[]
  /** Risks and problems. `label` tells the kind and the day, not the matter. */
  readonly risks: readonly Risk[]
  /** What each partner says to the list of risks. */
  readonly risksAgreed: readonly Agreement[]
  /** Coming changes, and decisions of others, that it looks out for. */
  readonly outlook: readonly Outlook[]
}

/** A risk that may come, or a problem that has come. */
export type Risk = Item & {
  readonly kind: 'risk' | 'problem'
  readonly raisedOn: Day
  /** Whether it is written down how the partners share it, and what is done about it. */
  readonly shared: boolean
  readonly answered: boolean
  readonly owner: string | null
  /** The day on which what partners agree to last changed. */
  readonly settledOn: Day
  readonly closed: boolean
}

/** Something the partnership looks out for; `response` is what it does, or its way in. */
export type Outlook = Item & {
  readonly kind: 'change' | 'decision'
  readonly on: Day | null
  readonly decidedBy: string | null
  readonly response: string | null
  readonly closed: boolean
}
