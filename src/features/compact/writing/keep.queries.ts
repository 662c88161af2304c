/** Keeping a draft that is begun, and putting its sections and clauses in order. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { NewClause, NewSection } from './begin.ts'
import type { DraftHead } from './draft.ts'
import type { Draft } from './drafts.queries.ts'

/** A draft to keep. */
export type NewDraft = DraftHead &
  Pick<Draft, 'begunFrom' | 'begunFromTitle' | 'replacesId' | 'documentId' | 'documentVersionId'> & {
    readonly by: string
    readonly sections: readonly NewSection[]
  }

/** Rows of one insert: PostgreSQL takes at most 65,535 values in a statement. */
const ROWS = 4000

/** Keeps a draft with all that it begins with; gives its id. */
export async function keepDraft(tx: Tx, draft: NewDraft): Promise<string> {
  const id = newId()
  await tx
    .insertInto('code_draft')
    .values({
      id,
      edition: draft.edition,
      title: draft.title,
      area: draft.area,
      subject_kind: draft.subjectKind,
      status_line: draft.statusLine,
      begun_from: draft.begunFrom,
      begun_from_title: draft.begunFromTitle,
      replaces_code_id: draft.replacesId,
      document_id: draft.documentId,
      document_version_id: draft.documentVersionId,
      begun_by: draft.by,
    })
    .execute()
  const sections = draft.sections.map((section, at) => ({ ...section, id: newId(), position: at + 1 }))
  await inRows(sections, part =>
    tx
      .insertInto('code_draft_section')
      .values(
        part.map(one => ({
          id: one.id,
          code_draft_id: id,
          number: one.number,
          title: one.title,
          position: one.position,
        })),
      )
      .execute(),
  )
  await keepClauses(
    tx,
    id,
    sections.flatMap(section =>
      section.clauses.map((clause, at) => ({ ...clause, sectionId: section.id, position: at + 1 })),
    ),
  )
  return id
}

type Placed = NewClause & { readonly sectionId: string; readonly position: number }

/** Keeps clauses where they are placed; gives their ids in the same order. */
export async function keepClauses(tx: Tx, draftId: string, placed: readonly Placed[]): Promise<readonly string[]> {
  const clauses = placed.map(clause => ({ ...clause, id: newId() }))
  await inRows(clauses, part =>
    tx
      .insertInto('code_draft_clause')
      .values(
        part.map(one => ({
          id: one.id,
          code_draft_id: draftId,
          code_draft_section_id: one.sectionId,
          number: one.number,
          gist: one.gist,
          actor: one.actor,
          owed_to: one.to,
          kind: one.kind,
          position: one.position,
          paragraph_id: one.paragraphId,
        })),
      )
      .execute(),
  )
  const citations = clauses.flatMap(({ id, citations: own }) =>
    own.map(({ practice, given }) => ({
      id: newId(),
      code_draft_clause_id: id,
      practice,
      given: JSON.stringify(given),
    })),
  )
  await inRows(citations, part =>
    tx
      .insertInto('code_draft_practice')
      .values([...part])
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  )
  return clauses.map(({ id }) => id)
}

async function inRows<Row>(rows: readonly Row[], insert: (part: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await insert(rows.slice(at, at + ROWS))
}

/** Whoever puts a draft in order waits for whoever does so already: positions follow one another. */
export async function lockOrder(tx: Tx, draftId: string): Promise<void> {
  await tx.selectFrom('code_draft').select('id').where('id', '=', draftId).forUpdate().execute()
}

/** Whoever gives a draft its short name waits for whoever does so already: no two get the same. */
export async function lockNames(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('names of drafts of codes', 0))`.execute(tx)
}

/** Puts clauses of a section, or the sections of a draft, in this order. */
export async function putInOrder(
  tx: Tx,
  table: 'code_draft_section' | 'code_draft_clause',
  ids: readonly string[],
): Promise<void> {
  await sql`update ${sql.table(table)} t set position = o.at
    from unnest(${[...ids]}::uuid[]) with ordinality o(id, at) where t.id = o.id and t.position <> o.at`.execute(tx)
}

/** Adds a section behind the last one; gives its id. */
export async function addSection(
  tx: Tx,
  draftId: string,
  { number, title, position }: { readonly number: string; readonly title: string; readonly position: number },
): Promise<string> {
  const id = newId()
  await tx.insertInto('code_draft_section').values({ id, code_draft_id: draftId, number, title, position }).execute()
  return id
}

/**
 * Moves clauses to another section, behind those it has. The form of a clause says its section, so whoever has it open is told;
 * otherwise their edit would carry the clause back.
 */
export async function moveClauses(tx: Tx, ids: readonly string[], sectionId: string, after: number): Promise<void> {
  await sql`update code_draft_clause c set code_draft_section_id = ${sectionId}, position = ${after} + o.at, version = c.version + 1
    from unnest(${[...ids]}::uuid[]) with ordinality o(id, at) where c.id = o.id`.execute(tx)
}

/** Takes a section away whose clauses all went elsewhere; those removed from it follow to that place. */
export async function dropSection(tx: Tx, id: string, to: string): Promise<void> {
  await tx
    .updateTable('code_draft_clause')
    .set({ code_draft_section_id: to })
    .where('code_draft_section_id', '=', id)
    .execute()
  await tx.deleteFrom('code_draft_section').where('id', '=', id).execute()
}

/** Changes the words about a clause; false where somebody changed it meanwhile. */
export function changeClause(
  tx: Tx,
  id: string,
  version: number,
  to: Pick<NewClause, 'number' | 'gist' | 'actor' | 'to' | 'kind'>,
): Promise<boolean> {
  const { to: owedTo, ...rest } = to
  return changeVersioned(tx, 'code_draft_clause', id, version, { ...rest, owed_to: owedTo })
}

/** Whether another clause of the draft has that number. */
export async function isTaken(tx: Tx, draftId: string, number: string, except: string | null): Promise<boolean> {
  const row = await tx
    .selectFrom('code_draft_clause')
    .select('id')
    .where('code_draft_id', '=', draftId)
    .where('number', '=', number)
    .where('removed_at', 'is', null)
    .$if(except !== null, query => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return row !== undefined
}
