/** What a form on paper is made of. */
import type { PdfBlock } from '../../../documents/export/pdf/index.ts'

/** The blocks that a form is made of, whatever kind of file it is written as. */
export type PaperBlock = Extract<
  PdfBlock,
  { kind: 'heading' | 'paragraph' | 'list' | 'summary' | 'note' | 'ticks' | 'write' | 'sheet' }
>
