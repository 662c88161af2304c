import type { RawForm } from '../../../web/fields.ts'

/** One step up or down in a list. The first does not go higher, the last not lower; an unknown id moves nothing. */
export function moved(order: readonly string[], id: string, way: 'up' | 'down'): string[] {
  const at = order.indexOf(id)
  const to = way === 'up' ? at - 1 : at + 1
  const next = [...order]
  if (at < 0 || to < 0 || to >= order.length) return next
  ;[next[at], next[to]] = [next[to]!, next[at]!]
  return next
}

/** Items with the time at which each begins, from the beginning of the meeting; '' once an item has no minutes planned. */
export function withTimes<I extends { readonly minutes: number | null }>(
  startsAt: string,
  items: readonly I[],
): (I & { readonly begins: string })[] {
  const [hours, minutes] = startsAt.split(':').map(Number)
  let at = startsAt === '' ? null : (hours ?? 0) * 60 + (minutes ?? 0)
  return items.map(item => {
    const begins = at === null ? '' : clock(at)
    at = at === null || item.minutes === null ? null : at + item.minutes
    return { ...item, begins }
  })
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}

/** The ids by the numbers typed beside them, in boxes "place-ID"; one without a number, or with the same, keeps its place among the others. */
export function inOrderTyped(raw: RawForm, order: readonly string[]): string[] {
  const place = (id: string, at: number) => {
    const typed = Number(raw.values[`place-${id}`]?.[0] ?? '')
    return Number.isFinite(typed) && typed > 0 ? typed : at + 1
  }
  return order
    .map((id, at) => ({ id, place: place(id, at) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ id }) => id)
}
