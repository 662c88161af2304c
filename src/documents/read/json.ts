import type { DocumentTree, FaultKind, ParagraphKind } from '../tree.ts'

/** What `compact-hub read FILE --json` prints. */
export type ReadReport = {
  /** Plain sentences about what was decided or left out while reading. */
  readonly notes: readonly string[]
  readonly documents: readonly {
    readonly title: string
    readonly version: string | null
    readonly paragraphs: readonly {
      readonly path: string
      readonly printed: string
      readonly kind: ParagraphKind
      readonly level: number
      readonly text: string
    }[]
    readonly faults: readonly { readonly kind: FaultKind; readonly at: string; readonly note: string }[]
  }[]
}

/** The documents of a file as plain data for printing: keys are left out, the path is the address. */
export const readReport = (trees: readonly DocumentTree[], notes: readonly string[] = []): ReadReport => ({
  notes,
  documents: trees.map(({ title, version, paragraphs, faults }) => ({
    title,
    version,
    paragraphs: paragraphs.map(({ path, printed, kind, level, text }) => ({ path, printed, kind, level, text })),
    faults: faults.map(({ kind, at, note }) => ({ kind, at, note })),
  })),
})
