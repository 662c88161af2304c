/** The two seats of the exemplary partnership. Invented. */
import { day } from '../../kernel/day.ts'
import type { Holding, Seat } from './partnership.ts'

/** A holder about whom everything is settled. */
export const exemplaryHolder: Holding = {
  id: 'term-1',
  person: 'Asha Noor',
  since: day('2025-09-01'),
  confirmedOn: day('2025-09-02'),
  mandate: 'representative-of',
  authority: 'May agree spending to £500',
  authorityConfirmedOn: day('2025-09-02'),
  selection: 'Elected by member groups',
  inductedOn: day('2025-09-20'),
  buddyOffered: true,
  roleConfirmedOn: day('2025-09-05'),
}

/** The chair, from the council. */
export const exemplaryChair: Seat = {
  id: 'seat-1',
  label: 'Seat of Wendle Vale Council',
  sector: 'statutory',
  role: 'chair',
  roleText: 'Leads meetings so that everybody is heard.',
  holder: { ...exemplaryHolder, id: 'term-2', person: 'Tom Reed', mandate: 'representing' },
  substitute: { person: 'Lena Moss', authority: 'The same' },
}

/** The vice-chair, from the voluntary sector. */
export const exemplaryMember: Seat = {
  id: 'seat-2',
  label: 'Seat of Wendle Voluntary Action',
  sector: 'voluntary',
  role: 'vice-chair',
  roleText: 'Speaks for member groups and reports back to them.',
  holder: exemplaryHolder,
  substitute: { person: 'Joe Bell', authority: 'The same' },
}
