/** Wordings of questions that were put right after publication: kept with what was asked before, for everybody to see. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** A correction as the public page tells it. */
export type Correction = {
  readonly id: string
  readonly correctedAt: Date
  readonly before: string
  readonly after: string
  readonly note: string
}

/** The corrections of a consultation's questions, the latest first. */
export function findCorrections(db: Handle, consultationId: string): Promise<Correction[]> {
  return db
    .selectFrom('question_correction as correction')
    .innerJoin('question', 'question.id', 'correction.question_id')
    .select(['correction.id', 'correction.created_at as correctedAt', 'correction.note'])
    .select(['correction.text_before as before', 'correction.text_after as after'])
    .where('question.consultation_id', '=', consultationId)
    .orderBy('correction.created_at', 'desc')
    .execute()
}

/** Puts the wording of a question right that still has the version quoted; false where it has not. */
export async function correctQuestion(
  tx: Tx,
  question: { readonly id: string; readonly text: string },
  version: number,
  to: { readonly text: string; readonly note: string; readonly by: string | null; readonly now: Date },
): Promise<boolean> {
  if (!(await changeVersioned(tx, 'question', question.id, version, { text: to.text }))) return false
  await tx
    .insertInto('question_correction')
    .values({
      id: newId(),
      created_at: to.now,
      question_id: question.id,
      text_before: question.text,
      text_after: to.text,
      note: to.note,
      corrected_by: to.by,
    })
    .execute()
  return true
}
