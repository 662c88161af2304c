/** How many pages a file has: counted for PDF, told by its sender for anything else. */
import { sniff } from '../../../files/files.ts'

/** Pages of a PDF; null for another kind of file, or one that cannot be opened. */
export async function countPages(bytes: Uint8Array): Promise<number | null> {
  if ((await sniff(bytes)) !== 'application/pdf') return null
  // Loaded only when there is a PDF: it is large, and most forms carry none.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    return (await task.promise).numPages
  } catch {
    return null
  } finally {
    await task.destroy()
  }
}
