/** The terms of one document: finding, adding, changing and dropping them. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** A term of a document. `meaning` is inline Markdown; an edit quotes `version`. */
export type GlossaryTerm = {
  readonly id: string
  readonly term: string
  readonly meaning: string
  readonly version: number
}

/** What can be said about a term. */
export type TermWords = Pick<GlossaryTerm, 'term' | 'meaning'>

/** The terms kept for a document, in order of the alphabet; those for all documents are not among them. */
export async function termsOf(db: Handle, documentId: string): Promise<GlossaryTerm[]> {
  return db
    .selectFrom('glossary_term')
    .select(['id', 'term', 'meaning', 'version'])
    .where('document_id', '=', documentId)
    .orderBy(eb => eb.fn('lower', ['term']))
    .execute()
}

/** Whether another term of the document has that name, small and capital letters being the same. */
export async function isTaken(db: Handle, documentId: string, term: string, except?: string): Promise<boolean> {
  const row = await db
    .selectFrom('glossary_term')
    .select('id')
    .where('document_id', '=', documentId)
    .where(eb => eb(eb.fn('lower', ['term']), '=', term.toLowerCase()))
    .$if(except !== undefined, query => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a term and gives its id. */
export async function addTerm(tx: Tx, documentId: string, words: TermWords): Promise<string> {
  const id = newId()
  await tx
    .insertInto('glossary_term')
    .values({ id, document_id: documentId, ...words })
    .execute()
  return id
}

/** Changes a term that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeTerm(tx: Tx, id: string, version: number, words: TermWords): Promise<boolean> {
  return changeVersioned(tx, 'glossary_term', id, version, words)
}

/** Drops a term that still has the version quoted: nothing rests on it, the audit keeps what it said. */
export async function dropTerm(tx: Tx, id: string, version: number): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('glossary_term')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return Number(dropped.numDeletedRows) === 1
}
