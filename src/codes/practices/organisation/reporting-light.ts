import { askedAbout } from '../../asked-about.ts'

/** What is reported should be worth the evening. */
export const reportingLight = askedAbout({
  id: 'organisation.reporting-light',
  title: 'Reporting no heavier than needed',
  asks: 'Representatives and members find reporting useful and no heavier than it needs to be.',
  owedTo: 'seats',
  topic: 'representatives',
  statements: ['reporting-useful', 'reporting-light'],
  who: 'representatives',
  find: 'find reporting useful, and no heavier than it needs to be',
  apart: {
    when: ({ representatives }) => representatives === 0,
    because: 'Nobody but those who speak for it holds a seat for it.',
    example: { representatives: 0 },
  },
})
