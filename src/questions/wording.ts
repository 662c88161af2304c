/**
 * Words that a question shows: either the author's own (an option's label), shown as they stand, or a key of the
 * catalogue of interface text with the values its message needs. Rules return these; pages and exports turn them into text.
 */
export type Wording =
  | { readonly text: string }
  | { readonly key: string; readonly values?: Readonly<Record<string, string | number>> }

/** Looks a key of the catalogue up, filling in the values. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The author's own words. */
export function own(text: string): Wording {
  return { text }
}

/** Words of the interface, by key. */
export function word(key: string, values?: Readonly<Record<string, string | number>>): Wording {
  return values ? { key, values } : { key }
}

/** Turns wording into plain text. */
export function say(wording: Wording, t: Translate): string {
  return 'text' in wording ? wording.text : t(wording.key, wording.values)
}
