/** One step up or down in a list. The first does not go higher, the last not lower; an unknown id moves nothing. */
export function moved(order: readonly string[], id: string, way: 'up' | 'down'): string[] {
  const at = order.indexOf(id)
  const to = way === 'up' ? at - 1 : at + 1
  const next = [...order]
  if (at < 0 || to < 0 || to >= order.length) return next
  ;[next[at], next[to]] = [next[to]!, next[at]!]
  return next
}
