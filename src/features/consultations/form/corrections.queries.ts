/** Wordings of questions and choices that were put right after publication: kept with what was asked before, for everybody to see. */
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
  /** Choices that were put right, as they read before and now. */
  readonly choices: readonly ChoiceCorrection[]
}

/** A choice that was put right: answers refer to it by its value, which stays. */
export type ChoiceCorrection = { readonly before: string; readonly after: string }

/** The corrections of a consultation's questions, the latest first. */
export async function findCorrections(db: Handle, consultationId: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('question_correction as correction')
    .innerJoin('question', 'question.id', 'correction.question_id')
    .select(['correction.id', 'correction.created_at as correctedAt', 'correction.note', 'correction.choices'])
    .select(['correction.text_before as before', 'correction.text_after as after'])
    .where('question.consultation_id', '=', consultationId)
    .orderBy('correction.created_at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, choices: (row.choices ?? []) as ChoiceCorrection[] }))
}

/** The choices of a question that were put right before, the latest first. */
export async function findEarlierChoices(db: Handle, questionId: string): Promise<ChoiceCorrection[]> {
  const rows = await db
    .selectFrom('question_correction')
    .select('choices')
    .where('question_id', '=', questionId)
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap(({ choices }) => (choices ?? []) as ChoiceCorrection[])
}

/** Puts the wording of a question and of its choices right that still has the version quoted; false where it has not. */
export async function correctQuestion(
  tx: Tx,
  question: { readonly id: string; readonly text: string },
  version: number,
  to: {
    readonly text: string
    /** The settings with the choices as they should read. */
    readonly settings: unknown
    readonly choices: readonly ChoiceCorrection[]
    readonly note: string
    readonly by: string | null
    readonly now: Date
  },
): Promise<boolean> {
  if (
    !(await changeVersioned(tx, 'question', question.id, version, {
      ...(to.text === question.text ? {} : { asks: '' as const }),
      text: to.text,
      settings: JSON.stringify(to.settings),
    }))
  )
    return false
  await tx
    .insertInto('question_correction')
    .values({
      id: newId(),
      created_at: to.now,
      question_id: question.id,
      text_before: question.text,
      text_after: to.text,
      note: to.note,
      choices: to.choices.length > 0 ? JSON.stringify(to.choices) : null,
      corrected_by: to.by,
    })
    .execute()
  return true
}
