import { isSector } from '../../../facts/shared.ts'
import { askedAbout } from '../../asked-about.ts'

/** Whoever loses a decision can still find the way to it fair. */
export const decidesFairly = askedAbout({
  id: 'organisation.decides-fairly',
  title: 'Decides fairly',
  asks: 'Sector bodies find that how it comes to decisions is fair, also where they disagree with what was decided.',
  owedTo: 'sector',
  topic: 'signs',
  statements: ['decides-fairly'],
  who: 'sector bodies',
  find: 'find its way to decisions fair, also where they disagree',
  apart: {
    when: ({ sector }) => isSector(sector),
    because: 'Asked of bodies outside the voluntary, community and faith sector.',
    example: { sector: 'community' },
  },
})
