/**
 * The one document model: a document is an ordered list of paragraphs that form a tree. Codes, consultation drafts,
 * terms of reference and protocols are all of this shape.
 */

/** What a paragraph is, by the part it plays on the page. */
export const paragraphKinds = [
  'heading',
  'paragraph',
  'item',
  'table',
  'quote',
  'definition',
  'furniture',
  'contact',
  'contents',
] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/** What a paragraph without a number is counted by under the nearest number: "1.p2" is a paragraph, "1.t1" a table. */
export const kindSigns: Readonly<Record<ParagraphKind, string>> = {
  heading: 'h',
  paragraph: 'p',
  item: 'b',
  table: 't',
  quote: 'q',
  furniture: 'f',
  contact: 'k',
  contents: 'n',
  definition: 'd',
}

/** One paragraph. `text` is rich text as Markdown (inline marks only; a table is a Markdown table, a contents entry has tabs). */
export type Paragraph = {
  /** Identity inside this tree while it has not been kept; the database gives the lasting one. */
  readonly key: string
  /** Key of the paragraph this one hangs under, or null at the top. */
  readonly parent: string | null
  /** Address inside the document, unique in it. A printed number gives its own: "7.6", "1a"; a letter joins the number
   * above: "7.6a"; roman numbers, and letters under letters, follow a dot: "3.2c.iv", "7.6a.a". Points with list signs
   * are counted under the nearest number ("1c.1"), headings without a number are named by the first letters of their
   * words ("DP", a checklist "CL"), other paragraphs count apart ("1.p2"). A second use of an address gets "_2". */
  readonly path: string
  /** Number exactly as printed, with its punctuation: "7.6", "a)", "iv."; empty where there is none. Never renumbered. */
  readonly printed: string
  readonly kind: ParagraphKind
  /** Depth: 0 for the top. */
  readonly level: number
  readonly text: string
}

/** What is odd about the numbering or the reading of a document. Shown to people; never repaired silently. */
export const faultKinds = ['gap', 'duplicate', 'order', 'unnumbered', 'ambiguous', 'split', 'near-duplicate'] as const
export type FaultKind = (typeof faultKinds)[number]
export type Fault = {
  readonly kind: FaultKind
  /** Path of the paragraph where it shows. */
  readonly at: string
  /** One plain sentence. */
  readonly note: string
}

/** One document found in a file. */
export type DocumentTree = {
  readonly title: string
  /** Version as printed ("0.f"), or null. */
  readonly version: string | null
  readonly paragraphs: readonly Paragraph[]
  readonly faults: readonly Fault[]
}
