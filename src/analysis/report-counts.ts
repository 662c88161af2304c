/**
 * The register of responses and actions: what was said on each paragraph and question, and what was done about it, in the
 * order of the documents, with totals by action. A response is counted once however many points it makes.
 */

/** What was done about a point. */
export const pointActions = ['noted', 'amended', 'not-accepted', 'passed-on'] as const
export type PointAction = (typeof pointActions)[number]

/** A point as the register needs it. `number` is its number in the consultation; `action` null while undecided. */
export type RegisterPoint = {
  readonly number: number
  readonly responseId: string
  readonly text: string
  readonly paragraphId: string | null
  readonly questionId: string | null
  readonly action: PointAction | null
  readonly reason: string
}

/** What points can be about, in the order in which the register lists it: paragraphs of documents, then questions. */
export type RegisterPlace = {
  readonly kind: 'paragraph' | 'question'
  readonly id: string
  /** The document or section it belongs to. */
  readonly within: string
  readonly label: string
}

/** Points by action; `undecided` have none yet. The figures sum to `points`. */
export type ActionTotals = Readonly<Record<PointAction | 'undecided', number>> & {
  readonly points: number
  /** How many responses made them. */
  readonly responses: number
}

/** A row of the register; `place` null for points about nothing in particular. Only places with points have a row. */
export type RegisterRow = {
  readonly place: RegisterPlace | null
  readonly points: readonly RegisterPoint[]
  readonly totals: ActionTotals
}

/** The whole register with its totals: in all, and by document or section in order. */
export type Register = {
  readonly rows: readonly RegisterRow[]
  readonly totals: ActionTotals
  readonly byPart: readonly { readonly within: string; readonly totals: ActionTotals }[]
}

/**
 * Draws the register up. A point on a paragraph stands under it even if it came in answer to a question; a point on a place
 * that is not listed stands with those about nothing in particular, so that every point is in the register once.
 */
export function register(points: readonly RegisterPoint[], places: readonly RegisterPlace[]): Register {
  const ordered = points.toSorted((a, b) => a.number - b.number)
  const known = new Set(places.map(keyOfPlace))
  const byPlace = Map.groupBy(ordered, point => placeOf(point, known))
  const rows = [...places, null].flatMap(place => {
    const here = byPlace.get(place ? keyOfPlace(place) : '') ?? []
    return here.length === 0 ? [] : [{ place, points: here, totals: totalsByAction(here) }]
  })
  const byPart = Map.groupBy(rows, ({ place }) => place?.within ?? '')
  return {
    rows,
    totals: totalsByAction(ordered),
    byPart: [...byPart].map(([within, part]) => ({ within, totals: totalsByAction(part.flatMap(row => row.points)) })),
  }
}

/** Counts points by what was done about them, and the responses that made them. */
export function totalsByAction(points: readonly RegisterPoint[]): ActionTotals {
  const totals = { noted: 0, amended: 0, 'not-accepted': 0, 'passed-on': 0, undecided: 0 }
  for (const { action } of points) totals[action ?? 'undecided']++
  return { ...totals, points: points.length, responses: new Set(points.map(({ responseId }) => responseId)).size }
}

/** Whether the consultation may be closed as answered: every point has an action, and every action a reason. */
export function everyPointAnswered(points: readonly RegisterPoint[]): boolean {
  return points.every(({ action, reason }) => action !== null && reason.trim() !== '')
}

function keyOfPlace({ kind, id }: RegisterPlace): string {
  return `${kind} ${id}`
}

function placeOf({ paragraphId, questionId }: RegisterPoint, known: ReadonlySet<string>): string {
  const wanted = [
    paragraphId === null ? '' : `paragraph ${paragraphId}`,
    questionId === null ? '' : `question ${questionId}`,
  ]
  return wanted.find(key => known.has(key)) ?? ''
}
