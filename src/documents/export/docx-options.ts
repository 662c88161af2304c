/** What a Word file is made with. */

/** `largePrint` gives 18 point; `glossary` is added at the end, each term with its meaning (inline Markdown). */
export type DocxOptions = {
  readonly lang?: string
  readonly largePrint?: boolean
  readonly glossary?: readonly { readonly term: string; readonly meaning: string }[]
}
