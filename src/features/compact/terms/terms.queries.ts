/** The terms of an edition of a code: marked, explained, changed and dropped. */
import { sql } from 'kysely'
import { type Code, clausesOf } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { definedIn } from './first-use.ts'

/** A term of an edition; `meaning` is '' while nobody has said what it means. */
export type CodeTerm = {
  readonly id: string
  readonly version: number
  readonly term: string
  readonly meaning: string
}

/** The terms of an edition, in order of the alphabet. */
export function findTerms(db: Handle, codeId: string): Promise<CodeTerm[]> {
  return db
    .selectFrom('code_term')
    .select(['id', 'version', 'term', 'meaning'])
    .where('code_id', '=', codeId)
    .orderBy(eb => eb.fn('lower', ['term']))
    .execute()
}

/** Whether another term of the edition has that name, small and capital letters being the same. */
export async function isMarked(db: Handle, codeId: string, term: string, except: string | null): Promise<boolean> {
  return (await findTerms(db, codeId)).some(one => one.id !== except && one.term.toLowerCase() === term.toLowerCase())
}

/** Whoever names a term of an edition waits for whoever does so already: no two are the same. */
export async function lockTerms(tx: Tx, codeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`terms of ${codeId}`}, 0))`.execute(tx)
}

/** Marks a term; gives its id. */
export async function markTerm(tx: Tx, codeId: string, words: Pick<CodeTerm, 'term' | 'meaning'>): Promise<string> {
  const id = newId()
  await tx
    .insertInto('code_term')
    .values({ id, code_id: codeId, ...words })
    .execute()
  return id
}

/** Changes a term that still has the version quoted; false where somebody changed it meanwhile. */
export function changeTerm(
  tx: Tx,
  id: string,
  version: number,
  to: Pick<CodeTerm, 'term' | 'meaning'>,
): Promise<boolean> {
  return changeVersioned(tx, 'code_term', id, version, to)
}

/** Drops a term that still has the version quoted. */
export async function dropTerm(tx: Tx, id: string, version: number): Promise<boolean> {
  if (!(await changeVersioned(tx, 'code_term', id, version, {}))) return false
  await tx.deleteFrom('code_term').where('id', '=', id).execute()
  return true
}

/**
 * Begins the terms of an edition that was just listed, where it has none: those of the edition that it is to take the place of, and those
 * that its own clauses define.
 */
export async function beginTerms(tx: Tx, codeId: string, code: Code, replaces: string | null): Promise<void> {
  if ((await findTerms(tx, codeId)).length > 0) return
  const earlier = replaces === null ? [] : await findTerms(tx, replaces)
  const own = clausesOf(code).flatMap(({ kind, gist }) => (kind === 'definition' ? definedIn(gist) : []))
  const terms = new Map([...earlier, ...own].map(({ term, meaning }) => [term.toLowerCase(), { term, meaning }]))
  if (terms.size === 0) return
  await tx
    .insertInto('code_term')
    .values([...terms.values()].map(words => ({ id: newId(), code_id: codeId, ...words })))
    .execute()
}
