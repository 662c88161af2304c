/** Papers of a meeting or of a question in writing, with their files. */
import { type Selectable, sql } from 'kysely'
import type { Handle, Tx } from '../../db/open.ts'
import type { PaperTable } from '../../db/tables.ts'
import { showFiles } from '../../files/files.ts'
import type { ItemGuard, PaperGuard } from './entitlement.ts'

/** A paper with what is known of its file, and the seats that have read it. */
export type Paper = Selectable<PaperTable> & {
  readonly file: string
  readonly size: number
  readonly readBy: readonly string[]
  /** The paper that took its place and has been sent; null while it is the latest. */
  readonly replacedBy: string | null
}

/** What the rule of who may read needs to know of a paper, with the item it belongs to. */
export function guardOfPaper(paper: Paper, item: ItemGuard | null): PaperGuard {
  return { confidential: paper.confidential, sent: paper.sent_at !== null, item, forSeats: paper.for_seats }
}

function papers(db: Handle) {
  return db
    .selectFrom('paper')
    .innerJoin('stored_file', 'stored_file.id', 'paper.file_id')
    .selectAll('paper')
    .select(['stored_file.name as file', 'stored_file.size'])
    .select(
      sql<string[]>`array(select seat_id::text from paper_read where paper_read.paper_id = paper.id)`.as('readBy'),
    )
    .select(sql<string[]>`paper.for_seats::text[]`.as('for_seats'))
    .select(
      sql<
        string | null
      >`(select newer.id from paper newer where newer.replaces_id = paper.id and newer.sent_at is not null)`.as(
        'replacedBy',
      ),
    )
}

/** A paper by its id, or null. */
export async function findPaper(db: Handle, id: string): Promise<Paper | null> {
  return (await papers(db).where('paper.id', '=', id).executeTakeFirst()) ?? null
}

/** The paper that is to take the place of another, sent or not; null where none is. */
export async function findReplacing(db: Handle, id: string): Promise<string | null> {
  const row = await db.selectFrom('paper').select('id').where('replaces_id', '=', id).executeTakeFirst()
  return row?.id ?? null
}

/** Every paper of a meeting, confidential or not, in the order they came. */
export function listPapers(db: Handle, meetingId: string): Promise<Paper[]> {
  return papers(db).where('paper.meeting_id', '=', meetingId).orderBy('paper.created_at').orderBy('paper.id').execute()
}

/** Every paper of a question in writing, confidential or not, in the order they came. */
export function listPapersOfQuestion(db: Handle, writtenId: string): Promise<Paper[]> {
  return papers(db)
    .where('paper.written_procedure_id', '=', writtenId)
    .orderBy('paper.created_at')
    .orderBy('paper.id')
    .execute()
}

/** Lets everybody fetch the papers of a question that was decided, but for those that are for the seats alone. */
export async function showPapers(tx: Tx, writtenId: string): Promise<void> {
  const open = (await listPapersOfQuestion(tx, writtenId)).filter(({ confidential }) => !confidential)
  await showFiles(
    tx,
    open.map(({ file_id }) => file_id),
    'public',
  )
}
