/** Tagged PDF (PDF/UA-1, ISO 14289-1) for receipts, reports, minutes and documents. */
import { compileContent } from './compiler.ts'
import { contentForLayout, type PdfContent, type PdfOptions } from './content.ts'

export { closeCompiler } from './compiler.ts'
export type { PdfBlock, PdfContent, PdfItem, PdfOptions, Words } from './content.ts'
export { installedTypefaces } from './typefaces.ts'

const INVISIBLE = /[\p{Cf}\p{Mn}\p{Cc}\p{Zs}]/u

/**
 * Writes content as a tagged PDF. The first call of a quiet minute starts the compiler (about 0.2 s); the following ones
 * take a few milliseconds. A sign that no typeface here can show (see `typefaces.ts`) is written as its code point, "[U+4E2D]", because PDF/UA
 * forbids empty boxes. Throws a RangeError for a blank title, which PDF/UA does not allow, and an Error if the compiler
 * fails.
 */
export async function renderPdf(content: PdfContent, options: PdfOptions): Promise<Uint8Array> {
  if (options.title.trim() === '') throw new RangeError('A PDF needs a title')
  const missing = new Set<string>()
  for (let round = 0; round < 8; round += 1) {
    const outcome = await compileContent(contentForLayout(content, options, text => showable(text, missing)))
    if ('pdf' in outcome) return new Uint8Array(outcome.pdf)
    const known = missing.size
    for (const sign of outcome.missing) missing.add(sign)
    if (missing.size === known) throw new Error(`The PDF could not be written: ${outcome.note}`)
  }
  throw new Error('The PDF could not be written: too many signs have no typeface')
}

function showable(text: string, missing: ReadonlySet<string>): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    // Invisible signs stick to their neighbour when text is copied out. Joiners and marks of direction do a job.
    .replace(/(?![\u200c-\u200f\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}/gu, '')
  if (missing.size === 0) return clean
  return [...clean].map(sign => (missing.has(sign) ? named(sign) : sign)).join('')
}

function named(sign: string): string {
  if (INVISIBLE.test(sign)) return /\p{Zs}/u.test(sign) ? ' ' : ''
  return `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}
