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
  const desk = deskFor(slugs.length, pairs.length)
  for (let start = 0; start < slugs.length; start++) addFrom(start, near, desk, sum)
  // Each pair was looked at from both of its ends.
  return new Map(slugs.map((slug, at) => [slug, Math.round((sum[at]! / 2) * 10) / 10]))
}

/** What is written on while one start is looked at, and used again for the next: how far each is, in how many ways, what it carries, and the steps of the shortest ways in their order. */
function deskFor(nodes: number, ties: number) {
  return {
    far: new Int32Array(nodes).fill(-1),
    ways: new Float64Array(nodes),
    share: new Float64Array(nodes),
    order: new Int32Array(nodes),
    before: new Int32Array(ties),
    after: new Int32Array(ties),
  }
}

/** Adds what each node carries of the shortest ways from one to all others. */
function addFrom(start: number, { from, of }: Neighbours, desk: ReturnType<typeof deskFor>, sum: Float64Array): void {
  const { far, ways, share, order, before, after } = desk
  let [reached, steps] = [1, 0]
  order[0] = start
  far[start] = 0
  ways[start] = 1
  for (let at = 0; at < reached; at++) {
    const node = order[at]!
    const next = far[node]! + 1
    const end = from[node + 1]!
    for (let tie = from[node]!; tie < end; tie++) {
      const other = of[tie]!
      if (far[other] === -1) {
        far[other] = next
        order[reached++] = other
      }
      if (far[other] !== next) continue
      ways[other]! += ways[node]!
      before[steps] = node
      after[steps++] = other
    }
  }
  // A step is behind all that lead to its end: what that carries is whole by then.
  while (steps-- > 0) {
    const [node, other] = [before[steps]!, after[steps]!]
    share[node]! += (ways[node]! / ways[other]!) * (1 + share[other]!)
  }
  for (let at = 0; at < reached; at++) {
    const node = order[at]!
    if (at > 0) sum[node]! += share[node]!
    far[node] = -1
    ways[node] = 0
    share[node] = 0
  }
}
