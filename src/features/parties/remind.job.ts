/**
 * Reminds parties of questions they have not answered: some days before the last day, and once when it has passed. What nobody could
 * be asked when it was put is asked once there is somebody.
 */
import { sql } from 'kysely'
import type { Tx } from '../../db/open.ts'
import { defineJob, type Job } from '../../jobs/jobs.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { Hub } from '../../web/hub.ts'
import { mailThose } from './asking.ts'
import type { Matter } from './matter.ts'
import type { Matters } from './of-address.ts'
import type { PartyRequest } from './requests.queries.ts'
import { findWaiting, wasMailed } from './waiting.queries.ts'

/** Days after the last day on which the last reminder can still go out: somebody to mail may be found late. */
const FORGOTTEN = 30

/** The days on which a question is reminded of: so many days before its last day, and the day after it. */
export function remindersOf(
  { askedOn, answerBy }: { readonly askedOn: Day; readonly answerBy: Day },
  ahead: number,
): Day[] {
  const first = addDays(answerBy, -ahead)
  return [...(first > askedOn ? [first] : []), addDays(answerBy, 1)]
}

/** The job, for the matters there are. */
export function remindParties(matters: Matters): Job {
  return defineJob({
    name: 'remind-parties',
    every: '20 7 * * *',
    does: 'Reminds organisations of questions that wait for their answer',
    async run(hub) {
      const today = await hub.today()
      const ahead = (await hub.clock(hub.db, null, today))('reminder').value
      const due = sql`s.answer_by >= ${addDays(today, -FORGOTTEN)}::date and (s.answer_by <= ${addDays(today, ahead)}::date or s.party_answer_id is null
        and not exists (select from party_link where party_request_id = r.id))`
      let sent = 0
      for (const request of await findWaiting(hub.db, due)) {
        const matter = matters.get(request.matter)
        if (matter) sent += await hub.db.transaction().execute(tx => remind(tx, hub, matter, request, { today, ahead }))
      }
      return `${sent} reminders`
    },
  })
}

/** Reminds of one question where that is due; a reminder that found nobody stays due. */
async function remind(
  tx: Tx,
  hub: Hub,
  matter: Matter,
  request: PartyRequest,
  { today, ahead }: { readonly today: Day; readonly ahead: number },
): Promise<number> {
  const due = remindersOf(request, ahead).findLast(on => on <= today)
  const { reminded_on } = await tx
    .selectFrom('party_request')
    .select('reminded_on')
    .where('id', '=', request.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const rests = due === undefined || (reminded_on !== null && reminded_on >= due)
  if (rests && (await wasMailed(tx, request.id))) return 0
  const sent = await mailThose(tx, hub, matter, request, today, () => true)
  if (sent > 0) await tx.updateTable('party_request').set({ reminded_on: today }).where('id', '=', request.id).execute()
  return sent
}
