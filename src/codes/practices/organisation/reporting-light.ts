import { FEWEST } from '../../../facts/partnership/survey-groups.ts'
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
    when: ({ representatives }) => representatives < FEWEST,
    because:
      'Fewer than three hold a seat for it who do not speak for it: what they say could not be told without telling who.',
    example: { representatives: FEWEST - 1 },
  },
})
