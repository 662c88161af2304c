import { isSector } from '../../../facts/shared.ts'
import { askedAbout } from '../../asked-about.ts'

/** Two sides that do not know how the other has to work talk past each other. */
export const limitsUnderstood = askedAbout({
  id: 'organisation.limits-understood',
  title: 'Understands the limits of others',
  asks: 'Sector bodies find that it understands the limits under which they work.',
  owedTo: 'sector',
  topic: 'signs',
  statements: ['limits-understood'],
  who: 'sector bodies',
  find: 'find that it understands the limits under which they work',
  apart: {
    when: ({ sector }) => isSector(sector),
    because: 'Asked of bodies outside the voluntary, community and faith sector.',
    example: { sector: 'community' },
  },
})
