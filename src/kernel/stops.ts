/** Sentences made around what somebody typed: words that end with a stop of their own get no second one. */

/** Two stops where a sentence ends; three and more are somebody's own. */
const TWO = /(?<![.!?…])([.!?…])\.(?=\s|$)/g

/** A sentence with each of its stops once: "It is about a person.. Closure is looked at again." loses one. */
export function oneStop(sentence: string): string {
  return /[.!?…]\./.test(sentence) ? sentence.replace(TWO, '$1') : sentence
}

/** The same where only words put in by somebody are looked at, and what stands in them stays as it was typed. */
export function oneStopAfter(sentence: string, values: readonly unknown[]): string {
  let told = sentence
  for (const value of values)
    if (typeof value === 'string' && /[.!?…]$/.test(value)) told = told.replaceAll(`${value}.`, () => value)
  return told
}
