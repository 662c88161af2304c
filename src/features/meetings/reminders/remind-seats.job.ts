/**
 * Reminds those in seats before dates fall due: items to propose, papers to read, a report back that is late. What was
 * reminded is kept with the mail in one transaction, so that running again reminds nobody twice.
 */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { mayReadPaper } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { type Reachable, reachableSeats } from '../mailing.ts'
import { findMeeting, type Meeting } from '../meeting.queries.ts'
import { guardOfPaper, listPapers } from '../paper.queries.ts'

type Kind = 'proposals' | 'papers' | 'report-back'
type Reminder = { readonly kind: Kind; readonly meeting: Meeting; readonly to: Reachable; readonly link: string }

export const remindSeats = defineJob({
  name: 'remind-seats',
  every: '0 8 * * *',
  does: 'Reminds people in seats of items to propose, papers to read and reports due',
  async run(hub) {
    const today = await hub.today()
    let sent = 0
    for (const { id } of await meetingsToLookAt(hub, today)) {
      await hub.db.transaction().execute(async tx => {
        // Two processes may run the job at once: the second waits here and then finds what the first wrote.
        await tx.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().execute()
        const meeting = (await findMeeting(tx, id))!
        for (const reminder of await remindersFor(tx, meeting, today, hub))
          sent += await remindOnce(tx, hub.seal, reminder)
      })
    }
    return `${sent} reminders`
  },
})

async function meetingsToLookAt({ db, clock }: Hub, today: Day): Promise<{ id: string }[]> {
  const asked = (await clock(db, null, today))('report-asked').value
  return db
    .selectFrom('meeting')
    .select('id')
    .where(eb =>
      eb.or([
        eb.and([eb('state', 'in', ['planned', 'agenda-out']), eb('held_on', '>=', today)]),
        eb.and([eb('state', '=', 'held'), eb('held_on', '<=', today), eb('held_on', '>=', addDays(today, -asked))]),
      ]),
    )
    .orderBy('held_on')
    .execute()
}

async function remindersFor(tx: Tx, meeting: Meeting, today: Day, hub: Hub): Promise<Reminder[]> {
  const { origin } = hub
  const people = await reachableSeats(tx, meeting.partnership_id, today)
  const clock = await hub.clock(tx, { kind: 'partnership', id: meeting.partnership_id }, today)
  if (meeting.state === 'held') {
    const late = addDays(meeting.held_on, clock('report-back').value) <= today
    return late ? reportsLate(tx, meeting, people, origin) : []
  }
  const near = (on: Day | null): boolean => on !== null && today <= on && on <= addDays(today, clock('reminder').value)
  const found: Reminder[] = []
  if (meeting.proposals_asked_at && near(meeting.proposals_close_on)) {
    const proposed = new Set((await listItems(tx, meeting.id)).map(item => item.proposed_by_seat_id))
    const link = `${origin}/meetings/${meeting.id}/proposals`
    found.push(
      ...people.filter(to => !proposed.has(to.seatId)).map(to => ({ kind: 'proposals' as const, meeting, to, link })),
    )
  }
  if (near(meeting.held_on)) found.push(...(await papersUnread(tx, meeting, people, origin)))
  return found
}

async function papersUnread(
  tx: Tx,
  meeting: Meeting,
  people: readonly Reachable[],
  origin: string,
): Promise<Reminder[]> {
  const items = await listItems(tx, meeting.id)
  const papers = await listPapers(tx, meeting.id)
  const unread = (to: Reachable): boolean =>
    papers.some(paper => {
      const guard = guardOfPaper(paper, items.find(item => item.id === paper.agenda_item_id) ?? null)
      const reader = {
        runs: false,
        seats: [{ id: to.seatId, name: to.seat, goesOnFrom: to.goesOnFrom, as: 'holder' as const }],
      }
      return paper.replacedBy === null && mayReadPaper(reader, guard) && !paper.readBy.includes(to.seatId)
    })
  return people
    .filter(unread)
    .map(to => ({ kind: 'papers', meeting, to, link: `${origin}/seats/${to.seatId}#papers` }) as const)
}

async function reportsLate(
  tx: Tx,
  meeting: Meeting,
  people: readonly Reachable[],
  origin: string,
): Promise<Reminder[]> {
  const rows = await tx
    .selectFrom('report_back')
    .select('seat_id')
    .where('meeting_id', '=', meeting.id)
    .where('before_meeting', '=', false)
    .execute()
  const reported = new Set(rows.map(row => row.seat_id))
  const sat = new Set(
    (
      await tx
        .selectFrom('holding')
        .select('seat_id')
        .where('from_day', '<=', meeting.held_on)
        .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', meeting.held_on)]))
        .execute()
    ).map(row => row.seat_id),
  )
  return people
    .filter(to => sat.has(to.seatId) && !reported.has(to.seatId))
    .map(
      to => ({ kind: 'report-back', meeting, to, link: `${origin}/seats/${to.seatId}/reports/${meeting.id}` }) as const,
    )
}

async function remindOnce(tx: Tx, seal: Seal, { kind, meeting, to, link }: Reminder): Promise<number> {
  const claimed = await tx
    .insertInto('meeting_reminder')
    .values({ id: newId(), meeting_id: meeting.id, person_id: to.personId, kind })
    .onConflict(on => on.columns(['meeting_id', 'person_id', 'kind']).doNothing())
    .executeTakeFirst()
  if (Number(claimed.numInsertedOrUpdatedRows) === 0) return 0
  const values = { name: to.name, partnership: meeting.partnership, day: longDay(meeting.held_on), link }
  const closes = meeting.proposals_close_on ? longDay(meeting.proposals_close_on) : ''
  await sendMail(
    tx,
    seal,
    {
      to: to.email,
      subject: t(`meetings.reminder.${kind}.subject`, values),
      body: t(`meetings.reminder.${kind}.body`, { ...values, closes }),
    },
    { kind: 'meeting', id: meeting.id },
  )
  return 1
}
