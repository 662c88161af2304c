/** Finds out what a file is by looking into it. The name and the type it was sent with are only a hint between kinds of text. */
import { decodeText } from '../encoding.ts'
import { type ReadProblem, stopReading } from '../limits.ts'
import { openArchive } from './zip.ts'

/** Kinds of file that can be read. */
export type FileKind = 'docx' | 'odt' | 'pdf' | 'text' | 'markdown' | 'html'

const saveAsWord = 'Open it, save it as .docx and try again.'
const refused: Readonly<Record<string, ReadProblem>> = {
  encrypted: {
    code: 'encrypted',
    message:
      'This Word document is locked with a password. Open it in Word, save a copy without the password and try again.',
  },
  doc: {
    code: 'old-format',
    message: 'This is a document of an old version of Word (.doc). Open it in Word, save it as .docx and try again.',
  },
  ole: { code: 'old-format', message: `This is a file of an old Office program. ${saveAsWord}` },
  rtf: { code: 'old-format', message: `This is a rich text file (.rtf). ${saveAsWord}` },
  'word-xml': { code: 'old-format', message: `This is a Word document saved as XML. ${saveAsWord}` },
  'web-archive': { code: 'old-format', message: `This is a web page saved as one file (.mht). ${saveAsWord}` },
  opendocument: {
    code: 'not-a-document',
    message:
      'This is an OpenDocument spreadsheet, drawing or presentation, not a text. Put its words into a text (.odt or .docx) and add that.',
  },
  pages: {
    code: 'old-format',
    message: 'This is an Apple Pages document. In Pages choose Export to Word, and try again with that file.',
  },
}

/** Looks into a file. Stops the reading when it is nothing that can be read, and says what to do. */
export async function kindOf(name: string, bytes: Uint8Array, declaredType?: string): Promise<FileKind> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  // Some programs put a few bytes of their own before the PDF; a text may speak of one.
  if (/^\s*%PDF-/.test(start) || (start.includes('%PDF-') && !looksLikeText(bytes))) return 'pdf'
  if (start.startsWith('{\\rtf')) return refuse('rtf')
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return refuse(oleKind(bytes))
  if (start.startsWith('PK\x03\x04')) {
    if (start.slice(30, 38) === 'mimetype') return openDocumentKind(bytes)
    if (start.includes('Index/Document.iwa') || /\.pages$/i.test(name)) return refuse('pages')
    return 'docx'
  }
  if (!looksLikeText(bytes)) return refuseBinary(name, bytes)
  return textKind(name, bytes, declaredType)
}

/** A file of the OpenDocument family says in its first entry what it is. */
function openDocumentKind(bytes: Uint8Array): FileKind {
  const said = Buffer.from(openArchive(bytes).part('mimetype') ?? []).toString('latin1')
  if (said.startsWith('application/vnd.oasis.opendocument.text')) return 'odt'
  return refuse(said.includes('opendocument') ? 'opendocument' : 'other')
}

function refuse(kind: string): never {
  const { code, message } = refused[kind] ?? { code: 'not-a-document', message: 'This file cannot be read.' }
  return stopReading(code, message)
}

/** The directory of an old Office file names its streams in UTF-16. */
function oleKind(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (stream: string) => content.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'encrypted'
  return holds('WordDocument') ? 'doc' : 'ole'
}

/** Text has no control characters but those that set it out; a few strays from old converters are forgiven. */
function looksLikeText(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.byteLength > 65_536 ? bytes.subarray(0, 65_536) : bytes)
  let controls = 0
  for (const sign of text) {
    const code = sign.charCodeAt(0)
    if ((code < 32 && ![9, 10, 11, 12, 13].includes(code)) || code === 0xfffd) controls++
  }
  return controls <= text.length / 500
}

async function refuseBinary(name: string, bytes: Uint8Array): Promise<never> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  const what = found === undefined ? 'not a text' : `a ${found.ext.toUpperCase()} file (${found.mime})`
  const advice = found?.mime.startsWith('image/')
    ? 'A picture of a page holds no words that can be read: send the document it was made from.'
    : 'Send the document as .docx, .odt, .pdf, .html, .md or .txt.'
  return stopReading('not-a-document', `${quoted(name)} is ${what}, whatever its name says. ${advice}`)
}

function quoted(name: string): string {
  return name === '' ? 'This file' : `“${name}”`
}

function textKind(name: string, bytes: Uint8Array, declaredType = ''): FileKind {
  const start = decodeText(bytes.subarray(0, 4096)).text
  const page = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start)
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (page) return 'html'
  if (/^\s*<\?xml\b/.test(start) && /<(?:pkg:package|w:wordDocument)\b/.test(start)) return refuse('word-xml')
  if (/^MIME-Version:[^\n]*\r?\n/im.test(start) && /^Content-Type:\s*multipart\/related/im.test(start))
    return refuse('web-archive')
  if ((/^x?html?$/.test(ending) || declaredType.includes('html')) && /<\/[a-z][a-z0-9]*\s*>/i.test(start)) return 'html'
  if (/^(?:md|markdown|mdown|mkd)$/.test(ending) || declaredType.startsWith('text/markdown')) return 'markdown'
  return 'text'
}

/** What people call a kind of file. */
export const kindNames: Readonly<Record<FileKind, string>> = {
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  pdf: 'a PDF',
  text: 'plain text',
  markdown: 'Markdown text',
  html: 'a web page',
}
