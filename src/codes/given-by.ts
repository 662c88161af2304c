/** How it is known what other parties said: by themselves, or by the word of the body that is judged. */
import type { GivenBy } from '../facts/shared.ts'
import { type Mark, provenBy } from './verdict.ts'

/** Confirmed where every one of them said it by its own sign-in or link; stated as soon as one was brought in by the body. */
export function givenByParties(said: readonly { readonly givenBy: GivenBy | null }[]): Mark {
  return provenBy(said.length > 0 && said.every(({ givenBy }) => givenBy === 'self') ? 'confirmed' : 'stated')
}
