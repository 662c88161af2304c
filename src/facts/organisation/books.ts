/** What an organisation keeps of how it works: skills and training, guides, what it settled after asking, bids. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { bookEntries, bookEntry, exemplaryEntry } from '../books.ts'
import { factPart } from '../part.ts'

export const kept = factPart('organisation', 'kept', {
  sql: bookEntries('e.organisation_id = subject.id'),
  shape: z.array(bookEntry),
  example: [
    exemplaryEntry('bid', {
      id: 'kept-1',
      label: 'Fares for those who sit for small groups',
      choice: 'granted',
      on: day('2026-02-02'),
      words: { whom: 'Vale Foundation', result: 'Granted for two years.' },
    }),
    exemplaryEntry('course', {
      id: 'kept-2',
      label: 'An evening on reading a budget',
      aboutId: 'kept-5',
      on: day('2026-10-06'),
    }),
    exemplaryEntry('direction', {
      id: 'kept-3',
      label: 'What comes first until 2029',
      choice: 'priorities',
      by: day('2026-01-30'),
      on: day('2026-02-20'),
      words: {
        members: 'A card to every household that pays dues; 212 came back.',
        wider: 'Two evenings with the youth clubs.',
        said: 'Evening buses before new signs.',
      },
    }),
    exemplaryEntry('guide', {
      id: 'kept-4',
      label: 'How we consult',
      codeId: 'code-1',
      choice: 'consistent',
      on: day('2026-03-02'),
    }),
    exemplaryEntry('skill', { id: 'kept-5', label: 'Reading a budget', choice: 'missing' }),
  ],
})
