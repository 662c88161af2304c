/** Decisions judged again where an interest comes to light after them, or is taken back; the seats are told what that changes. */
import { sql } from 'kysely'
import type { Tx } from '../../../db/open.ts'
import { judge } from '../../../governance/judge.ts'
import { positions, type Vote } from '../../../governance/votes.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import type { Item } from '../item.queries.ts'
import { reachableSeats } from '../mailing.ts'
import type { Meeting } from '../meeting.queries.ts'
import { followApproval } from '../minutes/approving.ts'
import { boardAtItem, judgedColumns, keepEntitled, rulesOfDecision } from './judging.ts'

/** What came of it: the decisions that do not stand any more, those that stand again, and what that made of minutes. */
export type JudgedAgain = {
  readonly fallen: readonly string[]
  readonly risen: readonly string[]
  readonly approval: Awaited<ReturnType<typeof followApproval>>
}

/**
 * Judges every decision on an item again, by the rules it was taken under and the seats that count now. What a seat said that
 * does not count is kept beside the rest.
 */
export async function judgeAgain(tx: Tx, meeting: Meeting, item: Item): Promise<JudgedAgain> {
  const decisions = await tx.selectFrom('decision').selectAll().where('agenda_item_id', '=', item.id).execute()
  const [fallen, risen]: [string[], string[]] = [[], []]
  for (const decision of decisions) {
    const here = await boardAtItem(tx, meeting, item, rulesOfDecision(decision))
    const way = decision.how === 'vote' ? ('vote' as const) : ('consensus' as const)
    const judged = judge(here.rules, here.board, await saidOn(tx, decision.id), { manner: 'meeting', way })
    const touching = { matters: decision.matters, cost: decision.cost === null ? null : Number(decision.cost) }
    const columns = judgedColumns({ here, judged, touching })
    const subject_to_confirmation = decision.subject_to_confirmation || columns.must_confirm.length > 0
    await tx
      .updateTable('decision')
      .set(eb => ({
        ...columns,
        subject_to_confirmation,
        // Worked out anew as the boards are reconciled.
        confirmed_on: null,
        confirmation_note: '',
        version: eb('version', '+', 1),
      }))
      .where('id', '=', decision.id)
      .execute()
    await tx
      .updateTable('position')
      .set({ counted: sql<boolean>`seat_id = any(${[...judged.counted]}::uuid[])` })
      .where('decision_id', '=', decision.id)
      .execute()
    await keepEntitled(tx, decision.id, { here, judged, touching })
    if (decision.withdrawn_on !== null || decision.carried === judged.carried) continue
    ;(judged.carried ? risen : fallen).push(decision.id)
  }
  return { fallen, risen, approval: await followApproval(tx, item.approves_meeting_id) }
}

/** Everything that was said on a decision, whether it counts or not: the rules say what does. */
async function saidOn(tx: Tx, decisionId: string): Promise<Vote[]> {
  const rows = await tx
    .selectFrom('position')
    .select(['seat_id', 'position'])
    .where('decision_id', '=', decisionId)
    .execute()
  return rows.flatMap(({ seat_id, position }) => {
    const known = positions.find(one => one === position)
    return known ? [{ seatId: seat_id, position: known }] : []
  })
}

/** Tells every seat which decisions fell or stand again, without their words: an item may be closed. */
export async function tellOfJudging(
  tx: Tx,
  hub: Hub,
  { meeting, today, fallen, risen }: Pick<JudgedAgain, 'fallen' | 'risen'> & { meeting: Meeting; today: Day },
): Promise<void> {
  const changed = [...fallen.map(id => ({ id, stands: 'no' })), ...risen.map(id => ({ id, stands: 'yes' }))]
  if (changed.length === 0) return
  const { partnership } = meeting
  for (const { name, email } of await reachableSeats(tx, meeting.partnership_id, today))
    for (const { id, stands } of changed) {
      const subject = t('meetings.mail.judged-again.subject', { partnership, stands })
      const link = `${hub.origin}/decisions/${id}`
      const body = t('meetings.mail.judged-again.body', { name, partnership, stands, link })
      await sendMail(tx, hub.seal, { to: email, subject, body }, { kind: 'decision', id })
    }
}
