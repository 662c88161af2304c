/** Wipes rehearsals that nobody uses any more, and what was left of any. */

import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { dropRehearsalIn, findLeftRehearsals } from '../../../db/rehearsal/schema.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { subjectOf } from '../subject.ts'
import { wipeRehearsal } from './rehearsals.queries.ts'

/** Days after which a rehearsal that nobody used is wiped. */
const UNUSED = 30

export const wipeUnusedRehearsals = defineJob({
  name: 'wipe-unused-rehearsals',
  every: '33 3 * * *',
  does: 'Wipes rehearsals of consultations that nobody has used for 30 days.',
  async run(hub) {
    // Within a rehearsal there is none to wipe.
    if (!hub.rehearsals) return
    const before = new Date(hub.now().getTime() - UNUSED * 24 * 60 * 60 * 1000)
    const unused = await hub.db
      .selectFrom('rehearsal')
      .select(['id', 'key', 'consultation_id'])
      .where('used_at', '<', before)
      .execute()
    for (const one of unused) {
      await hub.rehearsals.close(one.key)
      await hub.db.transaction().execute(async tx => {
        await wipeRehearsal(tx, one)
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'consultation.rehearsal-wiped',
          subject: subjectOf({ id: one.consultation_id }),
          record: { kind: 'rehearsal', id: one.id },
        })
      })
    }
    const left = await findLeftRehearsals(hub.db)
    for (const key of left) await dropRehearsalIn(hub.db, key)
    return unused.length + left.length === 0 ? undefined : `${unused.length + left.length} wiped`
  },
})
