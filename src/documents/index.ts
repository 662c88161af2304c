/**
 * Documents: the tree, its correction, comparison and export. Everything here is pure but the writers of PDF and Word,
 * which load their packages when first used. Reading files is in `read/`.
 */
import type { DocxOptions } from './export/docx.ts'
import type { PdfContent, PdfOptions } from './export/pdf/content.ts'
import type { DocumentTree } from './tree.ts'

export * from './compare/index.ts'
export * from './edit/index.ts'
export { type AkomaOptions, treeToAkomaNtoso } from './export/akoma-ntoso.ts'
export type { DocxOptions } from './export/docx.ts'
export { anchorOf, bodyHtml, type HtmlOptions, treeToHtml } from './export/html.ts'
export { escapeInline, excerpt, type InlineRun, isSafeAddress, parseInline, plainText } from './export/inline.ts'
export { escapeHtml, renderInline, renderRuns } from './export/inline-html.ts'
export { treeToJson, treeToObject } from './export/json.ts'
export { treeToMarkdown } from './export/markdown.ts'
export { type Nested, nest } from './export/nest.ts'
export type { PdfBlock, PdfContent, PdfItem, PdfOptions, Words } from './export/pdf/content.ts'
export { parseTable, writeTable } from './export/table.ts'
export { linkTerms, type Term } from './export/terms.ts'
export * from './tree.ts'

/** Writes a tree as .docx; see `export/docx.ts`. */
export async function treeToDocx(tree: DocumentTree, options?: DocxOptions): Promise<Uint8Array> {
  return (await import('./export/docx.ts')).treeToDocx(tree, options)
}

/** Writes a tree as PDF/UA-1; see `export/tree-pdf.ts`. */
export async function treeToPdf(
  tree: DocumentTree,
  options?: { readonly lang?: string; readonly largePrint?: boolean },
): Promise<Uint8Array> {
  return (await import('./export/tree-pdf.ts')).treeToPdf(tree, options)
}

/** The blocks that show a tree inside another PDF; see `export/tree-pdf.ts`. */
export async function treeToBlocks(tree: DocumentTree): Promise<PdfContent> {
  return (await import('./export/tree-pdf.ts')).treeToBlocks(tree)
}

/** Writes blocks as PDF/UA-1; see `export/pdf/index.ts`. */
export async function renderPdf(content: PdfContent, options: PdfOptions): Promise<Uint8Array> {
  return (await import('./export/pdf/index.ts')).renderPdf(content, options)
}

/** Ends the PDF compiler if it is running, as the server does when it stops. */
export async function closeCompiler(): Promise<void> {
  ;(await import('./export/pdf/compiler.ts')).closeCompiler()
}
