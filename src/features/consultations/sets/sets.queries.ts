/** Sets of questions that the area keeps and asks again, where they came from and which forms took them up. */
import { z } from 'zod'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Condition } from '../../../questions/condition.ts'
import { type KeptQuestion, type KeptSection, keptQuestion } from '../form/copy-form.queries.ts'

/** A set of questions. `takenFrom` is the consultation they were last kept from; null where nobody may know of it yet. */
export type QuestionSet = {
  readonly id: string
  readonly version: number
  readonly edition: number
  readonly title: string
  readonly note: string
  readonly questions: readonly KeptQuestion[]
  readonly takenFrom: string | null
  readonly keptOn: Day
  readonly putAwayOn: Day | null
}

/** The sets of the area by title; those that were put away only where they are asked for. */
export async function findSets(db: Handle, which: 'in-use' | 'all' = 'in-use'): Promise<QuestionSet[]> {
  return (
    await setsWithOrigin(db)
      .$if(which === 'in-use', query => query.where('question_set.put_away_on', 'is', null))
      .execute()
  ).map(read)
}

/** One set, or null. */
export async function findSet(db: Handle, id: string): Promise<QuestionSet | null> {
  const row = await setsWithOrigin(db).where('question_set.id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

function setsWithOrigin(db: Handle) {
  return db
    .selectFrom('question_set')
    .innerJoin('consultation', 'consultation.id', 'question_set.taken_from_id')
    .select(['question_set.id', 'question_set.version', 'question_set.edition', 'question_set.title'])
    .select([
      'question_set.note',
      'question_set.questions',
      eb =>
        eb
          .case()
          .when('consultation.published_at', 'is not', null)
          .then(eb.ref('consultation.title'))
          .end()
          .as('takenFrom'),
    ])
    .select(['question_set.kept_on as keptOn', 'question_set.put_away_on as putAwayOn'])
    .orderBy('question_set.title')
    .orderBy('question_set.id')
}

function read<T extends { readonly questions: unknown }>(row: T): T & { readonly questions: readonly KeptQuestion[] } {
  return { ...row, questions: z.array(keptQuestion).parse(row.questions) }
}

/** A set as a section that a form takes over. */
export function sectionOf({ id, title, edition, questions }: QuestionSet): KeptSection {
  return { id, title, shown_if: null, questions, set: { id, edition } }
}

/** Questions of a section that can stand by themselves: what some are asked by is left behind where it rests on others. */
export function asKept(questions: readonly KeptQuestion[]): { readonly kept: KeptQuestion[]; readonly forAll: number } {
  const known = new Set<string>()
  let forAll = 0
  const within = (shown: Condition | null): Condition | null => {
    if (!shown || shown.tests.every(({ question }) => known.has(question))) return shown
    forAll++
    return null
  }
  const kept = questions.map(question => {
    const shown_if = within(question.shown_if)
    known.add(question.key)
    return { ...question, shown_if }
  })
  return { kept, forAll }
}

/** What is kept of a set, and where it comes from. */
export type SetContent = {
  readonly title: string
  readonly note: string
  readonly questions: readonly KeptQuestion[]
  readonly takenFromId: string
  readonly today: Day
}

const columns = ({ title, note, questions, takenFromId, today }: SetContent) => ({
  title,
  note,
  questions: JSON.stringify(questions),
  taken_from_id: takenFromId,
  kept_on: today,
})

/** Keeps questions as a new set and gives its id. */
export async function keepSet(tx: Tx, content: SetContent): Promise<string> {
  const id = newId()
  await tx
    .insertInto('question_set')
    .values({ id, ...columns(content) })
    .execute()
  return id
}

/** Puts other questions in the place of those of a set; false where somebody changed it meanwhile. */
export async function replaceSet(
  tx: Tx,
  { id, version, edition }: Pick<QuestionSet, 'id' | 'version' | 'edition'>,
  content: SetContent,
): Promise<boolean> {
  return changeVersioned(tx, 'question_set', id, version, { ...columns(content), edition: edition + 1 })
}

/** Where questions of a set are asked: forms that everybody may see, the latest first. */
export async function usesOf(db: Handle, setId: string) {
  return db
    .selectFrom('form_section')
    .innerJoin('consultation', 'consultation.id', 'form_section.consultation_id')
    .select(['consultation.slug', 'consultation.title', 'form_section.question_set_edition as edition'])
    .where('form_section.question_set_id', '=', setId)
    .where('consultation.published_at', 'is not', null)
    .orderBy('consultation.published_at', 'desc')
    .execute()
}
