/** A meeting as one reader may see it: every list is cut by the same rules of what is closed. */
import type { Handle } from '../../../db/open.ts'
import { seatsOn } from '../../partnerships/index.ts'
import { type Attendance, listAttendance } from '../attendance.queries.ts'
import { type Look, looksOf } from '../closure.queries.ts'
import { type Decision, listDecisionsOf } from '../decision.queries.ts'
import { mayReadDecision, mayReadPaper } from '../entitlement.ts'
import { type Declared, listDeclared } from '../interests/declared.queries.ts'
import { type Item, listItems } from '../item.queries.ts'
import { type BareItem, beginningsFor, shownTo } from '../item-shown.ts'
import type { Meeting } from '../meeting.queries.ts'
import { listOthers, type Other } from '../others/others.queries.ts'
import { guardOfPaper, listPapers, type Paper } from '../paper.queries.ts'
import type { Standing } from '../standing.ts'
import { listTurns } from '../turns/turns.queries.ts'
import { sumTurns, type TurnsSum } from '../turns/turns.ts'

/** An item with what belongs to it. For one without the right to a closed item, `item` tells only that it is there. */
export type ItemShown = {
  readonly number: number
  /** When it begins, as planned; '' where that is not known, or would tell the minutes of one that is kept from the reader. */
  readonly begins: string
  readonly readable: boolean
  readonly item: BareItem & Partial<Item>
  readonly papers: readonly Paper[]
  readonly decisions: readonly Decision[]
  /** Names of the seats that take no part in it, because of an interest. */
  readonly conflicted: readonly string[]
  /** What those seats declared. */
  readonly declared: readonly Declared[]
  /** Names of the seats that left for it without one. */
  readonly out: readonly string[]
  /** Each time it was looked at again whether it stays closed. */
  readonly looks: readonly Look[]
}

/** Everything of a meeting that a reader may see. */
export type MeetingShown = {
  readonly items: readonly ItemShown[]
  /** Papers on the meeting as a whole. */
  readonly papers: readonly Paper[]
  readonly attendance: readonly Attendance[]
  /** Observers, guests and whoever takes the minutes, by name. */
  readonly others: readonly Other[]
  /** Decisions that stand under no item. */
  readonly decisions: readonly Decision[]
  /** Who spoke on the items that the reader may see, once the meeting was held; null where nobody counted. */
  readonly turns: TurnsSum | null
}

/** Loads a meeting and cuts it to what the reader may see. */
export async function showMeeting(db: Handle, meeting: Meeting, reader: Standing): Promise<MeetingShown> {
  const [items, papers, decisions, attendance, seats, declared, others] = await Promise.all([
    listItems(db, meeting.id),
    listPapers(db, meeting.id),
    listDecisionsOf(db, meeting.id),
    listAttendance(db, meeting.id),
    seatsOn(db, meeting.partnership_id, meeting.held_on),
    listDeclared(db, { meetingId: meeting.id }),
    listOthers(db, meeting.id),
  ])
  const names = new Map([
    ...declared.map(one => [one.seatId, one.seat] as const),
    ...seats.map(seat => [seat.id, seat.name] as const),
  ])
  const looks = await looksOf(
    db,
    'agenda-item',
    items.map(({ id }) => id),
  )
  const guards = new Map(items.map(item => [item.id, item]))
  const readablePapers = papers.filter(paper =>
    mayReadPaper(reader, guardOfPaper(paper, guards.get(paper.agenda_item_id ?? '') ?? null)),
  )
  const readableDecisions = decisions.filter(decision => mayReadDecision(reader, decision.guard))
  const isOut = meeting.agenda_published_at !== null || meeting.state === 'held' || reader.runs
  const shown = isOut ? items.filter(item => item.state === 'accepted') : []
  const cuts = shown.map(item => shownTo(reader, item))
  const times = beginningsFor(meeting.starts_at, cuts)
  const cut = (item: Item, at: number): ItemShown => {
    const readable = !cuts[at]!.kept
    const away = attendance.filter(one => one.itemId === item.id && !item.conflictedSeats.includes(one.seatId))
    return {
      number: at + 1,
      begins: times[at] ?? '',
      readable,
      item: cuts[at]!.item,
      papers: readablePapers.filter(paper => paper.agenda_item_id === item.id),
      decisions: readableDecisions.filter(decision => decision.agenda_item_id === item.id),
      conflicted: readable ? item.conflictedSeats.map(id => names.get(id) ?? '') : [],
      declared: readable ? declared.filter(one => one.itemId === item.id) : [],
      out: readable ? away.map(one => one.seat) : [],
      looks: looks.get(item.id) ?? [],
    }
  }
  return {
    items: shown.map(cut),
    papers: readablePapers.filter(paper => paper.agenda_item_id === null),
    attendance: meeting.state === 'held' || reader.runs ? attendance.filter(one => one.itemId === null) : [],
    others: meeting.state === 'held' || reader.runs ? others : [],
    decisions: readableDecisions.filter(decision => decision.agenda_item_id === null),
    turns:
      meeting.state === 'held' || reader.runs
        ? sumTurns(
            await listTurns(db, meeting.id),
            shown.filter((_, at) => !cuts[at]!.kept).map(({ id }) => id),
          )
        : null,
  }
}
