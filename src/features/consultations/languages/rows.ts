/** The rows of a translation: each text with its words, and what of them somebody changed. Pure. */
import { createHash } from 'node:crypto'
import type { RawForm } from '../../../web/fields.ts'
import type { TextToTranslate } from './texts.ts'
import type { Wording } from './words.queries.ts'

/** The most letters that one text may be. */
export const MOST_WORDS = 10_000

/** The name of the box for a text, and of what it held when the page was opened. */
export const fieldOf = (at: string): string => `w-${at.replaceAll('.', '-')}`
const wasOf = (at: string): string => `was-${at.replaceAll('.', '-')}`

/** The English that a row showed, as a mark of it, and the box that says of words made from other English that they still fit. */
const seenOf = (at: string): string => `en-${at.replaceAll('.', '-')}`
const fitsOf = (at: string): string => `fits-${at.replaceAll('.', '-')}`
const markOf = (english: string): string => createHash('sha256').update(english).digest('hex').slice(0, 16)

/** A text beside its words. `state`: to be done, done, or made from other English than there is now. */
export type Row = TextToTranslate & {
  readonly field: string
  readonly was: { readonly name: string; readonly value: string }
  readonly seen: { readonly name: string; readonly value: string }
  readonly fits: { readonly name: string; readonly ticked: boolean }
  readonly words: string
  readonly long: boolean
  readonly state: 'to-do' | 'done' | 'changed'
}

/** The rows to show, with what was typed where the form came back. */
export function rowsOf(
  texts: readonly TextToTranslate[],
  wording: ReadonlyMap<string, Wording>,
  typed: RawForm | null,
): Row[] {
  return texts.map(text => {
    const kept = wording.get(text.at)
    const field = fieldOf(text.at)
    return {
      ...text,
      field,
      was: { name: wasOf(text.at), value: kept?.words ?? '' },
      seen: { name: seenOf(text.at), value: markOf(text.text) },
      fits: { name: fitsOf(text.at), ticked: typed?.values[fitsOf(text.at)]?.[0] === markOf(text.text) },
      words: typed?.values[field]?.[0] ?? kept?.words ?? '',
      long: text.text.length > 80,
      state: kept === undefined ? 'to-do' : kept.source === text.text ? 'done' : 'changed',
    }
  })
}

/**
 * What somebody changed since the page was opened, and what somebody else changed to something else meanwhile: the words, or the English
 * that they are made from. Words whose English is another now are made from it once they are changed, or are said to fit it.
 */
export function changedIn(
  texts: readonly TextToTranslate[],
  wording: ReadonlyMap<string, Wording>,
  raw: RawForm,
): {
  readonly changed: readonly { readonly at: string; readonly source: string; readonly words: string }[]
  readonly overtaken: readonly { readonly at: string; readonly what: 'words' | 'english'; readonly now: string }[]
  /** Places of texts with more words than are kept: nothing of them is cut. */
  readonly tooLong: readonly string[]
} {
  const changed: { at: string; source: string; words: string }[] = []
  const overtaken: { at: string; what: 'words' | 'english'; now: string }[] = []
  const tooLong: string[] = []
  for (const { at, text } of texts) {
    const typed = raw.values[fieldOf(at)]?.[0]
    if (typed === undefined) continue
    const words = typed.replaceAll('\r\n', '\n').trim()
    const was = (raw.values[wasOf(at)]?.[0] ?? '').replaceAll('\r\n', '\n')
    const kept = wording.get(at)
    const now = kept?.words ?? ''
    const fits = kept !== undefined && kept.source !== text && raw.values[fitsOf(at)]?.[0] === markOf(text)
    if ((words === now || words === was) && !(fits && words !== '')) continue
    if (words.length > MOST_WORDS) tooLong.push(at)
    else if (now !== was && words !== now) overtaken.push({ at, what: 'words', now })
    else if (raw.values[seenOf(at)]?.[0] !== markOf(text)) overtaken.push({ at, what: 'english', now: text })
    else changed.push({ at, source: text, words })
  }
  return { changed, overtaken, tooLong }
}
