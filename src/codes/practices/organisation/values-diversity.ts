import { FEWEST } from '../../../facts/partnership/survey-groups.ts'
import { askedAbout } from '../../asked-about.ts'

/** The sector is many. */
export const valuesDiversity = askedAbout({
  id: 'organisation.values-diversity',
  title: 'Values diversity',
  asks: 'Partners find that it recognises the diversity of the sector and of its members.',
  owedTo: 'sector',
  topic: 'partners',
  statements: ['sees-diversity'],
  who: 'partners',
  find: 'find that it sees how different the groups of the sector are',
  apart: {
    when: ({ sitsWith }) => sitsWith < FEWEST,
    because: 'It sits with fewer than three others: what they say could not be told without telling who.',
    example: { sitsWith: FEWEST - 1 },
  },
})
