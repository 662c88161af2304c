/** A kept version of a document as a tree. */
import type { Handle } from '../../db/open.ts'
import type { DocumentTree, Fault, Paragraph, ParagraphKind } from '../../documents/tree.ts'

/** A tree whose keys are the lasting ids of its paragraphs. `actors` says whom a paragraph binds, by key. */
export type KeptTree = DocumentTree & {
  readonly documentId: string
  readonly versionId: string
  readonly actors: ReadonlyMap<string, string>
}

/** Loads the tree of a version. Throws where there is no such version. */
export async function loadTree(db: Handle, documentVersionId: string): Promise<KeptTree> {
  const [version, rows] = await Promise.all([
    db
      .selectFrom('document_version')
      .innerJoin('document', 'document.id', 'document_version.document_id')
      .select([
        'document.title',
        'document_version.document_id',
        'document_version.printed_version',
        'document_version.faults',
      ])
      .where('document_version.id', '=', documentVersionId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('paragraph_text')
      .select(['paragraph_id', 'parent_id', 'level', 'printed', 'path', 'kind', 'text', 'actor'])
      .where('document_version_id', '=', documentVersionId)
      .orderBy('position')
      .execute(),
  ])
  return {
    documentId: version.document_id,
    versionId: documentVersionId,
    title: version.title,
    version: version.printed_version === '' ? null : version.printed_version,
    faults: version.faults as unknown as readonly Fault[],
    actors: new Map(rows.flatMap(row => (row.actor === null ? [] : [[row.paragraph_id, row.actor] as const]))),
    paragraphs: rows.map(
      (row): Paragraph => ({
        key: row.paragraph_id,
        parent: row.parent_id,
        path: row.path,
        printed: row.printed,
        kind: row.kind as ParagraphKind,
        level: row.level,
        text: row.text,
      }),
    ),
  }
}
