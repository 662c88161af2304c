import { askedAbout } from '../../asked-about.ts'

/** Whoever uses a service knows where it pinches. */
export const userLed = askedAbout({
  id: 'organisation.user-led',
  title: 'Led by its users',
  asks: 'People who use its services find that what they say shapes those services.',
  owedTo: 'public',
  topic: 'users',
  statements: ['users-shape'],
  who: 'people who use its services',
  find: 'find that what they say shapes them',
})
