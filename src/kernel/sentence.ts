/** A text that somebody typed, to stand before another sentence: it ends with a stop, and with one alone. */
export function asSentence(text: string): string {
  const bare = text.trim()
  return /[.!?…。]["'”’»)]?$/u.test(bare) ? bare : `${bare}.`
}
