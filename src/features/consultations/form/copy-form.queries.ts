/** Taking over questions of another consultation: with their settings and who is asked, without the documents they were about. */
import { z } from 'zod'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type Condition, condition, readCondition } from '../../../questions/condition.ts'
import { addSection } from './builder.queries.ts'

/** A question as it is taken over. `key` is what conditions name it by. */
export const keptQuestion = z.strictObject({
  key: z.string(),
  type: z.string(),
  text: z.string(),
  hint: z.string(),
  required: z.boolean(),
  about_process: z.boolean(),
  about_you: z.boolean(),
  invites_evidence: z.boolean(),
  settings: z.unknown(),
  shown_if: condition.nullable(),
})
export type KeptQuestion = z.infer<typeof keptQuestion>

/** A section as it is taken over; `set`: the set it was kept in, and how that was then. */
export type KeptSection = {
  readonly id: string
  readonly title: string
  readonly shown_if: Condition | null
  readonly questions: readonly KeptQuestion[]
  readonly set?: { readonly id: string; readonly edition: number }
}

/** What was taken over. `forAll`: how many conditions were left behind, because they rest on questions that were not taken over. */
export type TakenOver = { readonly sections: readonly string[]; readonly questions: number; readonly forAll: number }

/** The sections of a form as they are taken over; all of them unless some are named. */
export async function keptSections(db: Handle, from: string, only?: readonly string[]): Promise<KeptSection[]> {
  const sections = await db
    .selectFrom('form_section')
    .select(['id', 'title', 'shown_if'])
    .where('consultation_id', '=', from)
    .$if(only !== undefined, query => query.where('id', 'in', only && only.length > 0 ? only : [newId()]))
    .orderBy('position')
    .execute()
  // The target groups are those of another plan, and a document of another consultation is not in the pack: neither is taken over.
  const questions = await db
    .selectFrom('question')
    .select(['id as key', 'section_id', 'type', 'text', 'hint', 'required', 'about_process', 'about_you'])
    .select(['invites_evidence', 'settings', 'shown_if'])
    .where('consultation_id', '=', from)
    .where('section_id', 'in', sections.length > 0 ? sections.map(({ id }) => id) : [newId()])
    .orderBy('position')
    .execute()
  const bySection = Map.groupBy(questions, ({ section_id }) => section_id)
  return sections.map(({ id, title, shown_if }) => ({
    id,
    title,
    shown_if: readCondition(shown_if),
    questions: (bySection.get(id) ?? []).map(({ section_id: _, ...question }) => ({
      ...question,
      shown_if: readCondition(question.shown_if),
    })),
  }))
}

/** Copies sections of one form to the end of another; all of them unless some are named. */
export async function copySections(tx: Tx, from: string, to: string, only?: readonly string[]): Promise<TakenOver> {
  return putSections(tx, to, await keptSections(tx, from, only))
}

/** Puts sections at the end of a form; what they are asked by moves with them where it rests on questions among them. */
export async function putSections(tx: Tx, to: string, sections: readonly KeptSection[]): Promise<TakenOver> {
  const ids = new Map(sections.flatMap(({ questions }) => questions.map(({ key }) => [key, newId()])))
  const made: string[] = []
  let forAll = 0
  const moved = (before: Condition | null): string | null => {
    const after = before && renamed(before, ids)
    if (before && !after) forAll++
    return after ? JSON.stringify(after) : null
  }
  for (const { title, shown_if, set, questions } of sections) {
    const id = await addSection(tx, to, title)
    made.push(id)
    const change = {
      shown_if: moved(shown_if),
      question_set_id: set?.id ?? null,
      question_set_edition: set?.edition ?? null,
    }
    await tx.updateTable('form_section').set(change).where('id', '=', id).execute()
    for (const [at, { key, ...question }] of questions.entries())
      await tx
        .insertInto('question')
        .values({
          ...question,
          id: ids.get(key)!,
          consultation_id: to,
          section_id: id,
          position: at + 1,
          settings: JSON.stringify(question.settings),
          shown_if: moved(question.shown_if),
        })
        .execute()
  }
  return { sections: made, questions: ids.size, forAll }
}

function renamed({ match, tests }: Condition, ids: ReadonlyMap<string, string>): Condition | null {
  const after = tests.map(({ question, answers }) => ({ question: ids.get(question), answers }))
  return after.every((test): test is { question: string; answers: readonly string[] } => test.question !== undefined)
    ? { match, tests: after }
    : null
}
