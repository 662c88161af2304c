/** An exact change as people read it. */
import { plainText, type Span, trackWords } from '../../documents/index.ts'

/** The change word by word, without the signs of bold and italic unless nothing else changed. */
export function readChange(before: string, after: string): readonly Span[] {
  const [old, fresh] = [plainText(before), plainText(after)]
  return old === fresh ? trackWords(before, after) : trackWords(old, fresh)
}
