/** A table of counts with its sums, as it is to be shown. */

/** A total and the counts that sum to it, by their keys. A count that stands in several tables has one key in all. */
export type Relation = { readonly total: string; readonly parts: readonly string[] }

/**
 * Everything shown about one set of responses: all tables together, or they could be set against one another. `unshown`
 * are counts that no table shows but that anyone can work out, such as how many did not choose an option.
 */
export type Sheet = {
  readonly cells: ReadonlyMap<string, number>
  readonly relations: readonly Relation[]
  readonly unshown?: ReadonlySet<string>
}
