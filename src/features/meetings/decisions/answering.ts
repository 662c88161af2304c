/** A seat answers a question in writing: the same for its page and for the link of a mail. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { closingMoment } from '../../../kernel/open-period.ts'
import { choice, passage, type RawForm } from '../../../web/fields.ts'
import { holdWritten, type WrittenPosition, type WrittenProcedure, writtenPositions } from './written.queries.ts'

export const answerForm = {
  position: choice({ label: 'meetings.written.position', options: writtenPositions }),
  view: passage({ label: 'meetings.written.view', hint: 'meetings.written.view-hint', max: 3000, optional: true }),
}

type Closing = Pick<WrittenProcedure, 'closed_on' | 'closes_on' | 'closes_at'>

/** Whether answers are still taken at a moment: until its last day is over, or the hour of it that was set. */
export function takesAnswers({ closed_on, closes_on, closes_at }: Closing, now: Date, timeZone: string): boolean {
  return closed_on === null && now < closingMoment(closes_on, closes_at, timeZone)
}

/** What somebody wrote into an answer that came too late, so that they can take it elsewhere; null where they wrote nothing. */
export function unkeptIn(typed: RawForm | null): string | null {
  return typed?.values['view']?.[0]?.trim() || null
}

/** Who answers, what, and how they came. */
export type GivenAnswer = {
  readonly seatId: string
  readonly personId: string
  readonly as: 'holder' | 'substitute'
  readonly way: 'account' | 'link'
  readonly position: WrittenPosition
  readonly view: string
  readonly at: Date
}

/**
 * Keeps an answer beside those given before; which of them stands follows from who gave it and when. False, with nothing kept,
 * where the question was closed while the answer was on its way.
 */
export async function keepWrittenAnswer(tx: Tx, { id }: WrittenProcedure, given: GivenAnswer): Promise<boolean> {
  const written = await holdWritten(tx, id)
  if (written.closed_on !== null) return false
  const { seatId, personId, as, at, ...said } = given
  await tx
    .insertInto('written_answer')
    .values({
      id: newId(),
      created_at: at,
      written_procedure_id: written.id,
      seat_id: seatId,
      person_id: personId,
      acted_as: as,
      ...said,
    })
    .execute()
  return true
}

/** Whether the holder of a seat has answered, so that an answer of the substitute is kept beside it and does not count. */
export function holderAnswered(written: WrittenProcedure, seatId: string): boolean {
  return written.given.some(one => one.seatId === seatId && one.as === 'holder')
}
