/** Comments on codes: what was said of which clause, and the secretariat's answer. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

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
  readonly created_at: Date
}

/** Comments on one code, or on all: those that wait first, then the latest. */
export function findComments(db: Handle, codeId?: string): Promise<CodeComment[]> {
  return db
    .selectFrom('code_comment')
    .innerJoin('code', 'code.id', 'code_comment.code_id')
    .select(['code_comment.id', 'code_comment.version', 'code.edition', 'code.title as code'])
    .select(['clause', 'comment', 'answer', 'answered_on', 'code_comment.created_at'])
    .$if(codeId !== undefined, query => query.where('code.id', '=', codeId ?? ''))
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('code_comment.created_at')
    .limit(500)
    .execute()
}
