/** Words in responses that may show who somebody is: found, looked at by a reader, and left out of whatever leaves the team. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { IdentifyingKind } from '../../../questions/identifying.ts'
import { isSaidIn, type Masking } from '../../../questions/masking.ts'
import type { Window } from '../../../web/list.ts'

/** What is done with words: found and left out until somebody looks, left out for good, or may stay. */
export const wordStates = ['found', 'masked', 'kept'] as const
export type WordState = (typeof wordStates)[number]

/** How the words of a response are left out, to select beside it; `response` names its id, such as `point.response_id`. */
export function maskingOf(response: string) {
  return sql<Masking>`(select json_build_object(
    'masked', coalesce(json_agg(w.words) filter (where w.state <> 'kept'), '[]'),
    'kept', coalesce(json_agg(w.words) filter (where w.state = 'kept'), '[]'))
    from identifying_words w where w.response_id = ${sql.ref(response)})`
}

/** Words as a reader sees them, with the response they stand in. */
export type FoundWords = {
  readonly id: string
  readonly version: number
  readonly responseId: string
  readonly reference: string
  readonly words: string
  readonly kind: IdentifyingKind | 'other'
  readonly state: WordState
  readonly reason: string
}

/** Which: of a consultation, of one state or one response; those in confidence only for whom may read them. */
export type WordsLookup = {
  readonly consultationId: string
  readonly withConfidential: boolean
  readonly state?: WordState
  readonly responseId?: string
  readonly ids?: readonly string[]
}

function lookUp(db: Handle, { consultationId, withConfidential, state, responseId, ids }: WordsLookup) {
  return db
    .selectFrom('identifying_words')
    .innerJoin('response', 'response.id', 'identifying_words.response_id')
    .where('identifying_words.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .$if(!withConfidential, query => query.where('response.confidential', '=', false))
    .$if(state !== undefined, query => query.where('identifying_words.state', '=', state!))
    .$if(responseId !== undefined, query => query.where('identifying_words.response_id', '=', responseId!))
    .$if(ids !== undefined, query => query.where(eb => eb('identifying_words.id', '=', eb.fn.any(eb.val([...ids!])))))
}

/** All that was found or named in one response. */
export function wordsIn(db: Handle, consultationId: string, responseId: string): Promise<FoundWords[]> {
  const lookup = { consultationId, responseId, withConfidential: true }
  return listWords(db, lookup, { limit: 200, offset: 0 })
}

/** How many there are. */
export async function countWords(db: Handle, lookup: WordsLookup): Promise<number> {
  const row = await lookUp(db, lookup)
    .select(eb => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Those on a page, by their response. */
export function listWords(db: Handle, lookup: WordsLookup, { limit, offset }: Window): Promise<FoundWords[]> {
  return lookUp(db, lookup)
    .select(['identifying_words.id', 'identifying_words.version', 'identifying_words.words', 'identifying_words.kind'])
    .select(['identifying_words.state', 'identifying_words.reason', 'response.reference', 'response.id as responseId'])
    .orderBy('response.reference')
    .orderBy('identifying_words.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** Says what is done with words; `found` takes back what was said. False where somebody else did meanwhile. */
export function decideWords(
  tx: Tx,
  { id, version }: Pick<FoundWords, 'id' | 'version'>,
  { state, reason, by, now }: { state: WordState; reason: string; by: string | null; now: Date },
): Promise<boolean> {
  const decided = state === 'found' ? { decided_by: null, decided_at: null } : { decided_by: by, decided_at: now }
  return changeVersioned(tx, 'identifying_words', id, version, { state, reason, ...decided })
}

/** Words named by a reader are left out; gives their id. Those that were found already are decided. */
export async function nameWords(
  tx: Tx,
  of: { readonly consultationId: string; readonly responseId: string; readonly words: string },
  { reason, by, now }: { reason: string; by: string | null; now: Date },
): Promise<string> {
  const decided = { state: 'masked', reason, decided_by: by, decided_at: now } as const
  const row = await tx
    .insertInto('identifying_words')
    .values({
      ...{
        id: newId(),
        consultation_id: of.consultationId,
        response_id: of.responseId,
        words: of.words,
        kind: 'other',
      },
      ...decided,
    })
    .onConflict(conflict =>
      conflict
        .columns(['response_id', 'words'])
        .doUpdateSet(eb => ({ ...decided, version: eb('identifying_words.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/**
 * Keeps what was found in a response, and forgets words that are not in it any more; nothing where it was changed or withdrawn since it was
 * read, since what somebody took out is kept nowhere beside it.
 */
export async function noteLook(
  tx: Tx,
  of: { readonly responseId: string; readonly consultationId: string; readonly version: number },
  found: readonly { readonly words: string; readonly kind: IdentifyingKind }[],
  texts: readonly string[],
): Promise<void> {
  const asRead = await tx
    .selectFrom('response')
    .select('id')
    .where('id', '=', of.responseId)
    .where('version', '=', of.version)
    .where('state', '<>', 'withdrawn')
    .forUpdate()
    .executeTakeFirst()
  if (!asRead) return
  await forgetWordsGone(tx, of.responseId, texts)
  if (found.length > 0)
    await tx
      .insertInto('identifying_words')
      .values(
        found.map(each => ({
          ...{ id: newId(), consultation_id: of.consultationId, response_id: of.responseId },
          ...each,
        })),
      )
      .onConflict(conflict => conflict.columns(['response_id', 'words']).doNothing())
      .execute()
  await tx
    .insertInto('identifying_look')
    .values({ id: of.responseId, response_version: of.version })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ response_version: of.version }))
    .execute()
}

/** Forgets words that a response does not say any more: what somebody took out of it is kept nowhere beside it. */
export async function forgetWordsGone(tx: Tx, responseId: string, texts: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('identifying_words')
    .select(['id', 'words'])
    .where('response_id', '=', responseId)
    .execute()
  const gone = rows.filter(({ words }) => !isSaidIn(words, texts)).map(({ id }) => id)
  if (gone.length > 0) await tx.deleteFrom('identifying_words').where('id', 'in', gone).execute()
}

/** Those of a list of ids that are there. */
export function findWords(db: Handle, lookup: WordsLookup, ids: readonly string[]): Promise<FoundWords[]> {
  return listWords(db, { ...lookup, ids }, { limit: ids.length, offset: 0 })
}

/** What one response says, or null: those in confidence only for whom may read them. */
export async function findSaid(db: Handle, consultationId: string, reference: string, withConfidential: boolean) {
  const row = await db
    .selectFrom('response')
    .select(['id', 'reference', 'answers', 'comments', 'free_text'])
    .where('consultation_id', '=', consultationId)
    .where('reference', '=', reference)
    .where('state', '<>', 'withdrawn')
    .$if(!withConfidential, query => query.where('confidential', '=', false))
    .executeTakeFirst()
  return row ?? null
}
