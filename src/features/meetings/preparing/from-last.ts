/** An agenda made from the last one: what always stands on it, in its order, with what is to be approved and what was put off. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Item, listItems } from '../item.queries.ts'
import type { LateColumns } from '../late.ts'
import { listMeetings, type Meeting } from '../meeting.queries.ts'

/** What stands on every agenda, in the order in which a board that has no earlier one begins. */
export const standingItems = [
  'apologies',
  'interests',
  'minutes',
  'matters-arising',
  'actions',
  'report-backs',
  'other-business',
] as const
export type StandingItem = (typeof standingItems)[number]

/** An item as the last agenda had it, or as a first one begins. */
type Pattern = Pick<Item, 'does' | 'minutes' | 'presenter'> & {
  readonly standing: StandingItem | null
  readonly title: string
}

/** The standing items of the last meeting with any, else the usual ones; the minutes of the last meeting are always one. */
async function patternOf(tx: Tx, t: Translate, earlier: readonly Meeting[]): Promise<Pattern[]> {
  const usual = standingItems.map(standing => ({
    standing,
    title: t(`meetings.standing.${standing}`),
    does: standing === 'minutes' ? ('decision' as const) : ('information' as const),
    minutes: 5,
    presenter: '',
  }))
  for (const before of earlier.toReversed()) {
    const items = await listItems(tx, before.id)
    const stood = items.filter(
      item => item.state === 'accepted' && !item.closed && item.standing !== null && item.standing !== 'minutes',
    )
    if (stood.length === 0) continue
    const again = stood.map(({ standing, title, does, minutes, presenter }) => ({
      standing,
      title,
      does,
      minutes,
      presenter,
    }))
    return [...again, ...usual.filter(({ standing }) => standing === 'minutes')]
  }
  return usual
}

/**
 * Puts on an agenda what always stands there. Items that are on it already stay, before "any other business"; minutes that are
 * published and not approved are to be approved; an item that stands there already is not put twice. Gives how many were put.
 */
export async function putStandingItems(tx: Tx, t: Translate, meeting: Meeting, late: LateColumns): Promise<number> {
  const earlier = (await listMeetings(tx, meeting.partnership_id)).filter(
    one => one.held_on < meeting.held_on && one.state !== 'cancelled',
  )
  const own = (await listItems(tx, meeting.id)).filter(item => item.state === 'accepted')
  const there = new Set(own.map(({ standing }) => standing))
  const pattern = (await patternOf(tx, t, earlier)).filter(
    ({ standing }) => standing === 'minutes' || !there.has(standing),
  )
  const toApprove = earlier.filter(
    one =>
      one.minutes_published_at !== null &&
      one.minutes_approved_on === null &&
      !own.some(({ approves_meeting_id }) => approves_meeting_id === one.id),
  )
  const rows = pattern.flatMap(item => {
    if (item.standing !== 'minutes') return [{ ...item, approves_meeting_id: null as string | null }]
    return toApprove.map(one => ({
      ...item,
      title: t('meetings.approval.item', { day: longDay(one.held_on) }),
      approves_meeting_id: one.id as string | null,
    }))
  })
  const made = rows.map(row => ({ id: newId(), meeting_id: meeting.id, state: 'accepted' as const, ...row, ...late }))
  const last = made.filter(({ standing }) => standing === 'other-business')
  const first = made.filter(({ standing }) => standing !== 'other-business')
  const begins = first.filter(({ standing }) => standing !== 'actions' && standing !== 'report-backs')
  const later = first.filter(one => !begins.includes(one))
  for (const [at, row] of [...begins, ...later, ...last].entries())
    await tx
      .insertInto('agenda_item')
      .values({ ...row, position: at + 1 })
      .execute()
  const order = [...begins, ...later, ...own.filter(one => one.standing !== 'other-business'), ...last]
  const kept = own.filter(one => one.standing === 'other-business')
  for (const [at, { id }] of [...order, ...kept].entries())
    await tx
      .updateTable('agenda_item')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute()
  return made.length
}
