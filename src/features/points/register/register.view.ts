/**
 * The register of responses and actions as everybody may read it. What was said in confidence is answered and counted, but
 * is in no row; what may not be published has its row without its words.
 */

import { USUAL_LIMIT } from '../../../analysis/published.ts'
import { type ActionTotals, type PointAction, type RegisterPlace, register } from '../../../analysis/report-counts.ts'
import type { Amendment } from '../amendments.queries.ts'
import { type ShownChange, showChange } from '../change.ts'
import { type Places, registerPlaces } from '../places.ts'
import { isWithheld, openWords, type Point } from '../points.queries.ts'

/**
 * A point of the register. Points are numbered through without gaps, so that nothing shows where one made in confidence
 * would stand. `text` is null where the respondent's own words are not published; `gist` may then say it in other words.
 */
export type PublicPoint = {
  readonly number: number
  readonly text: string | null
  readonly gist: string
  /** Whether the words are left out because the respondent replaced them, and not because they may not be published. */
  readonly replaced: boolean
  readonly action: PointAction | null
  readonly reason: string
  readonly passedTo: string
  readonly changes: readonly Amendment[]
}

/** A paragraph or question with its points; `place` null for points about nothing that was asked. */
export type PublicRow = {
  readonly place: RegisterPlace | null
  readonly paragraph: { readonly documentSlug: string; readonly path: string } | null
  readonly points: readonly PublicPoint[]
  readonly totals: ActionTotals
  /** The changes that points here led to, each once, word by word. */
  readonly changes: readonly ShownChange[]
}

/** The register with its totals, which are those of its rows. */
export type PublicRegister = {
  readonly rows: readonly PublicRow[]
  readonly totals: ActionTotals
  readonly byPart: readonly { readonly within: string; readonly totals: ActionTotals }[]
  /** Points made in confidence: how many, or null where they are too few to say. */
  readonly inConfidence: number | null
}

/**
 * Draws the register up from all points of a consultation, or from some of them with the numbers that they have among all.
 */
export function publicRegister(
  places: Places,
  points: readonly Point[],
  numbers?: ReadonlyMap<number, number>,
): PublicRegister {
  const open = points.filter(({ confidential }) => !confidential)
  const hidden = points.length - open.length
  const byNumber = new Map(
    open.map((point, at) => [point.number, { ...point, number: numbers?.get(point.number) ?? at + 1 }]),
  )
  const drawn = register(
    open.map(point => ({ ...point, reason: point.reason ?? '' })),
    registerPlaces(places),
  )
  return {
    rows: drawn.rows.map(({ place, points: here, totals }) => {
      const own = here.flatMap(({ number }) => byNumber.get(number) ?? [])
      const paragraph = place?.kind === 'paragraph' ? (places.byId.get(place.id) ?? null) : null
      const led = new Map(own.flatMap(({ changes }) => changes).map(each => [each.id, each]))
      return {
        place,
        paragraph,
        points: own.map(publicPoint),
        totals,
        changes: [...led.values()].map(each => showChange(places, each)),
      }
    }),
    totals: drawn.totals,
    byPart: drawn.byPart,
    inConfidence: sayInConfidence(hidden),
  }
}

/** How many points were made in confidence; null where they are too few to say. */
export function sayInConfidence(hidden: number): number | null {
  return hidden > 0 && hidden < USUAL_LIMIT ? null : hidden
}

function publicPoint(point: Point): PublicPoint {
  const { number, action, reason, passedTo, changes, mayPublish, astray } = point
  const { text, gist } = openWords(point)
  const withheld = isWithheld(point)
  return {
    number,
    text: withheld ? null : text,
    gist: withheld ? gist : '',
    replaced: mayPublish && astray,
    action,
    reason: reason ?? '',
    passedTo: passedTo ?? '',
    changes,
  }
}
