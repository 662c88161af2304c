/** Meetings of the partnerships of the rest, from the announcement to published minutes, and questions in writing. */
import { dateBoxes, type Hand } from '../hand.ts'
import { type Board, seatOn } from './board-kit.ts'

/** An item of a meeting. */
export type Point = {
  readonly title: string
  readonly purpose: string
  /** Who proposes it, known to the hand; who runs the meeting where nobody is named. */
  readonly from?: string
  readonly note?: string
  readonly closed?: string
  /** Whose seat says that it has an interest, and which. */
  readonly interest?: { readonly seat: string; readonly says: string }
  readonly decides?: {
    readonly text: string
    readonly basis: string
    readonly how?: 'consensus' | 'vote'
    readonly why?: string
    readonly owner: string
    readonly cost?: string
    /** Seats that were not for it, with what they said. */
    readonly others?: Readonly<Record<string, { readonly position: 'against' | 'abstain'; readonly view: string }>>
  }
  readonly action?: { readonly what: string; readonly owner: string; readonly within: number }
}

export type Sitting = {
  readonly on: number
  readonly why: string
  readonly place: string
  readonly points: readonly Point[]
  /** Marks of seats that were not there in the person of their holder. */
  readonly marks?: Readonly<Record<string, 'substitute' | 'apology' | 'absent'>>
}

/** Announces a meeting, for the day it falls on. */
export async function announce(hand: Hand, { base, by, id }: Board, sitting: Sitting, on: number): Promise<string> {
  hand.on(on)
  await (await hand.as(by)).fill(`${base}/meetings/new`, {
    ...dateBoxes('held_on', hand.dayAt(sitting.on)),
    starts_at: '10:00',
    ends_at: '12:00',
    how: 'both',
    place: sitting.place,
    joining: 'The link is in the mail to each seat.',
    why_needed: sitting.why,
  })
  const made = await hand.place.database.db
    .selectFrom('meeting')
    .select('id')
    .where('partnership_id', '=', id)
    .where('held_on', '=', hand.dayAt(sitting.on))
    .executeTakeFirstOrThrow()
  return made.id
}

/** Holds a meeting from its agenda to published minutes; `before` is the one whose minutes it approves. */
export async function holdMeeting(
  hand: Hand,
  board: Board,
  sitting: Sitting,
  meeting: string,
  before: string | null,
): Promise<void> {
  const at = `/meetings/${meeting}`
  await board.year.to(sitting.on - 40)
  await (await hand.as(board.by)).fill(
    `${at}/call-for-items`,
    dateBoxes('proposals_close_on', hand.dayAt(sitting.on - 21)),
  )
  await board.year.to(sitting.on - 30)
  for (const { from, title, purpose } of sitting.points)
    if (from) await (await hand.as(from)).fill(`${at}/proposals`, { title, purpose, minutes: '20' })
  await board.year.to(sitting.on - 18)
  const clerk = await hand.as(board.by)
  for (const { from, title, purpose, closed } of sitting.points) {
    if (from) await clerk.fill(`/agenda-items/${await itemAt(hand, meeting, title)}/answer`, { state: 'accepted' })
    else
      await clerk.fill(`${at}/items`, {
        title,
        purpose,
        minutes: '20',
        ...(closed
          ? { closed: 'yes', closed_reason: closed, ...dateBoxes('relook_on', hand.dayAt(sitting.on + 365)) }
          : {}),
      })
  }
  if (before) await clerk.fill(`/meetings/${before}/minutes/approval`, { meeting })
  await clerk.fill(`${at}/agenda`, { act: 'publish' })
  await sendPaper(hand, board, meeting, sitting)
  await board.year.to(sitting.on)
  await record(hand, board, sitting, meeting, before)
  await board.year.to(sitting.on + 6)
  await (await hand.as(board.by)).fill(`${at}/minutes/draft`, { act: 'publish' })
}

async function sendPaper(hand: Hand, board: Board, meeting: string, { on, points }: Sitting): Promise<void> {
  const [first] = points
  if (!first) return
  const clerk = await hand.as(board.by)
  await clerk.fill(
    `/meetings/${meeting}/papers`,
    {
      title: `Paper on: ${first.title}`,
      pages: '2',
      summary: `${first.purpose} What is known, what it costs, and what could be decided.`,
      agenda_item_id: await itemAt(hand, meeting, first.title),
    },
    {
      files: {
        file: { name: 'paper.txt', type: 'text/plain', bytes: Buffer.from(`${first.title}\n\n${first.purpose}\n`) },
      },
    },
  )
  await board.year.to(on - 9)
  await (await hand.as(board.by)).fill(`/meetings/${meeting}/papers/sending`, {})
}

async function itemAt(hand: Hand, meeting: string, title: string): Promise<string> {
  const { id } = await hand.place.database.db
    .selectFrom('agenda_item')
    .select('id')
    .where('meeting_id', '=', meeting)
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  return id
}

async function record(
  hand: Hand,
  board: Board,
  sitting: Sitting,
  meeting: string,
  before: string | null,
): Promise<void> {
  const { db } = hand.place.database
  const clerk = await hand.as(board.by)
  const at = `/meetings/${meeting}`
  const notes: Record<string, string> = {}
  for (const { title, note, interest } of sitting.points) {
    const item = await itemAt(hand, meeting, title)
    if (note) notes[`note-${item}`] = note
    if (interest)
      await clerk.fill(`/agenda-items/${item}/interests`, {
        seat: await seatOn(hand, board, interest.seat),
        interest: interest.says,
      })
  }
  const marks: Record<string, string> = {}
  for (const [name, mark] of Object.entries(sitting.marks ?? {}))
    marks[`seat-${await seatOn(hand, board, name)}`] = mark
  await clerk.fill(`${at}/running`, { ...marks, ...notes, act: 'all-here' })
  for (const { title, decides, action } of sitting.points) {
    const item = await itemAt(hand, meeting, title)
    if (decides) await decide(hand, board, item, decides)
    if (action)
      await clerk.fill(`/agenda-items/${item}/actions/new`, {
        what: action.what,
        owner_seat_id: await seatOn(hand, board, action.owner),
        ...dateBoxes('due_on', hand.dayAt(sitting.on + action.within)),
      })
  }
  if (before) {
    const { id } = await db
      .selectFrom('agenda_item')
      .select('id')
      .where('approves_meeting_id', '=', before)
      .where('meeting_id', '=', meeting)
      .executeTakeFirstOrThrow()
    const owner = sitting.points.find(({ decides }) => decides)?.decides?.owner
    await decide(hand, board, id, {
      text: 'The minutes of the last meeting are approved as they stand.',
      basis: 'The minutes as they were published.',
      owner: owner ?? '',
    })
  }
  await clerk.fill(`${at}/running`, { act: 'end' })
}

async function decide(hand: Hand, board: Board, item: string, decides: NonNullable<Point['decides']>): Promise<void> {
  const { text, basis, how = 'consensus', why = '', owner, cost, others = {} } = decides
  const said: Record<string, string> = {}
  for (const [name, { position, view }] of Object.entries(others)) {
    const seat = await seatOn(hand, board, name)
    said[`position-${seat}`] = position
    said[`view-${seat}`] = view
  }
  await (await hand.as(board.by)).fill(`/agenda-items/${item}/decisions/new`, {
    text,
    basis,
    how,
    vote_reason: why,
    rest: 'for',
    outcome: 'agreed',
    owner_seat_id: await seatOn(hand, board, owner),
    binds: 'All partners',
    ...(cost ? { matters: ['money'], cost } : {}),
    ...said,
  })
}

/** A question in writing: who answers what, and that it is closed on the day after its last. */
export async function askInWriting(
  hand: Hand,
  board: Board,
  asked: {
    readonly on: number
    readonly closes: number
    readonly text: string
    readonly basis: string
    readonly why: string
    readonly owner: string
    readonly answers: Readonly<Record<string, { readonly says: string; readonly view?: string }>>
    readonly note?: string
  },
): Promise<void> {
  await board.year.to(asked.on)
  await (await hand.as(board.by)).fill(`${board.base}/decisions/new`, {
    text: asked.text,
    basis: asked.basis,
    why_written: asked.why,
    ...dateBoxes('closes_on', hand.dayAt(asked.closes)),
    owner_seat_id: await seatOn(hand, board, asked.owner),
    binds: 'All partners',
  })
  const { id } = await hand.place.database.db
    .selectFrom('written_procedure')
    .select('id')
    .where('partnership_id', '=', board.id)
    .where('text', '=', asked.text)
    .executeTakeFirstOrThrow()
  await board.year.to(Math.min(asked.on + 3, asked.closes))
  for (const [name, { says, view = '' }] of Object.entries(asked.answers))
    await (await hand.as(name)).fill(`/written-procedures/${id}`, { position: says, view })
  await board.year.to(asked.closes + 1)
  await (await hand.as(board.by)).fill(`/written-procedures/${id}/closing`, { result_note: asked.note ?? '' })
}
