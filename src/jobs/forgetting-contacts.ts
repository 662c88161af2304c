/** The work that keeps the last days of the contacts of a table. */
import type { AuditAction } from '../db/audit.ts'
import { type ContactHeld, forgetContacts } from '../db/forget-contacts.ts'
import { defineJob, type Job } from './jobs.ts'

/** Lets the contacts of `of` go when their last day has passed; `action` is the entry for each. */
export function forgettingContacts({
  of,
  action,
  ...job
}: Omit<Job, 'run'> & { readonly of: ContactHeld; readonly action: AuditAction }): Job {
  return defineJob({
    ...job,
    async run(hub) {
      const on = { today: await hub.today(), now: hub.now() }
      const gone = await hub.db.transaction().execute(tx => forgetContacts(tx, of, action, on))
      return gone.length === 0 ? undefined : `${gone.length} let go`
    },
  })
}
