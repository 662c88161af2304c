/**
 * How to reach whoever asked for another format: in view for an hour for the person who opened it. The same for what is asked of a
 * consultation and of a code; each keeps its requests in a table of its own.
 */
import type { Handle } from '../../../db/open.ts'

const HOUR = 60 * 60 * 1000

/** Whether a person opened the contact of a request, by the entry that says so, within the hour: only then is it shown to them. */
export async function hasOpened(
  db: Handle,
  action: 'format-request.contact-opened' | 'code-format.contact-opened',
  opening: { readonly request: string; readonly person: string; readonly now: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('record_id', '=', opening.request)
    .where('actor_id', '=', opening.person)
    .where('action', '=', action)
    .where('created_at', '>', new Date(opening.now.getTime() - HOUR))
    .executeTakeFirst()
  return row !== undefined
}
