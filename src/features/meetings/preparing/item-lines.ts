/** Several items written at once, one in each line, as people jot an agenda down: "3. Grants (20, decision, by Ana Noor)". Pure. */

/** An item as a line tells it. */
export type ItemLine = {
  readonly title: string
  readonly minutes: number | null
  readonly does: 'decision' | 'discussion' | 'information' | null
  /** Who presents it; '' where the line does not say. */
  readonly presenter: string
}

/** What is wrong with a line, and the line as it stands. */
export type LineProblem = { readonly what: 'title' | 'long' | 'minutes' | 'many'; readonly line: string }

const MOST_LINES = 40
const LONGEST = 200
const MOST_MINUTES = 480

/** Reads the lines; blank ones are left out, and so are numbers and dots before a title. The first fault of them all, where there is one. */
export function readItemLines(text: string): {
  readonly items: readonly ItemLine[]
  readonly problem: LineProblem | null
} {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  if (lines.length > MOST_LINES) return { items: [], problem: { what: 'many', line: lines[MOST_LINES] ?? '' } }
  const items: ItemLine[] = []
  for (const line of lines) {
    const item = itemOf(line)
    if (item.title === '') return { items: [], problem: { what: 'title', line } }
    if (item.title.length > LONGEST) return { items: [], problem: { what: 'long', line } }
    if (item.minutes !== null && (item.minutes < 1 || item.minutes > MOST_MINUTES))
      return { items: [], problem: { what: 'minutes', line } }
    items.push(item)
  }
  return { items, problem: null }
}

/**
 * What stands in brackets at the end tells of the item only where all of it is minutes, what the board does with it, or who presents it beside
 * one of these; a bare year is neither.
 */
function itemOf(line: string): ItemLine {
  const bare = line.replace(/^(?:\d{1,3}[.)]|[-*•–])\s+/, '')
  const [, title = '', inside = ''] = /^(.*?)\s*\(([^()]*)\)$/.exec(bare) ?? []
  const parts = inside.split(',').map(part => part.trim())
  const told = parts.map(part =>
    /^(\d{1,3}|\d{4}(?= ?min))(?: ?min(?:ute)?s?)?$|^(?:for )?(decision|discussion|information)$|^by (.{1,120})$/i.exec(
      part,
    ),
  )
  // "By the river" alone is part of a title, and not somebody who presents.
  const saysMore = told.some(one => one?.[1] || one?.[2])
  if (!saysMore || told.some(one => one === null)) return { title: bare, minutes: null, does: null, presenter: '' }
  const minutes = told.find(one => one?.[1])?.[1]
  const does = told.find(one => one?.[2])?.[2]?.toLowerCase()
  return {
    title,
    minutes: minutes === undefined ? null : Number(minutes),
    does: (['decision', 'discussion', 'information'] as const).find(one => one === does) ?? null,
    presenter: told.find(one => one?.[3])?.[3] ?? '',
  }
}
