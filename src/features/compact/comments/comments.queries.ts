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

/** Which comments are looked for: those on one code, and those that are answered or wait. */
export type Wanted = { readonly code?: string; readonly standing?: 'answered' | 'waiting' }

function comments(db: Handle) {
  return db
    .selectFrom('code_comment')
    .innerJoin('code', 'code.id', 'code_comment.code_id')
    .select(['code_comment.id', 'code_comment.version', 'code.edition', 'code.title as code'])
    .select(['clause', 'comment', 'answer', 'answered_on', 'code_comment.created_at'])
    .select(['set_aside_on', 'set_aside_as', 'set_aside_why'])
}

/** Comments, those that wait first, then the latest; the first five hundred of them. */
export function findComments(db: Handle, { code, standing }: Wanted = {}): Promise<CodeComment[]> {
  return comments(db)
    .$if(code !== undefined, query => query.where('code.id', '=', code ?? ''))
    .$if(standing === 'answered', query => query.where('answered_on', 'is not', null))
    .$if(standing === 'waiting', query => query.where('answered_on', 'is', null).where('set_aside_on', 'is', null))
    .orderBy(sql`answered_on is null and set_aside_on is null`, 'desc')
    .orderBy(sql`coalesce(answered_on, set_aside_on)`, 'desc')
    .orderBy('code_comment.created_at')
    .limit(500)
    .execute()
}

/** One comment, or null where there is none. */
export async function findComment(db: Handle, id: string): Promise<CodeComment | null> {
  return (await comments(db).where('code_comment.id', '=', id).executeTakeFirst()) ?? null
}

/** How many comments on a code were set aside, by why: all of them, however many there are. */
export async function countSetAside(db: Handle, code: string): Promise<ReadonlyMap<SetAside, number>> {
  const rows = await db
    .selectFrom('code_comment')
    .select(({ fn }) => ['set_aside_as', fn.countAll<string>().as('count')])
    .where('code_id', '=', code)
    .where('set_aside_as', 'is not', null)
    .groupBy('set_aside_as')
    .execute()
  return new Map(rows.map(({ set_aside_as, count }) => [set_aside_as as SetAside, Number(count)]))
}
