/** Who stands between whom: betweenness by the way of Brandes (2001), in plain arrays, so that thousands take no longer than a page may. Pure. */

/** Two that sit together. */
type Pair = { readonly a: string; readonly b: string }

/** The ties as neighbours in one row: those of a node stand from `from[node]` to `from[node + 1]`. */
type Neighbours = { readonly from: Int32Array; readonly of: Int32Array }

function neighboursOf(count: number, pairs: readonly (readonly [number, number])[]): Neighbours {
  const from = new Int32Array(count + 1)
  for (const [a, b] of pairs) {
    from[a + 1]!++
    from[b + 1]!++
  }
  for (let at = 0; at < count; at++) from[at + 1]! += from[at]!
  const next = from.slice()
  const of = new Int32Array(pairs.length * 2)
  for (const [a, b] of pairs) {
    of[next[a]!++] = b
    of[next[b]!++] = a
  }
  return { from, of }
}

/** How many pairs each organisation joins that would otherwise be further apart (betweenness, not normalised), to a tenth. */
export function bridgesOf(slugs: readonly string[], ties: readonly Pair[]): ReadonlyMap<string, number> {
  const index = new Map(slugs.map((slug, at) => [slug, at]))
  const pairs = ties.map(({ a, b }) => [index.get(a)!, index.get(b)!] as const)
  const near = neighboursOf(slugs.length, pairs)
  const sum = new Float64Array(slugs.length)
  for (let start = 0; start < slugs.length; start++) addFrom(start, near, sum)
  // Each pair was looked at from both of its ends.
  return new Map(slugs.map((slug, at) => [slug, Math.round((sum[at]! / 2) * 10) / 10]))
}

/** Adds what each node carries of the shortest ways from one to all others. */
function addFrom(start: number, { from, of }: Neighbours, sum: Float64Array): void {
  const [far, ways, share] = [
    new Int32Array(sum.length).fill(-1),
    new Float64Array(sum.length),
    new Float64Array(sum.length),
  ]
  const order = new Int32Array(sum.length)
  let reached = 1
  order[0] = start
  far[start] = 0
  ways[start] = 1
  for (let at = 0; at < reached; at++) {
    const node = order[at]!
    for (let tie = from[node]!; tie < from[node + 1]!; tie++) {
      const other = of[tie]!
      if (far[other] === -1) {
        far[other] = far[node]! + 1
        order[reached++] = other
      }
      if (far[other] === far[node]! + 1) ways[other]! += ways[node]!
    }
  }
  for (let at = reached - 1; at > 0; at--) {
    const node = order[at]!
    for (let tie = from[node]!; tie < from[node + 1]!; tie++) {
      const other = of[tie]!
      if (far[other] === far[node]! - 1) share[other]! += (ways[other]! / ways[node]!) * (1 + share[node]!)
    }
    sum[node]! += share[node]!
  }
}
