/** What the Compact states of itself, and how people reach those who keep it. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factGroup } from '../part.ts'
import { contact, dayOrNone, text } from '../shared.ts'
import { written } from '../sql.ts'

export const standing = factGroup('compact', 'standing', {
  sql: `json_build_object('id', subject.id, 'label', subject.compact_name, 'contact', json_build_object(
      'name', ${written('subject.contact_name')}, 'address', ${written('subject.contact_address')},
      'phone', ${written('subject.contact_phone')}, 'email', ${written('subject.contact_email')}),
    'statement', json_build_object('aim', ${written('subject.aim')}, 'principles', ${written('subject.principles')},
      'publicActions', ${written('subject.public_actions')}, 'sectorActions', ${written('subject.sector_actions')},
      'ruralNote', ${written('subject.rural_note')}),
    'findingsRecordedOn', subject.findings_recorded_on)`,
  shape: z.strictObject({
    id: z.string(),
    label: z.string(),
    /** The public contact of the secretariat. */
    contact,
    /** What the Compact itself states; null where nothing was written. */
    statement: z.strictObject({
      aim: text,
      principles: text,
      publicActions: text,
      sectorActions: text,
      /** What distance and a sparse population mean for it. */
      ruralNote: text,
    }),
    /** The day on which the findings of all subjects were last recorded; null before the first time. */
    findingsRecordedOn: dayOrNone,
  }),
  example: {
    id: 'compact-1',
    label: 'Wendle Vale Compact',
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
    findingsRecordedOn: day('2026-09-01'),
  },
})
