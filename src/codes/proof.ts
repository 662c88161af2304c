/** How the Hub knows what a verdict says, and to which side a practice is owed. */

/**
 * `shown`: it follows from events that happened in the Hub, and nobody had to say so. `confirmed`: the side it is owed
 * to, or an outside reader, said so by its own sign-in or link. `stated`: the body that is judged says so itself, by a
 * text, a tick or a day typed.
 */
export const proofs = ['shown', 'confirmed', 'stated'] as const
export type Proof = (typeof proofs)[number]

const strength: Readonly<Record<Proof, number>> = { shown: 2, confirmed: 1, stated: 0 }

/** The weaker of two: what a practice can reach caps what its check claims. */
export function weaker(one: Proof, other: Proof): Proof {
  return strength[one] <= strength[other] ? one : other
}

/**
 * The proof of a kept practice whose check says nothing of it. What another party must do by itself counts as stated
 * until a check, or that party, says otherwise.
 */
export function unmarkedProof(best: Proof): Proof {
  return best === 'confirmed' ? 'stated' : best
}

/**
 * The side that a practice is owed to, which may confirm what a body states of itself, or see it otherwise: bodies of
 * the voluntary, community and faith sector; public bodies; partners of the partnership; those who hold its seats;
 * those who responded; those who signed; anybody.
 */
export const sides = ['sector', 'statutory', 'partners', 'seats', 'respondents', 'signatories', 'public'] as const
export type Side = (typeof sides)[number]

/**
 * Why nothing can be said: the Hub keeps no record of such things yet; there is a place for it and nobody brought
 * anything; no record could show it to readers (too few answers to show, say); nobody has looked or been asked.
 */
export const notKnownKinds = ['noRecordYet', 'noEvidence', 'notFromRecords', 'notLookedAt'] as const
export type NotKnownKind = (typeof notKnownKinds)[number]
