/** Keeping a tree as a version of a document, with the lasting identity of its paragraphs. */
import { sql } from 'kysely'
import type { SubjectRef } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import type { Tx } from '../../db/open.ts'
import { freeSlug } from '../../db/slug.ts'
import type { Origin } from '../../documents/edit/index.ts'
import { plainText } from '../../documents/export/inline.ts'
import { actorsOf } from '../../documents/read/actors.ts'
import type { DocumentTree } from '../../documents/tree.ts'
import type { Day } from '../../kernel/day.ts'
import type { DocumentKind, VersionStatus } from './documents.queries.ts'

/** A document that is not kept yet. */
export type NewDocument = {
  readonly subject: SubjectRef
  readonly kind: DocumentKind
  /** Default: the title of the tree. */
  readonly title?: string
  readonly language?: string
}

/** A version to keep: of a document that is there, or the first of a new one. */
export type NewVersion = {
  readonly document: { readonly id: string } | NewDocument
  readonly tree: DocumentTree
  readonly status: VersionStatus
  /** Number as printed; default: as the tree says. */
  readonly printedVersion?: string
  readonly dated?: Day | null
  readonly whatChanged?: string
  readonly why?: string
  readonly sourceFileId?: string | null
  /** What became of paragraphs since the version before: splits and joins are remembered. */
  readonly origins?: readonly Origin[]
}

/** What was kept. `ids` gives the lasting id of each paragraph by its key in the tree. */
export type KeptVersion = {
  readonly documentId: string
  readonly slug: string
  readonly versionId: string
  readonly sequence: number
  readonly ids: ReadonlyMap<string, string>
}

/**
 * Keeps a tree as the next version of a document. A key that is the id of a paragraph of this document stays that
 * paragraph; every other key becomes a new one. Writes no audit entry: whoever calls says what was done.
 */
export async function keepTree(tx: Tx, version: NewVersion): Promise<KeptVersion> {
  const { id: documentId, slug } =
    'id' in version.document ? await lockDocument(tx, version.document.id) : await keepDocument(tx, version)
  const last = await tx
    .selectFrom('document_version')
    .select(eb => eb.fn.max('sequence').as('sequence'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const sequence = Number(last.sequence ?? 0) + 1
  const versionId = newId()
  await tx
    .insertInto('document_version')
    .values({
      id: versionId,
      document_id: documentId,
      sequence,
      printed_version: version.printedVersion ?? version.tree.version ?? '',
      dated: version.dated ?? null,
      status: version.status,
      what_changed: version.whatChanged ?? '',
      why: version.why ?? '',
      source_file_id: version.sourceFileId ?? null,
      faults: JSON.stringify(version.tree.faults),
    })
    .execute()
  const ids = await writeParagraphs(tx, documentId, versionId, version.tree)
  await keepOrigins(tx, versionId, version.origins ?? [], ids, version.tree)
  return { documentId, slug, versionId, sequence, ids }
}

/** Puts another tree in the place of the one a draft has. The caller has seen to it that the version may be changed. */
export async function rewriteTree(
  tx: Tx,
  documentId: string,
  versionId: string,
  tree: DocumentTree,
  origins: readonly Origin[],
): Promise<ReadonlyMap<string, string>> {
  await tx.deleteFrom('paragraph_text').where('document_version_id', '=', versionId).execute()
  await tx
    .updateTable('document_version')
    .set({ faults: JSON.stringify(tree.faults) })
    .where('id', '=', versionId)
    .execute()
  const ids = await writeParagraphs(tx, documentId, versionId, tree)
  await keepOrigins(tx, versionId, origins, ids, tree)
  return ids
}

/** One version at a time is added to a document, so that their numbers follow one another. */
async function lockDocument(tx: Tx, id: string): Promise<{ id: string; slug: string }> {
  return tx.selectFrom('document').select(['id', 'slug']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

async function keepDocument(tx: Tx, { document, tree }: NewVersion): Promise<{ id: string; slug: string }> {
  const { subject, kind, title, language } = document as NewDocument
  const name = (title ?? plainText(tree.title)).trim() || 'Untitled document'
  const slug = await freeSlug(tx, name, {
    among: sql`(select slug from document where subject_kind = ${subject.kind} and subject_id = ${subject.id}) own`,
    lock: `document ${subject.kind} ${subject.id}`,
    nameless: 'document',
    pages: ['import', 'drafts', 'files'],
  })
  const id = newId()
  await tx
    .insertInto('document')
    .values({
      id,
      slug,
      subject_kind: subject.kind,
      subject_id: subject.id,
      kind,
      title: name,
      ...(language === undefined ? {} : { language }),
    })
    .execute()
  return { id, slug }
}

/** Rows of one insert: PostgreSQL takes at most 65,535 values in a statement. */
const ROWS = 4000

async function writeParagraphs(
  tx: Tx,
  documentId: string,
  versionId: string,
  tree: DocumentTree,
): Promise<ReadonlyMap<string, string>> {
  const known = new Set(
    (await tx.selectFrom('paragraph').select('id').where('document_id', '=', documentId).execute()).map(({ id }) => id),
  )
  const ids = new Map(tree.paragraphs.map(({ key }) => [key, known.has(key) ? key : newId()]))
  const actors = actorsOf(tree.paragraphs)
  const fresh = [...ids.values()].filter(id => !known.has(id)).map(id => ({ id, document_id: documentId }))
  for (let at = 0; at < fresh.length; at += ROWS)
    await tx
      .insertInto('paragraph')
      .values(fresh.slice(at, at + ROWS))
      .execute()
  const rows = tree.paragraphs.map((paragraph, at) => ({
    id: newId(),
    paragraph_id: ids.get(paragraph.key)!,
    document_version_id: versionId,
    position: at + 1,
    parent_id: paragraph.parent === null ? null : (ids.get(paragraph.parent) ?? null),
    level: paragraph.level,
    printed: paragraph.printed,
    path: paragraph.path,
    kind: paragraph.kind,
    text: paragraph.text,
    actor: actors.get(paragraph.key) ?? null,
  }))
  for (let at = 0; at < rows.length; at += ROWS)
    await tx
      .insertInto('paragraph_text')
      .values(rows.slice(at, at + ROWS))
      .execute()
  return ids
}

/** Remembers what was split off what and joined to what, as far as both have a lasting identity. */
async function keepOrigins(
  tx: Tx,
  versionId: string,
  origins: readonly Origin[],
  ids: ReadonlyMap<string, string>,
  tree: DocumentTree,
): Promise<void> {
  const wanted = origins.flatMap(({ key, from, how }) => {
    if (how !== 'split' && how !== 'joined') return []
    return from.filter(source => source !== key).map(source => ({ key: ids.get(key) ?? key, from: source, how }))
  })
  if (wanted.length === 0 || tree.paragraphs.length === 0) return
  const lasting = await tx
    .selectFrom('paragraph')
    .select('paragraph.id')
    .innerJoin('document_version', 'document_version.document_id', 'paragraph.document_id')
    .where('document_version.id', '=', versionId)
    .execute()
  const known = new Set(lasting.map(({ id }) => id))
  const rows = wanted.flatMap(({ key, from, how }) => {
    const source = ids.get(from) ?? from
    if (!known.has(key) || !known.has(source)) return []
    return [{ id: newId(), document_version_id: versionId, paragraph_id: key, from_paragraph_id: source, how }]
  })
  if (rows.length > 0) await tx.insertInto('paragraph_origin').values(rows).execute()
}
