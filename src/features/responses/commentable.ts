/** Which lines of a document are worth a box to comment in, and what the boxes show. Pure. */
import { renderInline } from '../../documents/export/inline-html.ts'
import { parseTable } from '../../documents/export/table.ts'
import type { RawForm } from '../../web/fields.ts'
import { commentViews, type Fields } from './form.view.ts'
import type { PackParagraph } from './responding.queries.ts'

/** Lists of contents and addresses: nobody would comment on them by themselves. */
const mute: ReadonlySet<string> = new Set(['contents', 'contact'])

/** Paragraphs with their boxes. A heading has one where there is something under it: it is for the whole section. */
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
    isOffered:
      control.value !== '' ||
      paragraph.id === wanted ||
      (!mute.has(paragraph.kind) && (paragraph.kind !== 'heading' || parents.has(paragraph.id))),
    isOpen: control.value !== '' || control.problem !== null || paragraph.id === wanted,
  }))
}
