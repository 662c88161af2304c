/** Reads a file of any kind that people send: what it is is found inside it, and what is wrong with it is said plainly. */
import type { Result } from '../../kernel/result.ts'
import { ok, problem } from '../../kernel/result.ts'
import type { DocumentTree } from '../tree.ts'
import { decodeText } from './encoding.ts'
import { type FileKind, kindNames, kindOf } from './formats/kind.ts'
import { limits, ReadingStopped, type ReadProblem, refuseTooLong, stopReading } from './limits.ts'
import { structure } from './structure.ts'

/** The documents of one file. `notes` are plain sentences about what was decided while reading, for people to check. */
export type FileReading = {
  readonly documents: readonly DocumentTree[]
  readonly format: FileKind
  readonly notes: readonly string[]
}

/**
 * Reads a file. The kind is found by looking inside; `name` and `declaredType` (a media type) only tell Markdown and HTML
 * from plain text. Runs where it is called: for files of strangers use `readFileApart`, which has limits of time and memory.
 */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  declaredType?: string,
): Promise<Result<FileReading, ReadProblem>> {
  try {
    checkSize(bytes)
    const format = await kindOf(name, bytes, declaredType)
    const { documents, notes } = await readKind(format, bytes)
    if (documents.length === 0) stopReading('empty', 'There are no words in this file. Check that it is the right one.')
    refuseTooLong(documents.reduce((sum, document) => sum + document.paragraphs.length, 0))
    return ok({ documents, format, notes: [...mislabelled(name, format), ...notes] })
  } catch (error) {
    if (error instanceof ReadingStopped) return problem(error.problem)
    throw error
  }
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.byteLength === 0)
    stopReading('empty', 'This file is empty. Check that it is the right one, and that it was saved.')
  if (bytes.byteLength > limits.fileBytes)
    stopReading(
      'too-large',
      `This file is larger than ${limits.fileBytes / 1024 / 1024} MB. Take the pictures out, or save them smaller, and try again.`,
    )
}

/** More lines than this to a paragraph, blank ones counted, no text has on average. */
const linesInParagraph = 10

// Each reader is loaded when a file needs it: a thread that reads Word has no use for the parsers of HTML.
async function readKind(format: FileKind, bytes: Uint8Array) {
  if (format === 'docx') {
    const { readDocx } = await import('./formats/docx/read-docx.ts')
    const { blocks, notes } = readDocx(bytes)
    return { documents: structure(blocks), notes }
  }
  if (format === 'odt') {
    const { readOdt } = await import('./formats/odt/read-odt.ts')
    const { blocks, notes } = readOdt(bytes)
    return { documents: structure(blocks), notes }
  }
  if (format === 'pdf') {
    const { readPdf } = await import('./formats/pdf/read-pdf.ts')
    const { blocks, notes } = await readPdf(bytes)
    return { documents: structure(blocks), notes }
  }
  const { text, encoding } = decodeText(bytes)
  refuseTooLong(text.split('\n').length / linesInParagraph)
  const notes =
    encoding === 'utf-8'
      ? []
      : [`The letters of this file were read as ${encoding === 'windows-1252' ? 'Windows-1252' : 'UTF-16'}.`]
  if (format === 'html') {
    const [{ readHtmlPage }, { tellReading }] = await Promise.all([
      import('./formats/html.ts'),
      import('./formats/tell-reading.ts'),
    ])
    const { blocks, counted } = readHtmlPage(text)
    return { documents: structure(blocks), notes: [...notes, ...tellReading(counted)] }
  }
  const { readMarkdown, readText } = await import('./read.ts')
  return { documents: format === 'markdown' ? readMarkdown(text) : readText(text), notes }
}

const endings: Readonly<Record<string, FileKind>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  doc: 'docx',
  odt: 'odt',
  ott: 'odt',
  pdf: 'pdf',
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
}

/** A file that is not what its name says is read as what it is, and people are told. */
function mislabelled(name: string, format: FileKind): string[] {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const said = endings[ending]
  if (said === undefined || said === format) return []
  return [`The name ends in .${ending}, but the file is ${kindNames[format]}. It was read as that.`]
}
