/** Which lines of a document are worth a box to comment in, and what the boxes show. Pure. */
import { plainText } from '../../../documents/export/inline.ts'
import { renderInline } from '../../../documents/export/inline-html.ts'
import { parseTable } from '../../../documents/export/table.ts'
import type { RawForm } from '../../../web/fields.ts'
import { commentViews, type Fields } from './form.view.ts'
import type { PackParagraph } from './responding.queries.ts'

/** Lists of contents and addresses: nobody would comment on them by themselves. */
const mute: ReadonlySet<string> = new Set(['contents', 'contact'])

/** Words up to which a line without a number is one of a title page, such as a version or a date. */
const FEWEST_WORDS = 4

/**
 * Whether a line has a box by itself. A heading has one where there is something under it, for the whole section; the title
 * of the document and the lines of its title page have none.
 */
function isWorthABox(paragraph: PackParagraph, hasInner: boolean): boolean {
  const { kind, printed, text, document } = paragraph
  if (mute.has(kind)) return false
  if (kind === 'heading') return hasInner && (printed !== '' || plainText(text).trim() !== document.trim())
  return kind !== 'paragraph' || printed !== '' || plainText(text).trim().split(/\s+/).length >= FEWEST_WORDS
}

/** Paragraphs with their boxes; one that was typed in or asked for is always there. */
export function boxesOf(
  paragraphs: readonly PackParagraph[],
  fields: Fields,
  typed: RawForm | null,
  wanted: string | undefined,
) {
  const parents = new Set(paragraphs.map(({ parent }) => parent))
  return commentViews(paragraphs, fields, typed).map(({ paragraph, control }) => ({
    paragraph,
    control,
    // Cells of a table as HTML, the first row its header.
    rows: paragraph.kind === 'table' ? parseTable(paragraph.text).map(row => row.map(renderInline)) : [],
    isSection: paragraph.kind === 'heading',
    isOffered: control.value !== '' || paragraph.id === wanted || isWorthABox(paragraph, parents.has(paragraph.id)),
    isOpen: control.value !== '' || control.problem !== null || paragraph.id === wanted,
  }))
}
