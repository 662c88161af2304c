import { isSector } from '../../../facts/shared.ts'
import { askedAbout } from '../../asked-about.ts'

/** A partner that nobody dares to contradict hears nothing. */
export const canBeCriticised = askedAbout({
  id: 'organisation.can-be-criticised',
  title: 'Can be criticised without harm',
  asks: 'Sector bodies find that they can criticise it in public and need fear nothing for it, whatever money or help they have from it.',
  owedTo: 'sector',
  topic: 'signs',
  statements: ['speak-out'],
  who: 'sector bodies',
  find: 'find that they can speak out without harm',
  apart: {
    when: ({ sector }) => isSector(sector),
    because: 'Asked of bodies outside the voluntary, community and faith sector.',
    example: { sector: 'community' },
  },
})
