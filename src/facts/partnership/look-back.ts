/** How far the checks of a partnership look back: what is older is not read, so that a board of ten years is told as fast as one of two. */

/**
 * Months for which a check looks back. It asks nothing of anybody, so that it is no rule of the area: the sentences of the practices
 * say "of the last twelve months", and another number would be another practice.
 */
export const LOOKED_BACK = 12

/** Whether a day is one that checks look at, as SQL in the facts of a partnership: not before the look back, or still to come. */
export const lookedAt = (on: string): string => `${on} >= (as_of.day - make_interval(months => ${LOOKED_BACK}))::date`
