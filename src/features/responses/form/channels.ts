/** How a response may come that staff key in. */
export const keyedChannels = ['paper', 'letter', 'email', 'spoken'] as const

/** How many people can have signed a petition that counts as one response. */
export const signaturesAllowed = { min: 2, max: 100_000_000 } as const
