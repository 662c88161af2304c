/** Skills, training, introductions, support and time to get to know each other in the exemplary partnership: invented. */
import { day } from '../../kernel/day.ts'
import { exemplaryEntry, type PartnershipEntry } from './entry-shape.ts'

type Answers = PartnershipEntry['answers']
const yes = (seatId: string, worth = ''): Answers[number] => ({ seatId, says: 'yes', worth })
const both = (worth = ''): Answers => [yes('seat-1', worth), yes('seat-2', worth)]

/** Something its people were asked about, called by its title. */
const named = (id: string, what: string, more: Partial<PartnershipEntry>): PartnershipEntry =>
  exemplaryEntry(id.replace(/-\d+$/, ''), { id, label: what, ...more, words: { what, ...more.words } })

/** Everything that is asked about its people, as those people said it. */
export const exemplaryPeople: readonly PartnershipEntry[] = [
  named('skill-1', 'Settling disputes', { seatId: 'seat-1', answers: [yes('seat-1')] }),
  named('skill-2', 'Reading accounts', { seatId: 'seat-2', answers: [yes('seat-2')] }),
  named('training-1', 'Reading a set of accounts', {
    on: day('2026-05-12'),
    choice: 'review',
    words: { how: 'Two evenings in the hall; travel is paid.' },
    answers: [yes('seat-2', 'very')],
  }),
  named('introduction-1', 'A day with the drivers', {
    on: day('2025-10-06'),
    choice: 'voluntary-community',
    answers: [yes('seat-1', 'very')],
  }),
  named('introduction-2', 'How the council sets a budget', {
    on: day('2025-11-10'),
    choice: 'statutory',
    answers: [yes('seat-2', 'partly')],
  }),
  named('set-up-time-1', 'A day to get to know each other', { on: day('2025-07-05'), answers: both('very') }),
  named('support-1', 'Travel to every meeting', {
    partnerId: 'partner-2',
    on: day('2025-10-01'),
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
  named('lead-way-1', 'Farm workers', { words: { how: 'They chair the group on early meals.' } }),
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
