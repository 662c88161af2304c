/** Drafts of codes with their sections and clauses. */
import { sql } from 'kysely'
import type { Actor, ClauseKind, Code, Parameters, Side } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { DraftCitation, DraftClause, DraftHead, DraftSection } from './draft.ts'

/** A draft without its text. */
export type Draft = DraftHead & {
  readonly id: string
  readonly version: number
  readonly begunFrom: 'blank' | 'shipped' | 'edition' | 'document'
  readonly begunFromTitle: string
  readonly replacesId: string | null
  readonly codeId: string | null
  readonly documentId: string | null
  readonly documentVersionId: string | null
  /** How far the edition has come as which it was listed; null for one that was not. */
  readonly listed: 'draft' | 'in-force' | 'superseded' | 'dropped' | null
  readonly droppedAt: Date | null
}

/** An edition that was dropped as a draft was never in force. */
const listed = sql<
  Draft['listed']
>`case when c.status = 'superseded' and c.in_force_from is null then 'dropped' else c.status end`

function drafts(db: Handle) {
  return db
    .selectFrom('code_draft as d')
    .leftJoin('code as c', 'c.id', 'd.code_id')
    .select(['d.id', 'd.version', 'd.edition', 'd.title', 'd.area', 'd.subject_kind as subjectKind'])
    .select(['d.status_line as statusLine', 'd.begun_from as begunFrom', 'd.begun_from_title as begunFromTitle'])
    .select(['d.replaces_code_id as replacesId', 'd.code_id as codeId', 'd.document_id as documentId'])
    .select(['d.document_version_id as documentVersionId', 'd.dropped_at as droppedAt'])
    .select(listed.as('listed'))
}

/** The drafts that are being written, the latest begun first, each with how many clauses it has. */
export async function findDrafts(db: Handle): Promise<(Draft & { readonly clauses: number })[]> {
  const rows = await drafts(db)
    .select(({ selectFrom }) =>
      selectFrom('code_draft_clause')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .whereRef('code_draft_clause.code_draft_id', '=', 'd.id')
        .where('removed_at', 'is', null)
        .as('clauses'),
    )
    .where('d.dropped_at', 'is', null)
    .orderBy('d.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, clauses: Number(row.clauses ?? 0) }))
}

/** The draft of that id, unless it was dropped; null where there is none. */
export async function findDraft(db: Handle, id: string): Promise<Draft | null> {
  return (await drafts(db).where('d.id', '=', id).where('d.dropped_at', 'is', null).executeTakeFirst()) ?? null
}

/** A draft whose edition is in force, was, or was dropped: its text does not change any more. */
export const isClosed = ({ listed: as }: Draft): boolean => as !== null && as !== 'draft'

/** The sections of a draft in order, each with its clauses in order and what they cite. Removed clauses are not among them. */
export async function loadSections(db: Handle, draftId: string): Promise<DraftSection[]> {
  const [sections, clauses, citations] = await Promise.all([
    db
      .selectFrom('code_draft_section')
      .select(['id', 'version', 'number', 'title'])
      .where('code_draft_id', '=', draftId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    liveClauses(db).where('code_draft_id', '=', draftId).orderBy('position').orderBy('id').execute(),
    db
      .selectFrom('code_draft_practice as p')
      .innerJoin('code_draft_clause as c', 'c.id', 'p.code_draft_clause_id')
      .select(['p.id', 'p.practice', 'p.given', 'p.code_draft_clause_id as clauseId'])
      .where('c.code_draft_id', '=', draftId)
      .orderBy('p.id')
      .execute(),
  ])
  const cited = Map.groupBy(citations, ({ clauseId }) => clauseId)
  const own = Map.groupBy(clauses, ({ sectionId }) => sectionId)
  return sections.map(section => ({
    ...section,
    clauses: (own.get(section.id) ?? []).map(row => toClause(row, cited.get(row.id) ?? [])),
  }))
}

function liveClauses(db: Handle) {
  return db
    .selectFrom('code_draft_clause')
    .select(['id', 'version', 'code_draft_section_id as sectionId', 'number', 'gist', 'actor', 'owed_to as to', 'kind'])
    .select('paragraph_id as paragraphId')
    .where('removed_at', 'is', null)
}

type Row = Omit<DraftClause, 'actor' | 'to' | 'kind' | 'citations'> & {
  readonly actor: string
  readonly to: string | null
  readonly kind: string
}
type Cited = { readonly id: string; readonly practice: string; readonly given: unknown }

function toClause(row: Row, citations: readonly Cited[]): DraftClause {
  // Every form that writes them offers these and no others.
  return {
    ...row,
    actor: row.actor as Actor,
    to: row.to as Side | null,
    kind: row.kind as ClauseKind,
    citations: citations.map(
      ({ id, practice, given }): DraftCitation => ({ id, practice, given: given as Parameters }),
    ),
  }
}

/** One clause of a draft, in it or removed; null where there is none. */
export async function findClause(
  db: Handle,
  draftId: string,
  id: string,
): Promise<(DraftClause & { readonly position: number; readonly removedAt: Date | null }) | null> {
  const [row, citations] = await Promise.all([
    db
      .selectFrom('code_draft_clause')
      .select(['id', 'version', 'code_draft_section_id as sectionId', 'number', 'gist', 'actor', 'owed_to as to'])
      .select(['kind', 'paragraph_id as paragraphId', 'position', 'removed_at as removedAt'])
      .where('code_draft_id', '=', draftId)
      .where('id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('code_draft_practice')
      .select(['id', 'practice', 'given'])
      .where('code_draft_clause_id', '=', id)
      .orderBy('id')
      .execute(),
  ])
  return row ? { ...toClause(row, citations), position: row.position, removedAt: row.removedAt } : null
}

/** Clauses that were removed from a draft, the latest first. */
export function findRemoved(db: Handle, draftId: string) {
  return db
    .selectFrom('code_draft_clause')
    .select(['id', 'number', 'gist'])
    .where('code_draft_id', '=', draftId)
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .execute()
}

/** Practices that somebody said do not fit a clause. */
export async function findRejected(db: Handle, clauseId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('code_draft_rejection')
    .select('practice')
    .where('code_draft_clause_id', '=', clauseId)
    .execute()
  return new Set(rows.map(({ practice }) => practice))
}

/** What was changed about records of a draft, by whom and when, the latest first. */
export function findHistory(db: Handle, records: readonly string[], most = 50) {
  return db
    .selectFrom('audit_entry as a')
    .leftJoin('person as p', 'p.id', 'a.actor_id')
    .select(['a.id', 'a.created_at as at', 'a.action', 'a.before', 'a.after', 'p.name as by'])
    .where('a.record_id', 'in', [...records])
    .where('a.record_kind', 'in', ['code_draft', 'code_draft_section', 'code_draft_clause'])
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(most)
    .execute()
}

/** The subject that a code is about, as its form names it. */
export const subjects = [
  'consultation',
  'partnership',
  'organisation',
  'compact',
] as const satisfies readonly Code['subject'][]
