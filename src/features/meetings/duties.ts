/** What is asked of a seat now, from the records: dates, papers to read, items to propose, reports due. */
import type { Handle } from '../../db/open.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { hasInterest, mayReadItem, mayReadPaper } from './entitlement.ts'
import { listItems } from './item.queries.ts'
import { listMeetings, type Meeting, takesProposals } from './meeting.queries.ts'
import { guardOfPaper, listPapers } from './paper.queries.ts'
import type { Standing } from './standing.ts'

/** A paper for a seat to read. */
export type ToRead = { readonly id: string; readonly title: string; readonly pages: number; readonly read: boolean }

/** A meeting to come, with what the seat can do for it. */
export type Coming = {
  readonly meeting: Meeting
  readonly mayPropose: boolean
  readonly papers: readonly ToRead[]
  readonly items: readonly { readonly id: string; readonly title: string }[]
}

/** A report back that is owed. */
export type Owed = { readonly meetingId: string; readonly heldOn: Day; readonly dueOn: Day; readonly overdue: boolean }

/** The meetings to come as one seat sees them: nothing of what its reader may not read. */
export async function comingFor(
  db: Handle,
  of: { readonly partnershipId: string; readonly seatId: string; readonly reader: Standing; readonly today: Day },
): Promise<Coming[]> {
  const meetings = (await listMeetings(db, of.partnershipId, of.today)).filter(takesProposals)
  const own = of.reader.seats.find(({ id }) => id === of.seatId) ?? { id: of.seatId, goesOnFrom: [] }
  return Promise.all(
    meetings.map(async meeting => {
      const items = await listItems(db, meeting.id)
      const papers = (await listPapers(db, meeting.id)).filter(paper =>
        mayReadPaper(of.reader, guardOfPaper(paper, items.find(item => item.id === paper.agenda_item_id) ?? null)),
      )
      return {
        meeting,
        mayPropose: meeting.proposals_close_on === null || of.today <= meeting.proposals_close_on,
        papers: papers
          .filter(paper => paper.sent_at !== null && paper.replacedBy === null)
          .map(({ id, title, pages, readBy }) => ({ id, title, pages, read: readBy.includes(of.seatId) })),
        items: meeting.agenda_published_at
          ? items
              .filter(item => item.state === 'accepted' && mayReadItem(of.reader, item))
              .filter(item => !hasInterest(own, item.conflictedSeats))
              .map(({ id, title }) => ({ id, title }))
          : [],
      }
    }),
  )
}

type Reporting = {
  readonly today: Day
  readonly within: number
  readonly asked: number
  readonly heldBy?: string | undefined
}

/**
 * The reports that a seat owes: for each meeting held while somebody held it and not reported on since. `within`: the
 * days for a report; `asked`: the days for which one is asked for. `heldBy`: only of the meetings while this person held it.
 */
export async function reportsOwed(
  db: Handle,
  seatId: string,
  { today, within, asked, heldBy }: Reporting,
): Promise<Owed[]> {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('meeting', 'meeting.partnership_id', 'seat.partnership_id')
    .innerJoin('holding', join =>
      join
        .onRef('holding.seat_id', '=', 'seat.id')
        .onRef('holding.from_day', '<=', 'meeting.held_on')
        .on(eb => eb.or([eb('holding.to_day', 'is', null), eb('holding.to_day', '>=', eb.ref('meeting.held_on'))])),
    )
    .select(['meeting.id as meetingId', 'meeting.held_on as heldOn'])
    .where('seat.id', '=', seatId)
    .$if(heldBy !== undefined, query => query.where('holding.person_id', '=', heldBy!))
    .where('meeting.state', '=', 'held')
    .where('meeting.held_on', '>=', addDays(today, -asked))
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('report_back')
            .select('report_back.id')
            .where('report_back.seat_id', '=', ref('seat.id'))
            .where('report_back.meeting_id', '=', ref('meeting.id'))
            .where('report_back.before_meeting', '=', false),
        ),
      ),
    )
    .orderBy('meeting.held_on')
    .execute()
  return rows.map(({ meetingId, heldOn }) => {
    const dueOn = addDays(heldOn, within)
    return { meetingId, heldOn, dueOn, overdue: dueOn < today }
  })
}

/** What the seats said before a meeting: whom they asked, and what those people think. */
export function listSaidBefore(db: Handle, meetingId: string) {
  return db
    .selectFrom('report_back')
    .innerJoin('seat', 'seat.id', 'report_back.seat_id')
    .select(['seat.name as seat', 'to_whom', 'what_they_said'])
    .where('meeting_id', '=', meetingId)
    .where('before_meeting', '=', true)
    .orderBy('seat.name')
    .orderBy('reported_on')
    .execute()
}

/** What a seat reported, the newest first. */
export function listReports(db: Handle, seatId: string) {
  return db
    .selectFrom('report_back')
    .innerJoin('meeting', 'meeting.id', 'report_back.meeting_id')
    .select(['report_back.id', 'meeting_id as meetingId', 'held_on as heldOn', 'to_whom', 'report_back.how'])
    .select(['what_they_said', 'before_meeting', 'reported_on'])
    .where('seat_id', '=', seatId)
    .orderBy('reported_on', 'desc')
    .orderBy('report_back.id', 'desc')
    .execute()
}
