/**
 * Of which groups it may be told whether more than half of them agree, where how many agree in all is told as it is. That a group agrees says
 * something of everybody else: of 19 of 20 who agree for the most part, where 10 agree in all, the last one does not. Pure.
 */
import { USUAL_LIMIT } from './published.ts'

/** How many answered, and how many of them agree. */
export type Agreeing = { readonly answered: number; readonly agreed: number }

/** Of fewer answers nothing is told: "more than half" of these leaves a count open over the whole width, whoever knows one of them. */
const ENOUGH = 2 * USUAL_LIMIT
/** Most groups that are told at once: what they say together is looked at for each way in which it can come out. */
const MOST = 8

/**
 * The groups of which it may be told: none is so small, and however it came out for them, no count of a group or of the others, agreeing or
 * not, could be narrowed below the width by it. Which ones they are hangs on nobody's answer but the sum of all.
 */
export function tellable(all: Agreeing, groups: ReadonlyMap<string, number>): ReadonlySet<string> {
  const largest = [...groups].toSorted(([, a], [, b]) => b - a)
  const told = new Set<string>()
  const fits = (sizes: readonly (readonly [string, number])[], said: ReadonlySet<string>) =>
    sum(sizes.map(([, size]) => size)) > all.answered ||
    isOpen(
      all,
      sizes.map(([id, size]) => ({ size, said: said.has(id) })),
    )
  for (const [id, answered] of largest) {
    if (answered < ENOUGH || told.size === MOST) break
    const said = new Set([...told, id])
    // Nobody may be in two groups, or in two of those that are told, or some may be in several: none of it is to be worked out.
    const every = [largest, largest.filter(([one]) => said.has(one)), [[id, answered] as const]]
    if (every.every(sizes => fits(sizes, said))) told.add(id)
  }
  return told
}

/** The least and the most that a count can be. */
type Range = { readonly least: number; readonly most: number }

/** A group, and whether it is told of it. */
type Part = { readonly size: number; readonly said: boolean }

/** Whether every way in which it can come out for groups that have nobody in common leaves all counts open. */
function isOpen({ answered, agreed }: Agreeing, groups: readonly Part[]): boolean {
  const parts = [...groups, { size: answered - sum(groups.map(({ size }) => size)), said: false }]
  const before = within(
    parts.map(({ size }) => ({ least: 0, most: size })),
    agreed,
  )!
  return waysOf(parts).every(ways => {
    const after = within(ways, agreed)
    return after === null || after.every((range, at) => leavesOpen(range, before[at]!, parts[at]!.size))
  })
}

/** Every way in which it can come out: of each group that it is told of more than half agree, or half and fewer. */
function waysOf(parts: readonly Part[]): Range[][] {
  return parts.reduce<Range[][]>(
    (ways, { size, said }) => {
      const half = Math.floor(size / 2)
      const either = said
        ? [
            { least: half + 1, most: size },
            { least: 0, most: half },
          ]
        : [{ least: 0, most: size }]
      return ways.flatMap(way => either.map(one => [...way, one]))
    },
    [[]],
  )
}

/** What each part can be, where they come to the sum; null where they cannot. */
function within(parts: readonly Range[], total: number): Range[] | null {
  const [least, most] = [sum(parts.map(part => part.least)), sum(parts.map(part => part.most))]
  if (total < least || total > most) return null
  return parts.map(part => ({
    least: Math.max(part.least, total - (most - part.most)),
    most: Math.min(part.most, total - (least - part.least)),
  }))
}

/** Whether those who agree, and those who do not, could still be from none to four, unless that was known or they are more. */
function leavesOpen(after: Range, before: Range, size: number): boolean {
  const other = ({ least, most }: Range): Range => ({ least: size - most, most: size - least })
  const open = (now: Range, then: Range) =>
    now.least >= USUAL_LIMIT || (now.least <= then.least && (now.most >= USUAL_LIMIT - 1 || now.most >= then.most))
  return open(after, before) && open(other(after), other(before))
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
