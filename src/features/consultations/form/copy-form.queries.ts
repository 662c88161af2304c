/** Taking over questions of another consultation: with their settings and who is asked, without the documents they were about. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { type Condition, readCondition } from '../../../questions/condition.ts'
import { addSection } from './builder.queries.ts'

/** What was taken over. `forAll`: how many conditions were left behind, because they rest on questions that were not taken over. */
export type TakenOver = { readonly sections: readonly string[]; readonly questions: number; readonly forAll: number }

/** Copies sections of one form to the end of another; all of them unless some are named. */
export async function copySections(tx: Tx, from: string, to: string, only?: readonly string[]): Promise<TakenOver> {
  const sections = await tx
    .selectFrom('form_section')
    .selectAll()
    .where('consultation_id', '=', from)
    .$if(only !== undefined, query => query.where('id', 'in', only && only.length > 0 ? only : [newId()]))
    .orderBy('position')
    .execute()
  const questions = await tx
    .selectFrom('question')
    .selectAll()
    .where('consultation_id', '=', from)
    .where('section_id', 'in', sections.length > 0 ? sections.map(({ id }) => id) : [newId()])
    .orderBy('position')
    .execute()
  const ids = new Map(questions.map(({ id }) => [id, newId()]))
  const made: string[] = []
  let forAll = 0
  const moved = (kept: unknown): string | null => {
    const before = readCondition(kept)
    const after = before && renamed(before, ids)
    if (before && !after) forAll++
    return after ? JSON.stringify(after) : null
  }
  for (const section of sections) {
    const id = await addSection(tx, to, section.title)
    made.push(id)
    const shown_if = moved(section.shown_if)
    if (shown_if) await tx.updateTable('form_section').set({ shown_if }).where('id', '=', id).execute()
    for (const question of questions.filter(({ section_id }) => section_id === section.id)) {
      // The target groups are those of another plan, and each is asked once.
      const { created_at: _, version: __, asks: ___, ...content } = question
      await tx
        .insertInto('question')
        .values({
          ...content,
          id: ids.get(question.id)!,
          consultation_id: to,
          section_id: id,
          settings: JSON.stringify(question.settings),
          shown_if: moved(question.shown_if),
          // A document of another consultation is not in this one's pack.
          about_document_version_id: null,
          about_paragraph_id: null,
        })
        .execute()
    }
  }
  return { sections: made, questions: questions.length, forAll }
}

function renamed({ match, tests }: Condition, ids: ReadonlyMap<string, string>): Condition | null {
  const after = tests.map(({ question, answers }) => ({ question: ids.get(question), answers }))
  return after.every((test): test is { question: string; answers: readonly string[] } => test.question !== undefined)
    ? { match, tests: after }
    : null
}
