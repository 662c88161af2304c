/** Consultations of the partners of a partnership, told together, and which of them ask at the same time about the same thing. */
import type { Day } from '../kernel/day.ts'

/** As much of a consultation as tells whether it could be combined with another. */
export type Engaging = {
  readonly id: string
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  readonly topic: string
  readonly places: string
}

/** What a list in a text names, without regard to case: "Holt, Wendmere" is two. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[,;\n]+/)
      .map(name => name.trim())
      .filter(Boolean),
  )
}

/** Whether two consultations are open on a common day, and are about one topic or one place: they could be done together. */
export function couldBeOne(one: Engaging, other: Engaging): boolean {
  if (one.opensOn === null || other.opensOn === null || one.closesOn === null || other.closesOn === null) return false
  if (one.opensOn > other.closesOn || other.opensOn > one.closesOn) return false
  const shares = (a: string, b: string) => !namesIn(a).isDisjointFrom(namesIn(b))
  return shares(one.topic, other.topic) || shares(one.places, other.places)
}

/** Every two of some consultations that could be done together, each pair once. */
export function couldBeCombined<Each extends Engaging>(all: readonly Each[]): (readonly [Each, Each])[] {
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap(other => (couldBeOne(one, other) ? [[one, other] as const] : [])),
  )
}
