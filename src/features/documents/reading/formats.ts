/** The kinds of file that a document can be taken away as. */
import type { DocumentTree } from '../../../documents/tree.ts'
import type { Download } from '../../../web/page.ts'

/** Endings of the files, in the order they are offered. */
export const formats = ['pdf', 'docx', 'html', 'md', 'json', 'xml'] as const
export type Format = (typeof formats)[number]

/** What some formats say beside the text. */
export type About = {
  readonly largePrint: boolean
  readonly lang: string
  readonly glossary: readonly { readonly term: string; readonly meaning: string }[]
  /** Address of the document for ever, the day of this version and who publishes it, for Akoma Ntoso. */
  readonly work: string
  readonly date: string
  readonly author: string
}

/** Whether a text is the ending of a format. */
export function isFormat(name: string): name is Format {
  return formats.some(format => format === name)
}

/** Writes a document as a file of that format. The writers are loaded when they are first needed. */
export async function writeAs(format: Format, tree: DocumentTree, about: About): Promise<Omit<Download, 'filename'>> {
  return writers[format](tree, about)
}

type Written = Omit<Download, 'filename'>

const writers: Readonly<Record<Format, (tree: DocumentTree, about: About) => Promise<Written>>> = {
  async docx(tree, { largePrint, lang, glossary }) {
    const { treeToDocx } = await import('../../../documents/export/docx.ts')
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return { type, body: await treeToDocx(tree, { largePrint, lang, glossary }) }
  },
  async pdf(tree, { largePrint, lang }) {
    const { treeToPdf } = await import('../../../documents/export/tree-pdf.ts')
    return { type: 'application/pdf', body: await treeToPdf(tree, { largePrint, lang }) }
  },
  async html(tree, { lang }) {
    const { treeToHtml } = await import('../../../documents/export/html.ts')
    return { type: 'text/html; charset=utf-8', body: treeToHtml(tree, { lang }) }
  },
  async md(tree) {
    const { treeToMarkdown } = await import('../../../documents/export/markdown.ts')
    return { type: 'text/markdown; charset=utf-8', body: treeToMarkdown(tree) }
  },
  async json(tree) {
    const { treeToJson } = await import('../../../documents/export/json.ts')
    return { type: 'application/json; charset=utf-8', body: treeToJson(tree) }
  },
  async xml(tree, { work, date, author, lang }) {
    const { treeToAkomaNtoso } = await import('../../../documents/export/akoma-ntoso.ts')
    return { type: 'application/akn+xml; charset=utf-8', body: treeToAkomaNtoso(tree, { work, date, author, lang }) }
  },
}
