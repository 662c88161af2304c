/** The questions in writing that are open, as a list leads to them: of one that is kept from the public no word stands in a list. */
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { sayClose } from '../../../web/say-closing.ts'
import { listOpenWritten } from './written.queries.ts'

/** Those of a partnership, the one that closes first before the others. */
export async function openQuestions(db: Handle, partnershipId: string, t: Translate) {
  return (await listOpenWritten(db, partnershipId)).map(one => ({
    id: one.id,
    text: one.closed_to_public ? t('meetings.written.closed-words') : one.text,
    until: sayClose(t, one.closes_on, one.closes_at),
  }))
}
