/** Whether a paragraph that its format calls a heading is one to a reader: many codes set whole clauses in a heading style for the sake of its numbers. */
export function isHeadingLike(words: string, numbered: boolean): boolean {
  const length = words.split(/\s+/).length
  return words !== '' && length <= 40 && !(numbered && length > 8 && /[.;:,]$/.test(words))
}
