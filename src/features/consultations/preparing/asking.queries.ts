/** What sector bodies are asked before a consultation opens, and what they said. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** What a body can be asked. */
export const askedAbout = ['whom-to-reach', 'first-views', 'introduction'] as const
export type AskedAbout = (typeof askedAbout)[number]

/** A question to a sector body, with its reply and what was made of it. */
export type AskedDetails = {
  readonly organisation_id: string
  readonly about: AskedAbout
  readonly target_group_id: string | null
  readonly asked_on: Day
  readonly reply: string
  readonly replied_on: Day | null
  readonly answer: string
  readonly answered_on: Day | null
  readonly group_agreed_on: Day | null
}
export type Asked = AskedDetails & { readonly id: string; readonly version: number; readonly organisation: string }

/** The questions of a consultation, in the order in which they were asked. */
export function findAsked(db: Handle, consultationId: string): Promise<Asked[]> {
  return db
    .selectFrom('sector_question')
    .innerJoin('organisation', 'organisation.id', 'sector_question.organisation_id')
    .select(['sector_question.id', 'sector_question.version', 'organisation_id', 'organisation.name as organisation'])
    .select(['about', 'target_group_id', 'asked_on', 'reply', 'replied_on', 'answer', 'answered_on', 'group_agreed_on'])
    .where('consultation_id', '=', consultationId)
    .orderBy('asked_on')
    .orderBy('sector_question.id')
    .execute()
}

/** Keeps a question and gives its id. */
export async function ask(tx: Tx, consultationId: string, details: AskedDetails): Promise<string> {
  const id = newId()
  await tx
    .insertInto('sector_question')
    .values({ id, consultation_id: consultationId, ...details })
    .execute()
  return id
}

/** Changes a question that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeAsked(tx: Tx, id: string, version: number, to: AskedDetails): Promise<boolean> {
  return changeVersioned(tx, 'sector_question', id, version, to)
}
