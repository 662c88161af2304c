/** A task: something that a person is to do, why, by when and where. Worked out from the records each time, kept nowhere. */
import type { Day } from '../../../kernel/day.ts'

/** Past its day; within the days ahead, or at once; later; past mending, so that all that is left is to say why. */
export const urgencies = ['overdue', 'due', 'coming', 'past'] as const
export type Urgency = (typeof urgencies)[number]

export type Task = {
  /** What is to be done. */
  readonly title: string
  /** What it is asked for, where that has a name of its own. */
  readonly about: string | null
  /** The clauses that ask for it. */
  readonly asked: string | null
  readonly why: string
  readonly due: Day | null
  /** The page on which it is done; null where there is none to link to. */
  readonly href: string | null
  readonly subject: { readonly text: string; readonly href: string | null }
  readonly urgency: Urgency
}

/** How urgent something is by its day. What has no day waits for nothing, so it is due. */
export function urgencyOf(due: Day | null, today: Day, soon: Day): Urgency {
  if (due === null) return 'due'
  return due < today ? 'overdue' : due <= soon ? 'due' : 'coming'
}

/** Tasks of one urgency, subject by subject; a subject whose task falls due first comes first. */
export type SubjectTasks = { readonly text: string; readonly href: string | null; readonly tasks: readonly Task[] }

/** Groups tasks by their subject, the earliest day first. */
export function bySubject(tasks: readonly Task[]): SubjectTasks[] {
  const sorted = [...tasks].sort((a, b) => compare(a.due ?? '9999', b.due ?? '9999') || compare(a.title, b.title))
  return [...Map.groupBy(sorted, ({ subject }) => `${subject.href} ${subject.text}`).values()].map(own => ({
    ...own[0]!.subject,
    tasks: own,
  }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
