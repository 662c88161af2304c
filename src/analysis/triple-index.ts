/** Which groups of texts a triple of words is usual in: one table of numbers, so that millions of triples fit into memory. */

/** Most groups kept for one triple: what more of them share, such as "I am writing to", tells nothing. */
const MOST = 8
const FULL = 0.6

/** How many triples a text has in common with a group. */
export type Shared = { readonly group: number; readonly common: number }

export type TripleIndex = {
  /** Notes that a triple is usual in a group. */
  readonly add: (triple: number, group: number) => void
  /** The groups that share triples with a text, in no order. */
  readonly shared: (triples: Uint32Array) => readonly Shared[]
}

/** An empty index. */
export function tripleIndex(): TripleIndex {
  let size = 1 << 16
  let keys = new Uint32Array(size)
  let groups = new Int32Array(size).fill(-1)
  let used = 0
  let counts = new Int32Array(1024)

  const put = (triple: number, group: number): void => {
    let here = 0
    for (let at = triple & (size - 1); ; at = (at + 1) & (size - 1)) {
      if (groups[at] === -1) {
        keys[at] = triple
        groups[at] = group
        used++
        return
      }
      if (keys[at] === triple && (groups[at] === group || ++here >= MOST)) return
    }
  }
  const grow = (): void => {
    const [oldKeys, oldGroups] = [keys, groups]
    size *= 2
    keys = new Uint32Array(size)
    groups = new Int32Array(size).fill(-1)
    used = 0
    for (let at = 0; at < oldKeys.length; at++) if (oldGroups[at] !== -1) put(oldKeys[at]!, oldGroups[at]!)
  }
  return {
    add(triple, group) {
      if (used >= size * FULL) grow()
      put(triple, group)
    },
    shared(triples) {
      const touched: number[] = []
      for (const triple of triples) {
        for (let at = triple & (size - 1); groups[at] !== -1; at = (at + 1) & (size - 1)) {
          if (keys[at] !== triple) continue
          const group = groups[at]!
          if (group >= counts.length) {
            const larger = new Int32Array(Math.max(group + 1, counts.length * 2))
            larger.set(counts)
            counts = larger
          }
          if (counts[group]!++ === 0) touched.push(group)
        }
      }
      return touched.map(group => {
        const common = counts[group]!
        counts[group] = 0
        return { group, common }
      })
    },
  }
}
