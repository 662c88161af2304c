/** What speakers confirmed and proposed of the words of a language, and what the area decided. */
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { takeTurn } from '../../db/turns.ts'
import type { Language } from '../../web/languages.ts'
import type { KeptWords, SaidWords } from '../../web/own-words.ts'

/** Where a proposal stands: to be decided, in use as the area's own words, declined, or no more. */
export type ProposalState = 'proposed' | 'taken' | 'declined' | 'ended'

/** Words that a speaker proposed. */
export type Proposal = KeptWords & {
  readonly id: string
  readonly version: number
  readonly language: string
  readonly state: ProposalState
  readonly reason: string
  readonly proposedBy: string
  readonly proposer: string
  readonly proposedAt: Date
}

/** How a proposal stands: words that were taken are in use only while they fit the English of the version that runs. */
export function standingOf(
  { key, words, state }: Pick<Proposal, 'key' | 'words' | 'state'>,
  said: readonly SaidWords[],
): ProposalState | 'unfit' {
  if (state !== 'taken') return state
  return said.some(one => one.key === key && one.own && one.words === words) ? state : 'unfit'
}

/** The proposals for a language, or of one text of it, the newest first. */
export async function listProposals(
  db: Handle,
  { code }: Language,
  of: { readonly states?: readonly ProposalState[]; readonly key?: string; readonly id?: string } = {},
): Promise<Proposal[]> {
  const { states, key, id } = of
  const rows = await db
    .selectFrom('language_proposal as p')
    .innerJoin('person', 'person.id', 'p.proposed_by')
    .select(['p.id', 'p.version', 'p.language', 'p.key', 'p.english', 'p.words', 'p.state', 'p.reason'])
    .select(['p.proposed_by as proposedBy', 'person.name as proposer', 'p.created_at as proposedAt'])
    .where('p.language', '=', code)
    .$if(states !== undefined, query => query.where('p.state', 'in', [...states!]))
    .$if(key !== undefined, query => query.where('p.key', '=', key!))
    .$if(id !== undefined, query => query.where('p.id', '=', id!))
    .orderBy('p.created_at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as ProposalState }))
}

/** Keeps that a speaker confirmed these words beside this English, in place of what was confirmed of the text before; gives the id. */
export async function confirmWords(
  db: Tx,
  { code }: Language,
  { key, english, words }: KeptWords,
  by: string,
): Promise<string> {
  const { id } = await db
    .insertInto('language_confirmation')
    .values({ id: newId(), language: code, key, english, words, confirmed_by: by })
    .onConflict(conflict => conflict.columns(['language', 'key']).doUpdateSet({ english, words, confirmed_by: by }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Waits until nobody else proposes or decides words of a language. */
const takeTurnOf = (db: Tx, { code }: Language) => takeTurn(db, { kind: 'area', id: `words ${code}` })

/** Keeps words that a speaker proposes, in place of what waited to be decided of the text; what was confirmed of it is not any more. */
export async function proposeWords(db: Tx, language: Language, of: KeptWords, by: string, now: Date): Promise<string> {
  const { code } = language
  await takeTurnOf(db, language)
  await endBefore(db, language, { ...of, state: 'proposed' }, { by, now })
  await db.deleteFrom('language_confirmation').where('language', '=', code).where('key', '=', of.key).execute()
  const id = newId()
  await db
    .insertInto('language_proposal')
    .values({ id, language: code, key: of.key, english: of.english, words: of.words, proposed_by: by })
    .execute()
  return id
}

/** Ends what stood of a text in a state before; whoever has it open decides about it no more. */
async function endBefore(
  db: Tx,
  { code }: Language,
  { key, state }: { readonly key: string; readonly state: 'proposed' | 'taken' },
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('language_proposal')
    .set(eb => ({ state: 'ended', decided_by: by, decided_at: now, version: eb('version', '+', 1) }))
    .where('language', '=', code)
    .where('key', '=', key)
    .where('state', '=', state)
    .execute()
}

/**
 * Takes, declines or ends a proposal; false where somebody decided it meanwhile. What is taken is in use from now on instead of what was
 * taken before, and counts as confirmed by the speaker who wrote it.
 */
export async function decideProposal(
  db: Tx,
  language: Language,
  proposal: Proposal,
  to: { readonly state: ProposalState; readonly reason: string; readonly by: string; readonly now: Date },
): Promise<boolean> {
  await takeTurnOf(db, language)
  if (to.state === 'taken') await endBefore(db, language, { key: proposal.key, state: 'taken' }, to)
  const decided = { state: to.state, reason: to.reason, decided_by: to.by, decided_at: to.now }
  if (!(await changeVersioned(db, 'language_proposal', proposal.id, proposal.version, decided))) return false
  if (to.state === 'taken') await confirmWords(db, language, proposal, proposal.proposedBy)
  return true
}
