/** Who answered, counted for the public: by channel, by sector, by on whose behalf; small groups are not shown. */

import type { Relation } from '../../../analysis/sheet.ts'
import { suppress, USUAL_LIMIT } from '../../../analysis/suppression.ts'

/** What of a response is counted. */
export type CountedResponse = { readonly channel: string; readonly sector: string; readonly behalf: string }

/** A group with its count; null where it must not be shown. */
export type GroupCount = { readonly value: string; readonly count: number | null }

/** The counts that may stand beside one another. A table is null where nothing of it may be shown. */
export type WhoAnswered = {
  readonly total: number
  readonly channels: readonly GroupCount[] | null
  readonly sectors: readonly GroupCount[] | null
  readonly behalf: readonly GroupCount[] | null
  /** Whether any count was left out. */
  readonly isMasked: boolean
}

const groupings = ['channel', 'sector', 'behalf'] as const
type Grouping = (typeof groupings)[number]
const TOTAL = 'total'

/**
 * Counts responses in three ways at once. The tables share their total, so what is left out of one is worked out from all
 * of them together. The total itself is always told; where it is below the limit, no table is shown.
 */
export function whoAnswered(responses: readonly CountedResponse[], limit: number = USUAL_LIMIT): WhoAnswered {
  const total = responses.length
  const cells = new Map<string, number>([[TOTAL, total]])
  const relations: Relation[] = groupings.map(grouping => {
    const groups = Map.groupBy(responses, response => groupOf(response, grouping))
    for (const [group, members] of groups) cells.set(keyOf(grouping, group), members.length)
    return { total: TOTAL, parts: [...groups.keys()].map(group => keyOf(grouping, group)) }
  })
  const masked = total === 0 ? new Set<string>() : suppress({ cells, relations }, limit)
  const isClosed = total < limit || masked.has(TOTAL)
  const table = (grouping: Grouping): readonly GroupCount[] | null => {
    if (isClosed) return null
    const groups = [...new Set(responses.map(response => groupOf(response, grouping)))].sort()
    // What is not shown stands last and in the order of its names: its place must not tell its size.
    const shown = (value: string) => (masked.has(keyOf(grouping, value)) ? null : cells.get(keyOf(grouping, value))!)
    return groups.map(value => ({ value, count: shown(value) })).toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1))
  }
  return {
    total,
    channels: table('channel'),
    sectors: table('sector'),
    behalf: table('behalf'),
    isMasked: !isClosed && masked.size > 0,
  }
}

function groupOf(response: CountedResponse, grouping: Grouping): string {
  return response[grouping] || 'none'
}

function keyOf(grouping: Grouping, group: string): string {
  return JSON.stringify([grouping, group])
}
