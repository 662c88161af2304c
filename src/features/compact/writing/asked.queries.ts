/** A draft and the consultation on it: where it stands, and what the draft says by now that people were not asked about. */
import type { Handle } from '../../../db/open.ts'
import { plainText } from '../../../documents/index.ts'
import type { Day } from '../../../kernel/day.ts'
import { addressOfDocument } from '../../documents/index.ts'
import type { DraftClause } from './draft.ts'
import type { Draft } from './drafts.queries.ts'

/** The consultation by which people are asked about a draft. */
export type AskedIn = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly state: string
  readonly published: boolean
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  /** Whether its results are public, so that a code can be put in force out of it. */
  readonly reported: boolean
  readonly versionId: string
  readonly documentId: string
  /** Where the text that people are asked about is read. */
  readonly reading: string
}

/** The consultation that has a draft's document; null where people are not asked about it, or that consultation was withdrawn. */
export async function findAskedIn(
  db: Handle,
  { documentId, documentVersionId }: Pick<Draft, 'documentId' | 'documentVersionId'>,
): Promise<AskedIn | null> {
  if (documentId === null || documentVersionId === null) return null
  const row = await db
    .selectFrom('document as d')
    .innerJoin('consultation as c', 'c.id', 'd.subject_id')
    .select([
      'c.id',
      'c.slug',
      'c.title',
      'c.state',
      'c.published_at',
      'c.opens_on',
      'c.closes_on',
      'd.slug as document',
    ])
    .where('d.subject_kind', '=', 'consultation')
    .where('d.id', '=', documentId)
    .executeTakeFirst()
  if (!row) return null
  const { id, slug, title, state, document } = row
  return {
    id,
    slug,
    title,
    state,
    published: row.published_at !== null,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    reported: state === 'reported' || state === 'evaluated',
    versionId: documentVersionId,
    documentId,
    reading: addressOfDocument({ ref: { kind: 'consultation' }, slug }, document),
  }
}

/** A paragraph of the text that people are asked about, without marks. */
export type AskedParagraph = {
  readonly id: string
  readonly path: string
  readonly text: string
  readonly kind: string
}

/** The paragraphs of a version in order. */
export async function findParagraphs(db: Handle, versionId: string): Promise<AskedParagraph[]> {
  const rows = await db
    .selectFrom('paragraph_text')
    .select(['paragraph_id as id', 'path', 'text', 'kind'])
    .where('document_version_id', '=', versionId)
    .orderBy('position')
    .execute()
  return rows.map(row => ({ ...row, text: inOneLine(plainText(row.text)) }))
}

/** The words of a clause in one line. No sign in them is a mark. */
export const inOneLine = (gist: string): string => gist.replace(/\s+/g, ' ').trim()

/** Which clauses of a draft say another thing than the text that people are asked about, are not in it, or are gone since. */
export function differences(clauses: readonly DraftClause[], paragraphs: readonly AskedParagraph[]) {
  const asked = new Map(paragraphs.map(paragraph => [paragraph.id, paragraph]))
  const own = new Set(clauses.map(({ paragraphId }) => paragraphId))
  const isAsked = (clause: DraftClause) => clause.paragraphId !== null && asked.has(clause.paragraphId)
  return {
    changed: clauses.filter(
      clause => isAsked(clause) && asked.get(clause.paragraphId!)!.text !== inOneLine(clause.gist),
    ),
    added: clauses.filter(clause => !isAsked(clause)),
    gone: paragraphs.filter(({ id, kind, text }) => text !== '' && askable.has(kind) && !own.has(id)),
  }
}

const askable: ReadonlySet<string> = new Set(['paragraph', 'item', 'quote', 'definition', 'table'])

/** The consultation on a draft with what differs by now; null where nobody is asked about it. */
export async function saidWhileAsked(db: Handle, draft: Draft, clauses: readonly DraftClause[]) {
  const asked = await findAskedIn(db, draft)
  if (!asked) return null
  const { changed, added, gone } = differences(clauses, await findParagraphs(db, asked.versionId))
  const numbers = [...changed, ...added].map(({ number }) => number)
  return {
    ...asked,
    numbers: numbers.slice(0, MOST_NUMBERS),
    more: Math.max(0, numbers.length - MOST_NUMBERS),
    changed: changed.length,
    added: added.length,
    gone: gone.length,
    differs: changed.length + added.length + gone.length,
  }
}

const MOST_NUMBERS = 12
