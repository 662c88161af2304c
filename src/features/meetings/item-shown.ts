/** An item as one reader may see it: the one place that says what is told of an item that is kept from somebody. */
import { mayReadItem } from './entitlement.ts'
import type { Item } from './item.queries.ts'
import { withTimes } from './preparing/order.ts'
import type { Standing } from './standing.ts'

/** What everybody learns of a closed item: that it is there, why it is closed, and when that is looked at again. */
export type BareItem = Pick<Item, 'id' | 'state' | 'closed' | 'closed_reason' | 'relook_on' | 'key_decision'>

/** An item with everything, or bare where it is kept from the reader. */
export type ShownItem =
  | { readonly kept: false; readonly item: Item }
  | { readonly kept: true; readonly item: BareItem & Partial<Item> }

/** Cuts an item to what a reader may see of it. */
export function shownTo(reader: Standing, item: Item): ShownItem {
  if (mayReadItem(reader, item)) return { kept: false, item }
  const { id, state, closed, closed_reason, relook_on, key_decision } = item
  return { kept: true, item: { id, state, closed, closed_reason, relook_on, key_decision } }
}

/**
 * When each item begins, as planned, for one reader. No beginning is told behind an item that is kept from them: its minutes
 * would be the difference of two beginnings.
 */
export function beginningsFor(startsAt: string, shown: readonly ShownItem[]): string[] {
  return withTimes(
    startsAt,
    shown.map(({ item }) => ({ minutes: item.minutes ?? null })),
  ).map(({ begins }) => begins)
}
