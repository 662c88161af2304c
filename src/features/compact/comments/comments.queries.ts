/** Comments on codes: what was said of which clause, and the secretariat's answer, or why it gave none. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** Why a comment gets no answer. */
export const setAsides = ['not-about-it', 'abuse', 'names-somebody', 'said-already'] as const
export type SetAside = (typeof setAsides)[number]

/** A comment. `clause` is '' for one on the whole code. */
export type CodeComment = {
  readonly id: string
  readonly version: number
  readonly edition: string
  readonly code: string
  readonly clause: string
  readonly comment: string
  readonly answer: string
  readonly answered_on: Day | null
  readonly set_aside_on: Day | null
  readonly set_aside_as: SetAside | null
  readonly set_aside_why: string
  readonly created_at: Date
}

/** Whether a comment waits for the secretariat. */
export const waits = ({ answered_on, set_aside_on }: CodeComment): boolean =>
  answered_on === null && set_aside_on === null

/** Comments on one code, or on all: those that wait first, then the latest. */
export function findComments(db: Handle, codeId?: string): Promise<CodeComment[]> {
  return db
    .selectFrom('code_comment')
    .innerJoin('code', 'code.id', 'code_comment.code_id')
    .select(['code_comment.id', 'code_comment.version', 'code.edition', 'code.title as code'])
    .select(['clause', 'comment', 'answer', 'answered_on', 'code_comment.created_at'])
    .select(['set_aside_on', 'set_aside_as', 'set_aside_why'])
    .$if(codeId !== undefined, query => query.where('code.id', '=', codeId ?? ''))
    .orderBy(sql`answered_on is null and set_aside_on is null`, 'desc')
    .orderBy(sql`coalesce(answered_on, set_aside_on)`, 'desc')
    .orderBy('code_comment.created_at')
    .limit(500)
    .execute()
}
