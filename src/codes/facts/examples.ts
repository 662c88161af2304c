/**
 * Exemplary subjects: invented, and kept to the letter of every practice that is live. Examples of practices and tests
 * change a field or two of them.
 */

import type { ConsultationFacts } from '../../facts/consultation.ts'
import { exemplaryConsultation } from '../../facts/consultation.ts'
import { organisationFacts } from '../../facts/organisation.ts'
import type { PartnershipFacts } from '../../facts/partnership.ts'
import { exemplaryPartnership } from '../../facts/partnership.ts'
import { type Day, day } from '../../kernel/day.ts'
import type { SubjectKind } from '../subject.ts'
import type { CompactFacts } from './compact.ts'
import type { FactsOf } from './facts.ts'

/** The day on which examples are judged, unless they say another. */
export const exampleDay: Day = day('2026-09-01')

const exemplaryCompact: CompactFacts = {
  subject: 'compact',
  id: 'compact-1',
  label: 'Wendle Vale Compact',
  signatories: [],
  departures: [],
  views: [],
  codes: [
    {
      id: 'code-1',
      label: 'Partnership code',
      publishedOn: day('2026-02-02'),
      cameOutOf: { label: 'A new partnership code', statutory: 6, sector: 31 },
      drawnUpBy: 'Four officers and five groups over eight evenings.',
      equalityOn: day('2025-11-03'),
      versions: [
        {
          id: 'version-1',
          label: 'First edition',
          datedOn: day('2019-04-01'),
          why: 'No code before',
        },
        {
          id: 'version-2',
          label: 'Second edition',
          datedOn: day('2026-02-02'),
          why: 'Review of 2025',
        },
      ],
    },
  ],
  contact: {
    name: 'Compact officer',
    address: '1 Mill Lane, Wendle',
    phone: '01632 960001',
    email: 'compact@example.org',
  },
  statement: {
    aim: 'That both sides decide together what concerns both.',
    principles: 'Trust, openness, and a voice for small groups.',
    publicActions: 'Public bodies consult early.',
    sectorActions: 'The sector says for whom it speaks.',
    ruralNote: 'Meetings move between the four valleys.',
  },
  comments: [
    {
      id: 'comment-1',
      label: 'the comment of 2 March 2026',
      askedOn: day('2026-03-02'),
      answeredOn: day('2026-03-06'),
    },
  ],
  governing: {
    id: 'partnership-9',
    label: 'Compact steering group',
    isPublic: true,
    statutory: 4,
    sector: 6,
    lastMetOn: day('2026-07-07'),
  },
  protocols: [{ id: 'document-7', label: 'How disputes are settled' }],
  findingsRecordedOn: day('2026-09-01'),
  signed: [
    {
      id: 'signature-1',
      label: 'Wendle Vale Council',
      sector: 'statutory',
      signedOn: day('2026-02-10'),
      champion: 'Ida Grey',
    },
    {
      id: 'signature-2',
      label: 'Wendle Voluntary Action',
      sector: 'voluntary',
      signedOn: day('2026-02-10'),
      champion: 'Ida Grey',
    },
  ],
}

/** A code in force of which nothing but its name is on record. */
export const unpublishedCode: CompactFacts['codes'][0] = {
  id: 'code-2',
  label: 'Consultation code',
  publishedOn: null,
  cameOutOf: null,
  drawnUpBy: null,
  equalityOn: null,
  versions: [],
}

/** The exemplary subject of each kind. */
export const exemplary: FactsOf = {
  compact: exemplaryCompact,
  organisation: organisationFacts.example,
  consultation: exemplaryConsultation,
  partnership: exemplaryPartnership,
}

/** The exemplary subject of a kind with some facts changed. */
export function exampleFacts<S extends SubjectKind>(subject: S, changes: Partial<FactsOf[S]> = {}): FactsOf[S] {
  return { ...exemplary[subject], ...changes }
}

/** The exemplary consultation with some facts changed. */
export const exampleConsultation = (changes: Partial<ConsultationFacts> = {}): ConsultationFacts =>
  exampleFacts('consultation', changes)

/** The exemplary partnership with some facts changed. */
export const examplePartnership = (changes: Partial<PartnershipFacts> = {}): PartnershipFacts =>
  exampleFacts('partnership', changes)
