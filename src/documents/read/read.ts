/** The reader: the words of a file in, the documents it holds out. Pure and total: every string gives an answer. */
import type { DocumentTree } from '../tree.ts'
import type { SourceBlock } from './blocks.ts'
import { readHtmlBlocks } from './formats/html.ts'
import { readMarkdownBlocks } from './formats/markdown.ts'
import { readTextBlocks } from './formats/text.ts'
import { structure } from './structure.ts'

/** Read plain text, Markdown marks in it included. */
export const readText = (text: string): DocumentTree[] => structure(readTextBlocks(text))

/** Read Markdown. */
export const readMarkdown = (text: string): DocumentTree[] => structure(readMarkdownBlocks(text))

/** Read HTML. Nothing of its markup is copied, so that hostile HTML is harmless. */
export const readHtml = (html: string): DocumentTree[] => structure(readHtmlBlocks(html))

/** Read the blocks that a reader of another format (Word, PDF) has made. */
export const readBlocks = (blocks: readonly SourceBlock[]): DocumentTree[] => structure(blocks)
