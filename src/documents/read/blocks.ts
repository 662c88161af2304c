/**
 * The form that every file format is brought to before its numbering is understood: one block for one logical line or
 * paragraph, in reading order. What the format itself knows (a number computed by the word processor, a heading style,
 * a list) is stated; what it does not know is left out and worked out from the text.
 */

/** One logical line or paragraph of a file. Plain data, no tree yet. */
export type SourceBlock = {
  /**
   * The words, as inline Markdown (`**bold**`, `*italic*`, `[words](address)`), without the marker when `marker` is
   * given. A line break inside the paragraph is "\n". Characters are as in the file: nothing is escaped, because
   * `<insert name>` and `rurality*` are words.
   */
  readonly text: string
  /** Number or letter as it is printed, when the format knows it: "7.6", "a)", "iv.". Never a bullet sign. */
  readonly marker?: string
  /** Depth of the heading when the format marks headings: 1 is the title of the document or of a part. */
  readonly heading?: 1 | 2 | 3 | 4 | 5 | 6
  /** True for an item of a list without numbers. */
  readonly bullet?: boolean
  /** Depth in a list when the format knows it, from 0. A hint only: the style of the marker decides. */
  readonly indent?: number
  /**
   * The list that the word processor counts it in, and its level there from 0. What it says of who stands under whom is
   * known, and goes before what the look of a marker suggests.
   */
  readonly list?: { readonly key: string; readonly level: number }
  /** True when the format marks it as a line of a contents list. */
  readonly contents?: boolean
  /** Rows of cells (inline Markdown) when the block is a table; `text` is then empty. */
  readonly table?: readonly (readonly string[])[]
  /** True for words that are shown as they are, a program or an example: no number or sign in them counts. */
  readonly verbatim?: boolean
  /** True when the format marks a quotation. */
  readonly quote?: boolean
  /** True when the format knows that it is a running header or footer, or text that stands for a picture. */
  readonly furniture?: boolean
  /** Page it stands on, from 1, when the format has pages. */
  readonly page?: number
  /** Line, or running number of the paragraph, in the file, from 1: for telling people where to look. */
  readonly line: number
  /** True when blank lines (or nothing at all) stand before it, so that it begins a paragraph; absent means true. */
  readonly fresh?: boolean
}
