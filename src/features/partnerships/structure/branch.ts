/** Boards under boards as a tree: who stands under whom, and that nobody comes to stand under itself. Pure. */

/** That one board stands under another. */
export type Edge = { readonly child: string; readonly parent: string }

/** A board with those that stand under it. */
export type Branch<B> = { readonly board: B; readonly below: readonly Branch<B>[] }

/** Whether a board would come to stand under itself if it stood under another: whether going up from that one leads to it. */
export function makesCircle(edges: readonly Edge[], { child, parent }: Edge): boolean {
  const above = new Map(edges.map(edge => [edge.child, edge.parent]))
  const seen = new Set<string>()
  for (let at: string | undefined = parent; at !== undefined && !seen.has(at); at = above.get(at)) {
    if (at === child) return true
    seen.add(at)
  }
  return false
}

/** The highest board above one, as far as a reader may see on the way up; the board itself where nothing stands above it. */
export function topOf(edges: readonly Edge[], id: string, visible: ReadonlySet<string>): string {
  const above = new Map(edges.map(edge => [edge.child, edge.parent]))
  const seen = new Set([id])
  let at = id
  for (;;) {
    const next = above.get(at)
    if (next === undefined || seen.has(next) || !visible.has(next)) return at
    seen.add(next)
    at = next
  }
}

/** The branch below a board: every board that stands under it and may be seen, in the order of `boards`. */
export function branchOf<B extends { readonly id: string }>(
  boards: readonly B[],
  edges: readonly Edge[],
  id: string,
): Branch<B> | null {
  const known = new Map(boards.map(board => [board.id, board]))
  const grow = (at: string, way: ReadonlySet<string>): Branch<B> | null => {
    const board = known.get(at)
    if (!board) return null
    const on = new Set([...way, at])
    const below = boards
      .filter(one => !on.has(one.id) && edges.some(({ child, parent }) => child === one.id && parent === at))
      .flatMap(one => grow(one.id, on) ?? [])
    return { board, below }
  }
  return grow(id, new Set())
}

/** Every board of a branch with how deep it stands, from the top. */
export function flatten<B>({ board, below }: Branch<B>, depth = 0): { readonly board: B; readonly depth: number }[] {
  return [{ board, depth }, ...below.flatMap(one => flatten(one, depth + 1))]
}
