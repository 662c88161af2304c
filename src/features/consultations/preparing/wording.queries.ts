/** The wording of the documents of a pack: what it comes to, and what was kept about it. */

import { measureWording, type Wording } from '../../../analysis/wording.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findPack, type PackDocument } from '../consultation.queries.ts'

/** What was said of a version's wording when it was looked at. */
export type Kept = {
  readonly id: string
  readonly version: number
  readonly dealt_with: string
  readonly reader: string
  readonly read_on: Day | null
}

/** A document of the pack with its wording as it is, and what was kept. */
export type Worded = PackDocument & { readonly wording: Wording; readonly kept: Kept | null }

/** The documents of the pack in order, measured as they stand. */
export async function findWorded(db: Handle, consultationId: string): Promise<Worded[]> {
  const pack = await findPack(db, consultationId)
  if (pack.length === 0) return []
  const versions = pack.map(({ versionId }) => versionId)
  const [texts, checks] = await Promise.all([
    db
      .selectFrom('paragraph_text')
      .select(['document_version_id', 'text'])
      .where('document_version_id', 'in', versions)
      .where('kind', 'not in', ['heading', 'furniture', 'contents'])
      .orderBy('position')
      .execute(),
    db
      .selectFrom('wording_check')
      .select(['id', 'version', 'document_version_id', 'dealt_with', 'reader', 'read_on'])
      .where('document_version_id', 'in', versions)
      .execute(),
  ])
  return pack.map(document => ({
    ...document,
    wording: measureWording(
      texts.filter(each => each.document_version_id === document.versionId).map(({ text }) => plain(text)),
    ),
    kept: checks.find(each => each.document_version_id === document.versionId) ?? null,
  }))
}

/** The words of a paragraph without the marks of its formatting. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`\\]/g, '')
}

/** Keeps what was found of a version's wording; false where somebody kept something else meanwhile. */
export async function keepWording(
  tx: Tx,
  { versionId, wording, kept }: Worded,
  version: number,
  said: Pick<Kept, 'dealt_with' | 'reader' | 'read_on'>,
): Promise<string | null> {
  const measured = { reading_age: String(wording.readingAge), long_sentences: wording.longSentences.length }
  if (kept === null) {
    const made = await tx
      .insertInto('wording_check')
      .values({ id: newId(), document_version_id: versionId, ...measured, ...said, version: 2 })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return made?.id ?? null
  }
  return (await changeVersioned(tx, 'wording_check', kept.id, version, { ...measured, ...said })) ? kept.id : null
}
