/** Counts the pages of one PDF in a thread of its own: started by `countPages`, ends when it has answered. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

async function pagesOf(bytes: Uint8Array): Promise<number | null> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
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

if (parentPort) parentPort.postMessage(await pagesOf(workerData as Uint8Array))
