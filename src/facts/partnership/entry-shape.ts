/** The shape of what a partnership keeps of itself, whatever its kind. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import type { Of } from '../part.ts'
import { aDay, dayOrNone, givenBy, item } from '../shared.ts'

/** An entry that holds. Boxes that a kind has not are null or empty. */
export const entry = item({
  kind: z.string(),
  /** The day it was written down, and the day on which its words last changed. */
  writtenOn: aDay,
  changedOn: aDay,
  on: dayOrNone,
  by: dayOrNone,
  choice: z.string(),
  partnerId: z.string().nullable(),
  toPartnerId: z.string().nullable(),
  seatId: z.string().nullable(),
  aboutId: z.string().nullable(),
  /** The words of its boxes, and lists that were ticked, by their names. */
  words: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]).nullable()),
  /** Partners and seats that it names, where it may be several. */
  names: z.array(z.string()),
  /** What parties that it was put to say: `label` is the organisation; null while it has said nothing. */
  parties: z.array(
    item({ agreed: z.boolean().nullable(), on: dayOrNone, givenBy: givenBy.nullable(), said: z.string() }),
  ),
  /** The latest word of each seat since it last changed, each by whoever sits there. */
  answers: z.array(z.strictObject({ seatId: z.string(), says: z.enum(['yes', 'no']), worth: z.string() })),
})
export type PartnershipEntry = Of<typeof entry>

/** An entry with nothing in it but its kind, for the examples of practices. */
export function exemplaryEntry(
  kind: string,
  more: Partial<PartnershipEntry> & Pick<PartnershipEntry, 'id' | 'label'>,
): PartnershipEntry {
  return {
    kind,
    writtenOn: day('2025-06-20'),
    changedOn: day('2025-06-20'),
    on: null,
    by: null,
    choice: '',
    partnerId: null,
    toPartnerId: null,
    seatId: null,
    aboutId: null,
    words: {},
    names: [],
    parties: [],
    answers: [],
    ...more,
  }
}
