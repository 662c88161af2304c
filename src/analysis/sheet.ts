/** A table of counts with its sums, as it is to be shown. */

/** A total and the counts that sum to it, by their keys. A count that stands in several tables has one key in all. */
export type Relation = { readonly total: string; readonly parts: readonly string[] }

/**
 * Everything shown about one set of responses: all tables together, or they could be set against one another. `unshown`
 * are counts that no table shows but that anyone can work out, such as how many did not choose an option; `told` are
 * counts that are told elsewhere and so cannot be masked, such as how many responses came.
 */
export type Sheet = {
  readonly cells: ReadonlyMap<string, number>
  readonly relations: readonly Relation[]
  readonly unshown?: ReadonlySet<string>
  readonly told?: ReadonlySet<string>
}

/** The sums that each count stands in. */
export function relationsByCell(relations: readonly Relation[]): ReadonlyMap<string, readonly Relation[]> {
  const touching = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const key of [relation.total, ...relation.parts]) {
      const list = touching.get(key)
      if (list) list.push(relation)
      else touching.set(key, [relation])
    }
  }
  return touching
}
