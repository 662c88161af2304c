/** Words in responses that may show who somebody is: found, looked at by a reader, and left out of whatever leaves the team. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type IdentifyingKind, identifyingKinds } from '../../../questions/identifying.ts'
import { isSaidIn, type Masking, sameWords } from '../../../questions/masking.ts'
import type { Window } from '../../../web/list.ts'

/** What is done with words: found and left out until somebody looks, left out for good, or may stay. */
export const wordStates = ['found', 'masked', 'kept'] as const
export type WordState = (typeof wordStates)[number]

/** What words seem to be; `other` for those that a reader named. */
export const wordKinds = [...identifyingKinds, 'other'] as const
export type WordKind = (typeof wordKinds)[number]

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
  readonly kind: WordKind
  readonly state: WordState
  readonly reason: string
  /** Who decided, and when; null while nobody has. */
  readonly by: string | null
  readonly at: Date | null
}

/** Which: of a consultation, of one state or one response; those in confidence only for whom may read them. */
export type WordsLookup = {
  readonly consultationId: string
  readonly withConfidential: boolean
  readonly state?: WordState
  readonly kind?: WordKind | undefined
  /** What the words say, however it is capitalised or accented. */
  readonly saying?: string | undefined
  readonly responseId?: string
  readonly ids?: readonly string[]
}

/** The words of a lookup, to select from: a list, its count and what is done to all of it are of the same. Signs alone are said by none. */
export function lookUpWords(
  db: Handle,
  { consultationId, withConfidential, state, kind, saying, responseId, ids }: WordsLookup,
) {
  return db
    .selectFrom('identifying_words')
    .innerJoin('response', 'response.id', 'identifying_words.response_id')
    .$if(kind !== undefined, query => query.where('identifying_words.kind', '=', kind!))
    .$if(saying !== undefined, query =>
      query.where(
        sql<boolean>`hub_fold(${saying}) <> '' and strpos(hub_fold(identifying_words.words), hub_fold(${saying})) > 0`,
      ),
    )
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

/** How many there are, and a number that is another one when any of them was decided or came. */
export async function countWords(db: Handle, lookup: WordsLookup): Promise<{ count: number; state: number }> {
  return lookUpWords(db, lookup)
    .select(sql<number>`count(*)::integer`.as('count'))
    .select(
      sql<number>`coalesce((1 + abs(sum(uuid_hash_extended(identifying_words.id, identifying_words.version))) % 268435455)::integer, 1)`.as(
        'state',
      ),
    )
    .executeTakeFirstOrThrow()
}

/** Those on a page, by their response. */
export function listWords(db: Handle, lookup: WordsLookup, { limit, offset }: Window): Promise<FoundWords[]> {
  return lookUpWords(db, lookup)
    .leftJoin('person', 'person.id', 'identifying_words.decided_by')
    .select(['person.name as by', 'identifying_words.decided_at as at'])
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
  return changeVersioned(tx, 'identifying_words', id, version, { state, reason, ...decided, act_id: null })
}

/**
 * Words named by a reader are left out. Where a machine found them before, that is decided; where a reader decided on them, however they
 * are spaced or capitalised, nothing is done, and that decision is given.
 */
export async function nameWords(
  tx: Tx,
  of: { readonly consultationId: string; readonly responseId: string; readonly words: string },
  { reason, by, now }: { reason: string; by: string | null; now: Date },
): Promise<{ readonly id: string; readonly found: boolean } | { readonly decided: FoundWords }> {
  // The lines are held one after the other, by the response that the words stand in.
  await tx.selectFrom('response').select('id').where('id', '=', of.responseId).forUpdate().executeTakeFirst()
  const there = (await wordsIn(tx, of.consultationId, of.responseId)).filter(({ words }) => sameWords(words, of.words))
  const decided = there.find(({ state }) => state !== 'found')
  if (decided) return { decided }
  const to = { state: 'masked', reason, decided_by: by, decided_at: now } as const
  const found = there.find(({ words }) => words === of.words)
  if (found) {
    await changeVersioned(tx, 'identifying_words', found.id, found.version, to)
    return { id: found.id, found: true }
  }
  const { consultationId, responseId, words } = of
  const id = newId()
  await tx
    .insertInto('identifying_words')
    .values({ ...{ id, consultation_id: consultationId, response_id: responseId, words, kind: 'other' }, ...to })
    .execute()
  return { id, found: false }
}

/** What was found in a response as it was read. */
export type Look = {
  readonly responseId: string
  readonly consultationId: string
  readonly version: number
  readonly found: readonly { readonly words: string; readonly kind: IdentifyingKind }[]
  readonly texts: readonly string[]
}

/**
 * Keeps what was found in responses, and forgets words that are not in them any more; nothing of one that was changed or withdrawn since it
 * was read, since what somebody took out is kept nowhere beside it. One that is being changed now goes on waiting.
 */
export async function noteLooks(tx: Tx, looks: readonly Look[]): Promise<void> {
  const asRead = await tx
    .selectFrom('response')
    .select(['id', 'version'])
    .where(
      'id',
      'in',
      looks.map(({ responseId }) => responseId),
    )
    .where('state', '<>', 'withdrawn')
    .forUpdate()
    .skipLocked()
    .execute()
  const versions = new Map(asRead.map(({ id, version }) => [id, version]))
  const standing = looks.filter(({ responseId, version }) => versions.get(responseId) === version)
  if (standing.length === 0) return
  await forgetGone(tx, new Map(standing.map(({ responseId, texts }) => [responseId, texts])))
  const found = standing.flatMap(({ responseId, consultationId, found }) =>
    found.map(each => ({ id: newId(), consultation_id: consultationId, response_id: responseId, ...each })),
  )
  if (found.length > 0)
    await tx
      .insertInto('identifying_words')
      .values(found)
      .onConflict(conflict => conflict.columns(['response_id', 'words']).doNothing())
      .execute()
  const ids = standing.map(({ responseId }) => responseId)
  await tx.deleteFrom('identifying_wait').where('id', 'in', ids).execute()
}

/** Forgets words that a response does not say any more: what somebody took out of it is kept nowhere beside it. */
export function forgetWordsGone(tx: Tx, responseId: string, texts: readonly string[]): Promise<void> {
  return forgetGone(tx, new Map([[responseId, texts]]))
}

async function forgetGone(tx: Tx, said: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const rows = await tx
    .selectFrom('identifying_words')
    .select(['id', 'response_id', 'words'])
    .where('response_id', 'in', [...said.keys()])
    .execute()
  const gone = rows.filter(({ response_id, words }) => !isSaidIn(words, said.get(response_id) ?? []))
  if (gone.length === 0) return
  const ids = gone.map(({ id }) => id)
  await tx.deleteFrom('identifying_words').where('id', 'in', ids).execute()
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
