/** A mark of numbering at the start of a line, in the ways it can be read. */

/** How a marker counts. */
export type Scheme = 'decimal' | 'integer' | 'compound' | 'alpha' | 'roman' | 'named'

/** One reading of a printed marker. */
export type Marker = {
  readonly scheme: Scheme
  /** As printed: "7.6", "a)", "(iv)". */
  readonly printed: string
  /** Two markers of one list have the same style: scheme, case and punctuation. */
  readonly style: string
  /** Number in its list, from 1; for "7.6" it is 6. */
  readonly value: number
  /** What it adds to, or is as, an address: "7.6", "a", "iv", "1a". */
  readonly label: string
  /** Address of what it must hang under, for numbers that say it themselves: "7" for "7.6". */
  readonly above: string | null
}

/** A text with its marker taken off. */
export type Marked = { readonly readings: readonly Marker[]; readonly rest: string }
