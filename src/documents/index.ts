/**
 * Documents: the tree, its correction, comparison and export. Everything here is pure but the writers of PDF and Word,
 * which load their packages when first used. Reading files is in `read/`.
 */
import type { PdfContent, PdfOptions } from './export/pdf/content.ts'

export * from './compare/index.ts'
export * from './edit/index.ts'
export type { DocxOptions } from './export/docx-options.ts'
export { excerpt, type InlineRun, parseInline, plainAsInline, plainText } from './export/inline.ts'
export type { PdfBlock, PdfContent, PdfItem, PdfOptions, Words } from './export/pdf/content.ts'
export { installedTypefaces } from './export/pdf/typefaces.ts'
export { writeTable } from './export/table.ts'
export * from './tree.ts'

/** Writes blocks as PDF/UA-1; see `export/pdf/index.ts`. */
export async function renderPdf(content: PdfContent, options: PdfOptions): Promise<Uint8Array> {
  return (await import('./export/pdf/index.ts')).renderPdf(content, options)
}

/** Ends the PDF compiler if it is running, as the server does when it stops. */
export async function closeCompiler(): Promise<void> {
  ;(await import('./export/pdf/compiler.ts')).closeCompiler()
}
