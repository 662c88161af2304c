/** What is read of a page of a PDF: its pieces of text where they stand, and what its tags say of them. */

/** A piece of text as the PDF places it. Lengths in points, from the lower left corner of the page. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  /** The colour of its letters ("#1f3763"), where it is known. */
  readonly ink?: string
  /** Mark that the structure of a tagged PDF refers to. */
  readonly mark: string | null
  /** True when the PDF itself says that this is a running header, a page number or decoration. */
  readonly artifact: boolean
}

/** One part of the structure of a tagged PDF: "P", "H1", "LI". A child is a part, or the mark of pieces of text. */
export type Role = { readonly role: string; readonly alt: string; readonly children: readonly (Role | string)[] }

/** One page: its pieces in the order of the file, and its structure when the PDF is tagged. */
export type PdfPage = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
  readonly structure: Role | null
  /** Marks that hold no letter: a hyphen at the end of a line that is not part of the word. */
  readonly emptyMarks: ReadonlySet<string>
  /** Small marks that are drawn, some of which are list signs. */
  readonly marks: readonly DrawnMark[]
  /** Rules that are drawn, some of which stand round the cells of a table. */
  readonly rules: readonly Rule[]
}

/** Where a small mark is drawn: its middle, and its greater side, in points. */
export type DrawnMark = { readonly x: number; readonly y: number; readonly side: number }

/** A rule that is drawn, level or upright: from a lower to a greater place along it, `at` its height or distance from the left, in points. */
export type Rule = { readonly level: boolean; readonly at: number; readonly from: number; readonly to: number }
