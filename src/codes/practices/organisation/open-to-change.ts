import { FEWEST } from '../../../facts/partnership/survey-groups.ts'
import { askedAbout } from '../../asked-about.ts'

/** Open to what is new, and the same body all the while. */
export const openToChange = askedAbout({
  id: 'organisation.open-to-change',
  title: 'Open to change',
  asks: 'Partners find it responsive to change and to new opportunities while true to its values.',
  owedTo: 'partners',
  topic: 'partners',
  statements: ['responsive', 'true-to-itself'],
  who: 'partners',
  find: 'find it open to change and true to itself',
  apart: {
    when: ({ sitsWith }) => sitsWith < FEWEST,
    because: 'It sits with fewer than three others: what they say could not be told without telling who.',
    example: { sitsWith: FEWEST - 1 },
  },
})
