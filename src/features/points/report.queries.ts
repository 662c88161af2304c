/** The report of a consultation: its words, and whether it is published. */
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'

/** The words of a report, written by people. */
export type ReportWords = {
  readonly introduction: string
  readonly process: string
  readonly what_we_heard: string
  readonly what_happens_next: string
  readonly diverse_needs: string
  readonly bodies_said: string
}

/** A report that has been saved. */
export type Report = ReportWords & {
  readonly id: string
  readonly version: number
  readonly publishedAt: Date | null
}

/** The report of a consultation, or null where none was saved yet. */
export async function findReport(db: Handle, consultationId: string): Promise<Report | null> {
  const row = await db
    .selectFrom('consultation_report')
    .select([
      'id',
      'version',
      'introduction',
      'process',
      'what_we_heard',
      'what_happens_next',
      'diverse_needs',
      'bodies_said',
    ])
    .select('published_at as publishedAt')
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return row ?? null
}

/** Saves the words of a report that still has the version quoted; a first one is version 1. False where it has not. */
export async function saveReport(
  tx: Tx,
  consultationId: string,
  present: Report | null,
  version: number,
  words: ReportWords,
): Promise<boolean> {
  if (!present) {
    const made = await tx
      .insertInto('consultation_report')
      .values({ id: newId(), consultation_id: consultationId, ...words, version: 2 })
      .onConflict(conflict => conflict.column('consultation_id').doNothing())
      .executeTakeFirst()
    return Number(made.numInsertedOrUpdatedRows) === 1
  }
  return changeVersioned(tx, 'consultation_report', present.id, version, words)
}

/** Publishes a report once; false where it has been, or was never saved. */
export async function publishReport(tx: Tx, consultationId: string, now: Date): Promise<boolean> {
  const published = await tx
    .updateTable('consultation_report')
    .set({ published_at: now })
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return Number(published.numUpdatedRows) === 1
}

/** How people were told of a consultation, by channel. */
export async function countPublicity(
  db: Handle,
  consultationId: string,
): Promise<readonly { readonly channel: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('publicity')
    .select(['channel', eb => eb.fn.countAll<string>().as('count')])
    .where('consultation_id', '=', consultationId)
    .groupBy('channel')
    .orderBy('channel')
    .execute()
  return rows.map(({ channel, count }) => ({ channel, count: Number(count) }))
}
