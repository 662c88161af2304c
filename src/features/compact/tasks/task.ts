/** A task: something that a person is to do, why, by when and where. Worked out from the records each time. */
import { createHash } from 'node:crypto'
import { type Strength, strengths } from '../../../codes/index.ts'
import { type Day, longDay } from '../../../kernel/day.ts'

/** What a task is about. */
export type TaskSubject = {
  readonly kind: 'consultation' | 'partnership' | 'organisation' | 'compact' | 'area'
  readonly id: string
  readonly text: string
  /** The page of its checks; null where it has none. */
  readonly href: string | null
}

export type Task = {
  /** The same for as long as the same thing is to be done. */
  readonly key: string
  /** What is to be done. */
  readonly title: string
  /** What it is asked for, where that has a name of its own. */
  readonly about: string | null
  /** The clauses that ask for it. */
  readonly asked: string | null
  readonly why: string
  readonly due: Day | null
  /** Whether that day is only what the Hub suggests: then nothing is late. */
  readonly suggested: boolean
  /** The page on which it is done. */
  readonly href: string
  readonly subject: TaskSubject
  readonly strength: Strength
  /** Whether somebody waits for it. */
  readonly waits: boolean
  /** What else the same page does at once: one cause is one task. */
  readonly also: readonly { readonly about: string; readonly why: string }[]
}

/** The key of a task: short enough for an address, and the same each time it is worked out. */
export function keyOf(subject: Pick<TaskSubject, 'kind' | 'id'>, ...parts: readonly string[]): string {
  return createHash('sha256')
    .update([subject.kind, subject.id, ...parts].join('\n'))
    .digest('hex')
    .slice(0, 24)
}

/** Whether the day of a task has passed. */
export function isLate({ due, suggested }: Pick<Task, 'due' | 'suggested'>, today: Day): boolean {
  return due !== null && due < today && !suggested
}

/** Those with the same key as one: the earliest day and the strongest asking of them all, and what each is asked for. */
export function oneForEachCause(tasks: readonly Task[]): Task[] {
  return [...Map.groupBy(tasks, ({ key }) => key).values()].map(own => {
    const [first, ...others] = inOrder(own)
    return {
      ...first!,
      due: own.map(({ due }) => due).reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null),
      strength: strengths.find(name => own.some(({ strength }) => strength === name))!,
      waits: own.some(({ waits }) => waits),
      also: [...first!.also, ...others.flatMap(one => [{ about: one.about ?? one.title, why: one.why }, ...one.also])],
    }
  })
}

/** In the order in which they are best done: what must be before what should, then by day, then where somebody waits. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (a, b) =>
      strengths.indexOf(a.strength) - strengths.indexOf(b.strength) ||
      compare(a.due ?? '9999', b.due ?? '9999') ||
      Number(b.waits) - Number(a.waits) ||
      compare(a.subject.text, b.subject.text) ||
      compare(`${a.title} ${a.about}`, `${b.title} ${b.about}`),
  )
}

/** Why, without the day that the task names anyway. */
export function withoutDay(because: string, due: Day | null): string {
  return due === null ? because : because.replace(` Due by ${longDay(due)}.`, '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
