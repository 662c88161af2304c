/** Days within which a partner is asked to answer. */
export const answerWithin = 28
