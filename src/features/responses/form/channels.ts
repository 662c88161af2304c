/** How a response may come that staff key in. */
export const keyedChannels = ['paper', 'letter', 'email', 'spoken'] as const
