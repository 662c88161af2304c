/** A document that was read, as its review page shows it: folded sections, faults beside their paragraphs. Pure. */
import { plainText } from '../../../documents/export/inline.ts'
import type { DocumentTree, Fault, Paragraph } from '../../../documents/tree.ts'

/** One paragraph, how far in it is drawn (0 to 5), and what is odd about it. */
export type Line = { readonly paragraph: Paragraph; readonly depth: number; readonly faults: readonly Fault[] }

/** A part of the document under one heading of the top, with how much in it is to be looked at. */
export type Section = {
  readonly key: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly faults: number
  readonly isOpen: boolean
  /** False where the document is so long that only the section asked for is drawn. */
  readonly isDrawn: boolean
}

/** What is shown: everything, or only paragraphs that have faults; `at` is the paragraph just worked on. */
export type SectionOptions = { readonly onlyFaults?: boolean; readonly at?: string | undefined }

/** Paragraphs up to which a document is not folded. */
const SHORT = 40
/** Paragraphs above which a page holds one section only. */
const LONG = 1500

/** The sections of a document. A heading with nothing under it belongs to the section after it. */
export function sectionsOf(tree: DocumentTree, options: SectionOptions = {}): Section[] {
  const faults = Map.groupBy(tree.faults, ({ at }) => at)
  const groups: Line[][] = []
  for (const paragraph of tree.paragraphs) {
    const line = { paragraph, depth: Math.min(5, paragraph.level), faults: faults.get(paragraph.path) ?? [] }
    const last = groups.at(-1)
    const begins = paragraph.parent === null && paragraph.kind === 'heading'
    if (last && !(begins && last.some(each => each.paragraph.kind !== 'heading'))) last.push(line)
    else groups.push([line])
  }
  return groups.flatMap(group => {
    const lines = options.onlyFaults ? group.filter(line => line.faults.length > 0) : group
    return lines.length === 0 ? [] : [sectionOf(group, lines, options, tree.paragraphs.length)]
  })
}

function sectionOf(group: readonly Line[], lines: readonly Line[], options: SectionOptions, length: number): Section {
  const name = group.findLast(({ paragraph }) => paragraph.kind === 'heading' && paragraph.parent === null) ?? group[0]!
  const { key, printed, text } = name.paragraph
  const isAt = group.some(({ paragraph }) => paragraph.key === options.at)
  const isOpen = isAt || options.onlyFaults === true || length <= SHORT
  return {
    key,
    title: [printed, plainText(text)].filter(Boolean).join(' ').slice(0, 120),
    lines,
    faults: group.reduce((sum, line) => sum + line.faults.length, 0),
    isOpen,
    isDrawn: isOpen || length <= LONG,
  }
}
