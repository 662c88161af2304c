import { isSector } from '../../../facts/shared.ts'
import { askedAbout } from '../../asked-about.ts'

/** A door that is open when nothing is being consulted on. */
export const approachable = askedAbout({
  id: 'organisation.approachable',
  title: 'Approachable between consultations',
  asks: 'Sector bodies find it approachable, and find that it keeps a dialogue going between consultations.',
  owedTo: 'sector',
  topic: 'sector',
  statements: ['approachable', 'keeps-talking'],
  who: 'sector bodies',
  find: 'find it approachable, also between consultations',
  apart: {
    when: ({ sector }) => isSector(sector),
    because: 'Asked of bodies outside the voluntary, community and faith sector.',
    example: { sector: 'community' },
  },
})
