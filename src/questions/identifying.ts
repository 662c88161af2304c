/**
 * Words of a respondent's own that seem to show who somebody is: an email address, a phone number, a whole postcode, a name that is said to be
 * one. It finds what has such a shape and no more: that nothing was found says nothing. Pure.
 */

/** What a stretch of a text seems to be. */
export const identifyingKinds = ['email', 'phone', 'postcode', 'name'] as const
export type IdentifyingKind = (typeof identifyingKinds)[number]

/** A stretch as it stands in the text. */
export type Identifying = { readonly kind: IdentifyingKind; readonly words: string }

/** Every repetition is bounded, so that no text takes long; a shape is not looked for where the sign is missing that it cannot be without. */
const shapes: readonly (readonly [kind: IdentifyingKind, shape: RegExp, needs?: RegExp])[] = [
  ['email', /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,4}\.\p{L}{2,24}/gu, /@/],
  // A British number with its 0, or one with a +: 9 to 15 digits, however they are grouped.
  ['phone', /(?<![\d£.,/-])(?:\+|\(?0)(?:[ ()-]{0,2}\d){8,14}(?![\d/])/gu],
  ['postcode', /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/giu, /\d/],
  [
    'name',
    /(?<=\b(?:[Mm]y name is|[Mm]y name[’']s|I am called|[Yy]ours sincerely,|[Yy]ours faithfully,|[Kk]ind regards,|[Bb]est wishes,|[Ss]igned,?)\s{1,4})\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{0,30}){0,3}/gu,
  ],
  [
    'name',
    /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Rev)\.? {1,2}\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{1,30})?/gu,
  ],
]

/** Everything in a text that seems to show who somebody is, each once, in the order of the text. */
export function identifyingIn(text: string): readonly Identifying[] {
  const found = shapes.flatMap(([kind, shape, needs]) =>
    needs && !needs.test(text)
      ? []
      : [...text.matchAll(shape)].map(({ 0: words, index }) => ({ kind, words: words.trim(), index })),
  )
  const once = new Map<string, (typeof found)[number]>()
  for (const each of found.toSorted((a, b) => a.index - b.index)) if (!once.has(each.words)) once.set(each.words, each)
  return [...once.values()].map(({ kind, words }) => ({ kind, words }))
}
