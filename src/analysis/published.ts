/**
 * Counts as anybody may be told them. What is told of a count is always an interval: exact where both ends are the same,
 * and otherwise wide enough that a reader cannot tell whether it is none or four. Four rules make it so:
 *
 * - Counts of 1 to below the limit are not told, and where one is not told, neither are the zeros beside it: so "too few"
 *   says nothing about whether there is anybody at all.
 * - What is not told stands together as "others" and is told as their sum, if that sum leaves each of them its whole width,
 *   also for somebody who knows one of them (an organisation knows its own).
 * - Where the sum would not, the smallest large count beside them is told as "so many or more".
 * - Where even that is not possible, nothing of the table is told.
 */

/** The usual limit: counts of 1 to 4 are not shown, and what is not shown could be anything from 0 to at least 4. */
export const USUAL_LIMIT = 5

/** What is told of a count: it lies between these two, both included. */
export type Shown = { readonly from: number; readonly to: number }

/** A count that is told as it is. */
export function exactly(count: number): Shown {
  return { from: count, to: count }
}

/** Whether a count is told as it is. */
export function isExact({ from, to }: Shown): boolean {
  return from === to
}

/** How an interval is put in words: the count, "fewer than", "or more", or nothing at all. */
export type ShownAs = 'exact' | 'few' | 'least' | 'hidden'

/** The way in which an interval is put in words. */
export function shownAs(shown: Shown, limit: number = USUAL_LIMIT): ShownAs {
  if (isExact(shown)) return 'exact'
  if (shown.from > 0) return 'least'
  return shown.to < limit ? 'few' : 'hidden'
}

/**
 * The parts of a total that is told: how many came in each way, from each sector. Every part that there could have been
 * is among them, also those of which there is none. Throws a RangeError where they do not sum to the total.
 */
export function publishParts(parts: readonly number[], total: number, limit: number = USUAL_LIMIT): readonly Shown[] {
  if (sum(parts) !== total) throw new RangeError('The parts do not sum to the total')
  const isFew = (count: number) => count > 0 && count < limit
  if (!parts.some(isFew)) return parts.map(exactly)
  const nothing = parts.map(() => ({ from: 0, to: total }))
  if (total < limit) return nothing
  const few = parts.flatMap((count, at) => (count < limit ? [at] : []))
  const told = parts.map((count, at) => (few.includes(at) ? { from: 0, to: limit - 1 } : exactly(count)))
  const counts = few.map(at => parts[at]!)
  if (isWide(counts, limit)) return told
  const cover = smallestAbove(parts, 2 * limit)
  if (cover === null) return nothing
  const together = parts[cover]! + sum(counts)
  return told.with(cover, { from: Math.max(0, together - mostOf(counts, limit)), to: together })
}

/**
 * What is told as the most that the counts below the limit come to: whole widths, and one more than the largest needs, so
 * that somebody who knows one of them still cannot tell the others.
 */
function mostOf(few: readonly number[], limit: number): number {
  const widths = Math.max(2, Math.ceil(sum(few) / (limit - 1)))
  return (limit - 1) * Math.min(few.length, widths)
}

/** Whether each of some counts below the limit keeps its whole width where their sum is told, to anybody who knows one of them. */
function isWide(few: readonly number[], limit: number): boolean {
  const most = limit - 1
  const keeps = (left: number, others: number) => left >= most && left <= most * (others - 1)
  const all = sum(few)
  return keeps(all, few.length) && few.every(own => own === 0 || keeps(all - own, few.length - 1))
}

function smallestAbove(parts: readonly number[], least: number): number | null {
  const found = parts.flatMap((count, at) => (count >= least ? [at] : [])).toSorted((a, b) => parts[a]! - parts[b]!)
  return found[0] ?? null
}

/** What was chosen in answer to one question. `asked` had it before them, `of` answered; exclusive rows sum to `of`. */
export type ChosenTable = {
  readonly exclusive: boolean
  readonly asked: number
  readonly of: number
  readonly rows: readonly number[]
}

/** The same as it is told. `of` are those who answered. */
export type PublishedTable = { readonly of: Shown; readonly rows: readonly Shown[] }

/**
 * A question's table with those who left it blank, who are as much a group as the others. Where fewer than twice the
 * limit answered and all of them alike, that is not told either: everybody who knows one of them would know the answer.
 */
export function publishChosen(table: ChosenTable, limit: number = USUAL_LIMIT): PublishedTable {
  const { asked, of, rows } = table
  if (of === 0) return { of: exactly(0), rows: rows.map(exactly) }
  if (asked < limit) return nothingOf(table)
  const alike = of < 2 * limit && rows.includes(of)
  return table.exclusive ? publishExclusive(table, alike, limit) : publishSeveral(table, limit)
}

function nothingOf({ asked, rows }: ChosenTable): PublishedTable {
  return { of: { from: 0, to: asked }, rows: rows.map(() => ({ from: 0, to: asked })) }
}

function publishExclusive(table: ChosenTable, alike: boolean, limit: number): PublishedTable {
  const { asked, of, rows } = table
  // Few who answered are as few as any other group: what is told of the rows must not say how many they were.
  if (alike || of < limit) {
    const [answered] = publishParts([of, asked - of], asked, limit)
    return { of: answered!, rows: rows.map(() => ({ from: 0, to: answered!.to })) }
  }
  const parts = publishParts([...rows, asked - of], asked, limit)
  const blank = parts.at(-1)!
  return { of: { from: asked - blank.to, to: asked - blank.from }, rows: parts.slice(0, -1) }
}

/** Where several may be chosen, how many did not choose an option is as telling as how many did. */
function publishSeveral({ asked, of, rows }: ChosenTable, limit: number): PublishedTable {
  const [answered] = publishParts([of, asked - of], asked, limit)
  const most = answered!.to
  const told = rows.map((count): Shown => {
    if (of < limit) return { from: 0, to: most }
    const not = of - count
    const near = not < limit && (not > 0 || of < 2 * limit)
    // A count above the least number that may have answered would narrow down how many left the question blank.
    if (near || count > answered!.from)
      return { from: count < limit ? 0 : Math.max(0, answered!.from - (limit - 1)), to: most }
    return count < limit ? { from: 0, to: limit - 1 } : exactly(count)
  })
  // Zeros are told only where nothing in the table is hidden: otherwise a count that is hidden would be known to be none.
  const whole = rows.every((count, at) => count === 0 || isExact(told[at]!))
  return { of: answered!, rows: whole ? told.map((each, at) => (rows[at] === 0 ? exactly(0) : each)) : told }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
