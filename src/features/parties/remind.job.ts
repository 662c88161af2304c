/** Reminds parties of questions they have not answered: some days before the last day, and once when it has passed. */
import { sql } from 'kysely'
import { defineJob, type Job } from '../../jobs/jobs.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { mailQuestion } from './asking.ts'
import { mailboxesOf } from './binding.queries.ts'
import type { Matters } from './of-address.ts'
import { findRequests, latestOnly } from './requests.queries.ts'

/** Days before the last day on which the first reminder goes out. */
const ahead = 3

/** The day a reminder of a question falls on: before its last day, and again the day after it. */
export function remindersOf({ askedOn, answerBy }: { readonly askedOn: Day; readonly answerBy: Day }): Day[] {
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
      const { rows } = await sql<{ id: string }>`
        select party_request_id as id from party_standing
        where (party_answer_id is null or proof = 'stated') and answer_by between ${today}::date - 30 and ${today}::date + ${ahead}::int`.execute(
        hub.db,
      )
      let sent = 0
      for (const request of latestOnly(await findRequests(hub.db, { ids: rows.map(({ id }) => id) }))) {
        const matter = matters.get(request.matter)
        const due = remindersOf(request).findLast(on => on <= today)
        if (!matter || due === undefined) continue
        sent += await hub.db.transaction().execute(async tx => {
          const claimed = await tx
            .updateTable('party_request')
            .set({ reminded_on: today })
            .where('id', '=', request.id)
            .where(eb => eb.or([eb('reminded_on', 'is', null), eb('reminded_on', '<', due)]))
            .executeTakeFirst()
          if (Number(claimed.numUpdatedRows) === 0) return 0
          const to = await mailboxesOf(tx, matter, request, today)
          for (const mailbox of to) await mailQuestion(tx, hub, request, mailbox, 'remind')
          return to.length
        })
      }
      return `${sent} reminders`
    },
  })
}
