/**
 * Keeps boards above and below in line: what waits for a board stands on its next agenda, what does not wait any more goes from there, and
 * what it decided comes back. Worked out from the records each time, so that no step can be missed.
 */
import { sql } from 'kysely'
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { tellBoard } from '../../partnerships/index.ts'
import { followConfirmation, followConfirmations } from '../confirming.ts'
import type { Meeting } from '../meeting.queries.ts'
import { partnershipRef } from '../subject.ts'
import { carryInterests, meetingThatTakes, putItem } from './taking.ts'
import { findOutcomes, findStale, findToPut, type GoingUp, type Outcome } from './waiting.queries.ts'

/** Brings a board in line with those above and below it. Called with whatever changes a decision, a meeting or an agenda. */
export async function reconcile(tx: Tx, hub: Hub, boardId: string, today: Day): Promise<void> {
  const above = await tx
    .selectFrom('decision')
    .select('needs_board_id')
    .distinct()
    .where('partnership_id', '=', boardId)
    .where('needs_board_id', 'is not', null)
    .execute()
  await followConfirmations(tx, hub, boardId, today)
  for (const id of [boardId, ...above.map(({ needs_board_id }) => needs_board_id!)])
    await asBoardAbove(tx, hub, id, today)
}

/** Everything that concerns a board as the one above others. */
async function asBoardAbove(tx: Tx, hub: Hub, boardId: string, today: Day): Promise<void> {
  const changed = await findOutcomes(tx, boardId)
  for (const outcome of changed) await comeBack(tx, hub, boardId, outcome, today)
  for (const id of await findStale(tx, boardId, today)) await drop(tx, boardId, id)
  for (const decision of await findToPut(tx, boardId, today)) {
    const meeting = await meetingThatTakes(tx, boardId, today, decision.putOffAt)
    if (meeting) await putUp(tx, hub, decision, meeting, today)
  }
  // What a lower board has decided may be what one below it waits for.
  for (const id of new Set(changed.map(({ boardId: lower }) => lower))) await asBoardAbove(tx, hub, id, today)
}

/** Why an item about a decision is closed on the agenda of the board above, and how much of the decision it tells. */
function closureOf(decision: GoingUp, meeting: Pick<Meeting, 'held_on'>) {
  const hidden = !decision.boardPublic && decision.abovePublic
  const { relookOn: there } = decision
  // At the latest where it is dealt with, somebody looks whether it is still to be closed.
  const relookOn = there !== null && there > meeting.held_on ? there : meeting.held_on
  const reason = hidden ? t('meetings.upward.not-public') : decision.closedReason
  return {
    closed: decision.closed || hidden ? { reason, relookOn } : null,
    tells: !decision.closed || decision.readsClosed,
  }
}

/** What the board above reads of a decision: its words, what it rests on, and what it costs. */
function purposeOf({ text, basis, cost }: Pick<GoingUp, 'text' | 'basis' | 'cost'>): string {
  const costs = cost === null ? '' : t('meetings.upward.costs', { cost: Math.round(Number(cost)) })
  return [text, basis, costs].filter(Boolean).join('\n\n')
}

/** Where a decision was corrected, agendas to come tell its new words, if they told the old ones. */
export async function tellNewWords(
  tx: Tx,
  decisionId: string,
  was: Pick<GoingUp, 'text' | 'basis' | 'cost'>,
  is: Pick<GoingUp, 'text' | 'basis' | 'cost'>,
): Promise<void> {
  await tx
    .updateTable('agenda_item')
    .set({ purpose: purposeOf(is), version: sql`version + 1` })
    .where('refers_decision_id', '=', decisionId)
    .where('purpose', '=', purposeOf(was))
    .where('meeting_id', 'in', eb =>
      eb.selectFrom('meeting').select('id').where('state', 'in', ['planned', 'agenda-out']),
    )
    .execute()
}

async function putUp(tx: Tx, hub: Hub, decision: GoingUp, meeting: Meeting, today: Day): Promise<void> {
  const { closed, tells } = closureOf(decision, meeting)
  const itemId = await putItem(tx, meeting, {
    title: t('meetings.upward.item-title', { board: decision.board }),
    purpose: tells ? purposeOf(decision) : t('meetings.upward.item-closed', { board: decision.board }),
    does: 'decision',
    closed,
    refersTo: decision.id,
  })
  await carryInterests(
    tx,
    {
      of: [{ itemId: decision.itemId, decisionId: decision.id }],
      words: t('meetings.upward.interest', { board: decision.board }),
    },
    { itemId, meeting },
  )
  await tellBoard(tx, hub, decision.aboveId, today, above => ({
    subject: t('meetings.upward.mail.put-subject', { above: above.name, day: longDay(meeting.held_on) }),
    body: t('meetings.upward.mail.put-body', {
      above: above.name,
      board: decision.board,
      day: longDay(meeting.held_on),
      link: `${hub.origin}/meetings/${meeting.id}/agenda`,
    }),
  }))
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action: 'decision.gone-up',
    subject: partnershipRef(decision.boardId),
    record: { kind: 'decision', id: decision.id },
    after: { above: decision.aboveId, meeting: meeting.id, agenda_item: itemId },
  })
}

async function drop(tx: Tx, boardId: string, itemId: string): Promise<void> {
  await tx
    .updateTable('agenda_item')
    .set({ state: 'declined', answer: t('meetings.upward.waits-no-more'), version: sql`version + 1` })
    .where('id', '=', itemId)
    .execute()
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action: 'agenda-item.answered',
    subject: partnershipRef(boardId),
    record: { kind: 'agenda_item', id: itemId },
    after: { state: 'declined' },
  })
}

/** Keeps with a decision what the board above made of it, and tells those who run the lower board. */
async function comeBack(tx: Tx, hub: Hub, aboveId: string, outcome: Outcome, today: Day): Promise<void> {
  const name = await tx.selectFrom('partnership').select('name').where('id', '=', aboveId).executeTakeFirstOrThrow()
  await tx
    .updateTable('decision')
    .set({
      board_agreed: outcome.agreed,
      board_decision_id: outcome.by,
      version: sql`version + 1`,
    })
    .where('id', '=', outcome.id)
    .execute()
  await followConfirmation(tx, hub, outcome.id, today)
  const what = outcome.agreed === null ? 'open' : outcome.agreed ? 'agreed' : 'not-agreed'
  await tellBoard(tx, hub, outcome.boardId, today, board => ({
    subject: t('meetings.upward.mail.back-subject', { above: name.name }),
    body: t('meetings.upward.mail.back-body', {
      board: board.name,
      what: t(`meetings.upward.came-back.${what}`, { above: name.name }),
      link: `${hub.origin}/decisions/${outcome.id}`,
    }),
  }))
  await writeAudit(tx, {
    actor: nobody,
    as: 'system',
    action: 'decision.came-back',
    subject: partnershipRef(outcome.boardId),
    record: { kind: 'decision', id: outcome.id },
    before: { agreed: outcome.was },
    after: { agreed: outcome.agreed, by: outcome.by },
  })
}
