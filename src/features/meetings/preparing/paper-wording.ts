/** How hard a paper is to read: its file is read in a thread with limits, and measured as the texts of a consultation are. */
import { measureWording } from '../../../analysis/wording.ts'
import { readFileApart } from '../../../documents/read/worker.ts'
import type { UploadedFile } from '../../../web/fields.ts'

/** A paper waits while it is brought: milliseconds and megabytes after which it is left unmeasured. */
const limits = { time: 5_000, memory: 256 }
/** Long words that are told: more would be read by nobody. */
const TOLD = 8
/** Fewer words than this say nothing of how hard a text is. */
const FEWEST = 20

/** What a paper comes to: years to one decimal, and its long words. */
export type PaperWording = { readonly readingAge: number; readonly longWords: readonly string[] }

/** Measures a paper; null where its file is no text that can be read, such as a picture, or says too little. */
export async function measurePaper({
  name,
  bytes,
}: Pick<UploadedFile, 'name' | 'bytes'>): Promise<PaperWording | null> {
  const read = await readFileApart(name, bytes, undefined, limits)
  if (!read.ok) return null
  const texts = read.value.documents.flatMap(({ paragraphs }) =>
    paragraphs.filter(({ kind }) => kind !== 'furniture' && kind !== 'contents').map(({ text }) => text),
  )
  const { words, readingAge, longWords } = measureWording(texts)
  return words < FEWEST ? null : { readingAge, longWords: longWords.slice(0, TOLD) }
}
