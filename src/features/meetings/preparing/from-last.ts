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

/** An item as a template or the last agenda has it, or as a first one begins. */
export type Pattern = Pick<Item, 'title' | 'purpose' | 'does' | 'minutes' | 'presenter'> & {
  readonly standing: StandingItem | null
}

/** What usually stands on an agenda. */
export function usualItems(t: Translate): Pattern[] {
  return standingItems.map(standing => ({
    standing,
    title: t(`meetings.standing.${standing}`),
    purpose: '',
    does: standing === 'minutes' ? 'decision' : 'information',
    minutes: 5,
    presenter: '',
  }))
}

/** What stood on the last agenda with any standing items, in its order, else what usually stands there. */
async function patternOf(tx: Tx, t: Translate, earlier: readonly Meeting[]): Promise<readonly Pattern[]> {
  const usual = usualItems(t)
  for (const before of earlier.toReversed()) {
    const stood = (await listItems(tx, before.id)).filter(
      ({ state, closed, standing }) => state === 'accepted' && !closed && standing !== null,
    )
    if (!stood.some(({ standing }) => standing !== 'minutes')) continue
    const again = stood.map(({ standing, title, purpose, does, minutes, presenter }) => ({
      standing,
      title,
      purpose,
      does,
      minutes,
      presenter,
    }))
    return withMinutes(again, usual)
  }
  return usual
}

/** The minutes of the last meeting are always to be approved, once: where they stood, else before what follows from them. */
function withMinutes(items: readonly Pattern[], usual: readonly Pattern[]): Pattern[] {
  const place = items.findIndex(({ standing }) => standing === 'minutes')
  const rest = items.filter(({ standing }) => standing !== 'minutes')
  const before = ['matters-arising', 'actions', 'report-backs', 'other-business'] as const
  const found = rest.findIndex(({ standing }) => before.some(one => one === standing))
  const at = place >= 0 ? place : found >= 0 ? found : rest.length
  return rest.toSpliced(at, 0, ...usual.filter(({ standing }) => standing === 'minutes'))
}

/**
 * Puts on an agenda what always stands there, or the items of a template. Items that are on it already stay, before "any other business";
 * minutes that are published and not approved are to be approved; an item that stands there already is not put twice. Gives how many were put.
 */
export async function putStandingItems(
  tx: Tx,
  t: Translate,
  meeting: Meeting,
  late: LateColumns,
  template: readonly Pattern[] | null,
): Promise<number> {
  const earlier = (await listMeetings(tx, meeting.partnership_id)).filter(
    one => one.held_on < meeting.held_on && one.state !== 'cancelled',
  )
  const own = (await listItems(tx, meeting.id)).filter(item => item.state === 'accepted')
  const isThere = ({ standing, title }: Pattern) =>
    standing === null
      ? own.some(one => one.title.toLowerCase() === title.toLowerCase())
      : own.some(one => one.standing === standing)
  const pattern = (template ?? (await patternOf(tx, t, earlier))).filter(
    one => one.standing === 'minutes' || !isThere(one),
  )
  const toApprove = earlier.filter(
    one =>
      one.minutes_published_at !== null &&
      one.minutes_approved_on === null &&
      !own.some(({ approves_meeting_id }) => approves_meeting_id === one.id),
  )
  const rows = pattern.flatMap(({ title, purpose, standing, does, minutes, presenter }) => {
    const item = { title, purpose, standing, does, minutes, presenter }
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
  for (const [at, row] of [...first, ...last].entries())
    await tx
      .insertInto('agenda_item')
      .values({ ...row, position: at + 1 })
      .execute()
  const order = [...first, ...own.filter(one => one.standing !== 'other-business'), ...last]
  const kept = own.filter(one => one.standing === 'other-business')
  for (const [at, { id }] of [...order, ...kept].entries())
    await tx
      .updateTable('agenda_item')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute()
  return made.length
}
