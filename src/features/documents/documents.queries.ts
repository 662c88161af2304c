/** Finding documents and their versions. */
import type { SubjectRef } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { DocumentTable, DocumentVersionTable } from '../../db/tables.ts'
import type { Day } from '../../kernel/day.ts'

/** What a document is. */
export const documentKinds = [
  'code',
  'consultation-draft',
  'information',
  'letter',
  'terms',
  'protocol',
  'report',
  'minutes',
] as const satisfies readonly DocumentTable['kind'][]
export type DocumentKind = (typeof documentKinds)[number]

/** How far a version has come. Only a draft can still be changed. */
export const versionStatuses = [
  'draft',
  'out-to-consultation',
  'agreed',
  'in-force',
  'superseded',
] as const satisfies readonly DocumentVersionTable['status'][]
export type VersionStatus = (typeof versionStatuses)[number]

/** A document of some subject. */
export type Document = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly kind: DocumentKind
  readonly language: string
  readonly subject: SubjectRef
}

/** One version of a document, without its text. `sequence` counts from 1. */
export type Version = {
  readonly id: string
  readonly documentId: string
  readonly version: number
  readonly sequence: number
  readonly printedVersion: string
  readonly dated: Day | null
  readonly status: VersionStatus
  readonly whatChanged: string
  readonly why: string
  readonly sourceFileId: string | null
  readonly createdAt: Date
  /** Whether a published consultation has it in its pack, so that people answer exactly this text. */
  readonly isOut: boolean
}

/** Whether a version may no longer be changed: people rest on its exact words. */
export function isFrozen(version: Pick<Version, 'status' | 'isOut'>): boolean {
  return version.status !== 'draft' || version.isOut
}

/** The status as readers are told it: a draft that people are asked about is out to consultation. */
export function statusShown(version: Pick<Version, 'status' | 'isOut'>): VersionStatus {
  return version.status === 'draft' && version.isOut ? 'out-to-consultation' : version.status
}

/** Whether everybody may read a version of a public subject: it is out, or has come further than a draft. */
export function isForAll(version: Pick<Version, 'status' | 'isOut'>): boolean {
  return isFrozen(version)
}

const documentColumns = [
  'document.id',
  'document.slug',
  'document.title',
  'document.kind',
  'document.language',
  'document.subject_kind',
  'document.subject_id',
] as const

type DocumentRow = Pick<DocumentTable, 'id' | 'slug' | 'title' | 'kind' | 'subject_kind' | 'subject_id'> & {
  readonly language: string
}

function toDocument({ subject_kind, subject_id, ...row }: DocumentRow): Document {
  return { ...row, subject: { kind: subject_kind, id: subject_id } }
}

/** The document with that slug among those of a subject, or, for a consultation, in its pack; null where there is none. */
export async function findDocument(db: Handle, subject: SubjectRef, slug: string): Promise<Document | null> {
  const own = await db
    .selectFrom('document')
    .select(documentColumns)
    .where('document.subject_kind', '=', subject.kind)
    .where('document.subject_id', '=', subject.id)
    .where('document.slug', '=', slug)
    .executeTakeFirst()
  if (own) return toDocument(own)
  if (subject.kind !== 'consultation') return null
  const inPack = await db
    .selectFrom('pack_document')
    .innerJoin('document_version', 'document_version.id', 'pack_document.document_version_id')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select(documentColumns)
    .where('pack_document.consultation_id', '=', subject.id)
    .where('document.slug', '=', slug)
    .orderBy('pack_document.position')
    .executeTakeFirst()
  return inPack ? toDocument(inPack) : null
}

/** The document with that id, or null. */
export async function findDocumentById(db: Handle, id: string): Promise<Document | null> {
  const row = await db.selectFrom('document').select(documentColumns).where('id', '=', id).executeTakeFirst()
  return row ? toDocument(row) : null
}

/** All documents of a subject, by title. */
export async function documentsOf(db: Handle, subject: SubjectRef): Promise<Document[]> {
  const rows = await db
    .selectFrom('document')
    .select(documentColumns)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('title')
    .execute()
  return rows.map(toDocument)
}

/** The versions of a document, oldest first. */
export async function versionsOf(db: Handle, documentId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('document_version as v')
    .select([
      'v.id',
      'v.document_id as documentId',
      'v.version',
      'v.sequence',
      'v.printed_version as printedVersion',
      'v.dated',
      'v.status',
      'v.what_changed as whatChanged',
      'v.why',
      'v.source_file_id as sourceFileId',
      'v.created_at as createdAt',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('pack_document')
          .innerJoin('consultation', 'consultation.id', 'pack_document.consultation_id')
          .select('pack_document.id')
          .whereRef('pack_document.document_version_id', '=', 'v.id')
          .where('consultation.published_at', 'is not', null),
      ).as('isOut'),
    )
    .where('v.document_id', '=', documentId)
    .orderBy('v.sequence')
    .execute()
  return rows.map(row => ({ ...row, isOut: Boolean(row.isOut) }))
}

/** The version of a document that a consultation has in its pack, or null. */
export async function findPackVersion(db: Handle, consultationId: string, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('pack_document')
    .innerJoin('document_version', 'document_version.id', 'pack_document.document_version_id')
    .select('document_version.id')
    .where('pack_document.consultation_id', '=', consultationId)
    .where('document_version.document_id', '=', documentId)
    .orderBy('document_version.sequence', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The documents in the pack of a consultation, in its order. */
export async function packDocumentsOf(db: Handle, consultationId: string): Promise<Document[]> {
  const rows = await db
    .selectFrom('pack_document')
    .innerJoin('document_version', 'document_version.id', 'pack_document.document_version_id')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select(documentColumns)
    .where('pack_document.consultation_id', '=', consultationId)
    .orderBy('pack_document.position')
    .execute()
  return rows.map(toDocument)
}
