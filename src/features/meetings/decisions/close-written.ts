/** What happens when a question in writing closes: the same for the page and for the job that closes it after its last day. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { reachableSeats } from '../mailing.ts'
import { followApproval } from '../minutes/approving.ts'
import { showPapers } from '../paper.queries.ts'
import { outcomeWords, quorumLines } from '../sum-words.ts'
import { reconcile } from '../upward/reconcile.ts'
import { takesAnswers } from './answering.ts'
import { judgedColumns, keepEntitled } from './judging.ts'
import { holdWritten, type WrittenProcedure } from './written.queries.ts'
import { dayJudged, judgeWritten, type WrittenJudged } from './written-here.ts'

/** Whether it may close: no more answers are taken, or every seat with a vote has answered. */
export function mayClose(written: WrittenProcedure, silent: number, now: Date, timeZone: string): boolean {
  return silent === 0 || !takesAnswers(written, now, timeZone)
}

/** What came of it: the decision, if there is one, and the sum in words. */
export type Closed = {
  readonly decisionId: string | null
  readonly sum: string
  /** What it made of minutes, for the audit entry. */
  readonly approval: Awaited<ReturnType<typeof followApproval>>
}

/**
 * Closes a question by the rules that held when it was put, keeps the decision that came of it, and tells every seat; null
 * where somebody changed it meanwhile.
 */
export async function closeWritten(
  tx: Tx,
  hub: Hub,
  t: Translate,
  closing: { readonly written: WrittenProcedure; readonly today: Day; readonly note: string; readonly version: number },
): Promise<Closed | null> {
  const { today, note, version } = closing
  const written = await holdWritten(tx, closing.written.id)
  if (written.version !== version) return null
  const sums = await judgeWritten(tx, written, today)
  const decisionId = sums.judged.carried ? await decide(tx, written, sums, dayJudged(written, today)) : null
  const sum = [...quorumLines(t, sums.judged.quorum).map(({ text }) => text), outcomeWords(t, sums.judged)].join(' ')
  const closed = {
    closed_on: today,
    result: decisionId ? ('taken' as const) : ('not-taken' as const),
    result_note: [sum, note].filter(Boolean).join('\n'),
    decision_id: decisionId,
  }
  if (!(await changeVersioned(tx, 'written_procedure', written.id, version, closed))) return null
  const approval = await followApproval(tx, written.approves_meeting_id)
  if (decisionId && !written.closed_to_public) await showPapers(tx, written.id)
  await reconcile(tx, hub, written.partnership_id, today)
  await tellOutcome(tx, hub, t, { written, today, sum, decisionId })
  return { decisionId, sum, approval }
}

/** Tells every seat what came of it; a mail may be read over a shoulder, so what is kept from the public is not named in it. */
export async function tellOutcome(
  tx: Tx,
  hub: Hub,
  t: Translate,
  of: {
    readonly written: WrittenProcedure
    readonly today: Day
    readonly sum: string
    readonly decisionId: string | null
  },
): Promise<void> {
  const { written, decisionId } = of
  const hidden = written.closed_to_public
  for (const { name, email } of await reachableSeats(tx, written.partnership_id, of.today)) {
    const body = t('meetings.mail.written-closed.body', {
      name,
      partnership: written.partnership,
      text: hidden ? t('meetings.written.closed-words') : written.text,
      sum: hidden ? '' : of.sum,
      link: `${hub.origin}${decisionId ? `/decisions/${decisionId}` : `/written-procedures/${written.id}`}`,
    })
    const subject = t('meetings.mail.written-closed.subject', { partnership: written.partnership })
    await sendMail(tx, hub.seal, { to: email, subject, body }, { kind: 'written_procedure', id: written.id })
  }
}

/** Keeps the decision that came of it, with every position, the views of those who were not for it, and who was entitled. */
async function decide(tx: Tx, written: WrittenProcedure, sums: WrittenJudged, on: Day): Promise<string> {
  const id = newId()
  const { partnership_id, text, basis, owner_seat_id, binds, subject_to_confirmation } = written
  const columns = judgedColumns(sums)
  await tx
    .insertInto('decision')
    .values({
      id,
      partnership_id,
      text,
      basis,
      how: 'written',
      vote_reason: written.why_written,
      owner_seat_id,
      binds,
      decided_on: on,
      ...columns,
      subject_to_confirmation: subject_to_confirmation || columns.must_confirm.length > 0,
      closed_to_public: written.closed_to_public,
      closed_reason: written.closed_reason,
      relook_on: written.relook_on,
    })
    .execute()
  const { positions } = sums.judged
  if (positions.length > 0)
    await tx
      .insertInto('position')
      .values(positions.map(vote => ({ id: newId(), decision_id: id, seat_id: vote.seatId, position: vote.position })))
      .execute()
  await keepEntitled(tx, id, sums)
  const counted = new Set(sums.judged.counted)
  const views = written.answers.filter(one => one.view !== '' && one.position !== 'for' && counted.has(one.seatId))
  if (views.length > 0)
    await tx
      .insertInto('minority_view')
      .values(
        views.map(one => ({
          id: newId(),
          decision_id: id,
          seat_id: one.seatId,
          text: one.view,
          given_by: one.personId,
          given_on: one.on,
        })),
      )
      .execute()
  return id
}
