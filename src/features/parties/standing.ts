/** Which of several answers of a party stands, and what it proves. */
import type { Day } from '../../kernel/day.ts'

/**
 * How an answer came: by the party's own sign-in, by a link of a mail to it, on paper brought in by the body that asks, or typed by that body
 * before parties could answer for themselves.
 */
export const ways = ['sign-in', 'link', 'paper', 'before'] as const
export type Way = (typeof ways)[number]

/** What a party said to a question. */
export type PartyAnswer = {
  readonly id: string
  readonly agreed: boolean
  readonly comment: string
  /** Texts given with it, by the name of their field. */
  readonly said: Readonly<Record<string, string>>
  readonly way: Way
  readonly givenOn: Day
  /** The account that gave it; for paper, that brought it in. */
  readonly givenBy: string | null
  /** Who answered, as they typed it or as their account says. */
  readonly name: string
  readonly role: string
  readonly fileId: string | null
  /** When it came into the Hub. */
  readonly at: Date
}

/** Whether the party itself said it, and not the body that asks in its name. */
export function isOwn({ way }: Pick<PartyAnswer, 'way'>): boolean {
  return way === 'sign-in' || way === 'link'
}

/**
 * The answer that stands, of all in the order they came: the party's own latest; where it has not answered itself, the latest that
 * was brought in for it. Null where there is none. The view `party_standing` says the same in SQL.
 */
export function standingOf<A extends Pick<PartyAnswer, 'way'>>(answers: readonly A[]): A | null {
  return answers.findLast(isOwn) ?? answers.at(-1) ?? null
}

/** How the Hub knows what a party said: confirmed by the party itself, or stated by the body that asks. */
export function proofOf(answer: Pick<PartyAnswer, 'way'>): 'confirmed' | 'stated' {
  return isOwn(answer) ? 'confirmed' : 'stated'
}
