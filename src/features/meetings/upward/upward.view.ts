/** Where a decision stands with the board above it, as one reader may see it; and what a decision of that board is about. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { boardAbove, maySeeBoard } from '../../partnerships/index.ts'
import { type Decision, findDecision } from '../decision.queries.ts'
import { mayReadDecision } from '../entitlement.ts'
import { noStanding } from '../standing.ts'
import { findItemAbout } from './waiting.queries.ts'

/** In a sentence, with where it leads. `open`: the board above has still to decide, and nobody decides for it. */
export type Upward = {
  readonly open: boolean
  readonly tag: string
  readonly text: string
  readonly href: string | null
}

type NeedsBoard = Pick<
  Decision,
  'id' | 'partnership_id' | 'needs_board_id' | 'board_agreed' | 'board_decision_id' | 'carried'
>

/** Whether a decision waits for the board above: that board stands above still, and has not decided. */
export async function waitsForBoard(db: Handle, decision: NeedsBoard, today: Day): Promise<boolean> {
  if (!decision.carried || decision.needs_board_id === null || decision.board_agreed !== null) return false
  return (await boardAbove(db, decision.partnership_id, today))?.link.parent_id === decision.needs_board_id
}

/** How far a decision has come with the board above; null for one that needs no board. */
export async function upwardOf(
  db: Handle,
  decision: NeedsBoard,
  { actor, today, t }: { readonly actor: Actor; readonly today: Day; readonly t: Translate },
): Promise<Upward | null> {
  if (!decision.carried || decision.needs_board_id === null) return null
  const board = await db
    .selectFrom('partnership')
    .select(['id', 'name', 'public'])
    .where('id', '=', decision.needs_board_id)
    .executeTakeFirstOrThrow()
  const seen = maySeeBoard(actor, board)
  const above = seen ? board.name : t('meetings.upward.board-above')
  const say = (state: string, href: string | null, more: Record<string, string> = {}): Upward => ({
    open: state !== 'agreed' && state !== 'not-agreed' && state !== 'no-board',
    tag: t(`meetings.upward.state.${state}`),
    text: t(`meetings.upward.says.${state}`, { above, ...more }),
    href: seen ? href : null,
  })
  if (decision.board_agreed !== null)
    return say(decision.board_agreed ? 'agreed' : 'not-agreed', `/decisions/${decision.board_decision_id}`)
  if (!(await waitsForBoard(db, decision, today))) return say('no-board', null)
  const item = await findItemAbout(db, decision.id)
  if (item === null || item.state === 'deferred') return say('waits', null)
  if (item.state === 'declined')
    return say('declined', `/meetings/${item.meetingId}`, { answer: item.closed ? '' : item.answer })
  return say('on-agenda', `/meetings/${item.meetingId}`, { day: longDay(item.heldOn) })
}

/** The decision of a lower board that a decision is about, where everybody may read it; null for every other. */
export async function findAbout(
  db: Handle,
  { agenda_item_id }: Pick<Decision, 'agenda_item_id'>,
): Promise<{ readonly id: string; readonly board: string } | null> {
  if (agenda_item_id === null) return null
  const item = await db
    .selectFrom('agenda_item')
    .select('refers_decision_id')
    .where('id', '=', agenda_item_id)
    .executeTakeFirst()
  const about = item?.refers_decision_id ? await findDecision(db, item.refers_decision_id) : null
  if (!about || !mayReadDecision(noStanding, about.guard)) return null
  const board = await db
    .selectFrom('partnership')
    .select('public')
    .where('id', '=', about.partnership_id)
    .executeTakeFirst()
  return board?.public ? { id: about.id, board: about.partnership } : null
}
