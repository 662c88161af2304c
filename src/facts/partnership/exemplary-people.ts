/** Skills, training, introductions, support and time to get to know each other in the exemplary partnership: invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryEntry, type PartnershipEntry } from './entry-shape.ts'

type Answers = PartnershipEntry['answers']
const yes = (seatId: string, worth = ''): Answers[number] => ({ seatId, says: 'yes', worth })
const both = (worth = ''): Answers => [yes('seat-1', worth), yes('seat-2', worth)]

/** Everything that is asked about its people, as those people said it. */
export const exemplaryPeople: readonly PartnershipEntry[] = [
  exemplaryEntry('skill', {
    id: 'skill-1',
    label: 'Settling disputes',
    seatId: 'seat-1',
    words: { what: 'Settling disputes' },
    answers: [yes('seat-1')],
  }),
  exemplaryEntry('skill', {
    id: 'skill-2',
    label: 'Reading accounts',
    seatId: 'seat-2',
    words: { what: 'Reading accounts' },
    answers: [yes('seat-2')],
  }),
  exemplaryEntry('training', {
    id: 'training-1',
    label: 'Reading a set of accounts',
    on: day('2026-05-12'),
    choice: 'review',
    words: { what: 'Reading a set of accounts', how: 'Two evenings in the hall; travel is paid.' },
    answers: [yes('seat-2', 'very')],
  }),
  exemplaryEntry('introduction', {
    id: 'introduction-1',
    label: 'A day with the drivers',
    on: day('2025-10-06'),
    choice: 'voluntary-community',
    words: { what: 'A day with the drivers' },
    answers: [yes('seat-1', 'very')],
  }),
  exemplaryEntry('introduction', {
    id: 'introduction-2',
    label: 'How the council sets a budget',
    on: day('2025-11-10'),
    choice: 'statutory',
    words: { what: 'How the council sets a budget' },
    answers: [yes('seat-2', 'partly')],
  }),
  exemplaryEntry('set-up-time', {
    id: 'set-up-time-1',
    label: 'A day to get to know each other',
    on: day('2025-07-05'),
    words: { what: 'A day to get to know each other' },
    answers: both('very'),
  }),
  exemplaryEntry('support', {
    id: 'support-1',
    label: 'Travel to every meeting',
    partnerId: 'partner-2',
    on: day('2025-10-01'),
    words: { what: 'Travel to every meeting' },
    parties: [
      {
        id: 'organisation-2',
        label: 'Wendle Voluntary Action',
        agreed: true,
        on: day('2025-10-08'),
        givenBy: 'self',
        said: '',
      },
    ],
  }),
  exemplaryEntry('lead-way', {
    id: 'lead-way-1',
    label: 'Farm workers',
    words: { what: 'Farm workers', how: 'They chair the group on early meals.' },
  }),
  exemplaryEntry('elected-role', {
    id: 'elected-role-1',
    label: 'Councillors answer to voters',
    choice: 'some',
    names: ['seat-1'],
    words: { what: 'Councillors answer to voters, the others to member groups.', where: '4.2' },
    answers: both(),
  }),
  exemplaryEntry('possible-day', {
    id: 'possible-day-1',
    label: 'Entry of 14 July 2026',
    on: day('2026-07-14'),
    writtenOn: day('2026-04-20'),
    changedOn: day('2026-04-20'),
    words: { purpose: 'Winter rota' },
    answers: both(),
  }),
]
