/**
 * How to reach whoever asked for another format: in view for an hour for the person who opened it, and let go when its last day has
 * passed. The same for what is asked of a consultation and of a code; each keeps its requests in a table of its own.
 */
import { sql } from 'kysely'
import { nobody } from '../../../access/access.ts'
import { type AuditAction, writeAudit } from '../../../db/audit.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { defineJob, type Job } from '../../../jobs/jobs.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

const HOUR = 60 * 60 * 1000

/** Days after the answer, and after the last day of a request that nobody answered, for which a contact is kept. */
const KEPT = { answered: 30, unanswered: 180 } as const

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

/** Lets the contacts of a table go whose last day has passed; gives the ids of their requests. */
export async function forgetContacts(tx: Tx, table: string, today: Day, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set sealed_contact = null, forgotten_at = ${now}
    where sealed_contact is not null and (answered_on < ${addDays(today, -KEPT.answered)}::date
      or answered_on is null and due_on < ${addDays(today, -KEPT.unanswered)}::date)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The job that keeps the last days of the contacts of a table; `action` is the entry for each. */
export function forgettingContacts(
  table: string,
  {
    action,
    ...job
  }: Pick<Parameters<typeof defineJob>[0], 'name' | 'every' | 'does'> & { readonly action: AuditAction },
): Job {
  return defineJob({
    ...job,
    async run(hub) {
      const today = await hub.today()
      const gone = await hub.db.transaction().execute(async tx => {
        const ids = await forgetContacts(tx, table, today, hub.now())
        const area = await tx.selectFrom('area').select('id').executeTakeFirst()
        for (const id of area ? ids : [])
          await writeAudit(tx, {
            actor: nobody,
            as: 'system',
            action,
            subject: { kind: 'area', id: area!.id },
            record: { kind: table, id },
          })
        return ids
      })
      return `${gone.length} let go`
    },
  })
}
