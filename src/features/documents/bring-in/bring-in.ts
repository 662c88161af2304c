/** Bringing a file in, and keeping the documents in it: the same from a page and from the command line. */
import type { SubjectRef } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { carryIdentity } from '../../../documents/compare/index.ts'
import type { Origin } from '../../../documents/edit/index.ts'
import type { FileReading } from '../../../documents/read/file.ts'
import type { ReadProblem } from '../../../documents/read/limits.ts'
import { readFileApart } from '../../../documents/read/worker.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import { keepFile } from '../../../files/files.ts'
import type { Result } from '../../../kernel/result.ts'
import { versionsOf } from '../documents.queries.ts'
import { type KeptVersion, keepTree } from '../keep-tree.ts'
import { type KeptTree, loadTree } from '../load-tree.ts'
import { type Choice, proposeChoice } from './choices.ts'
import { beginDraft, changeDraft, findDraft, type ImportDraft } from './drafts.queries.ts'

/** A file as it came. */
export type Incoming = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly declaredType?: string
  readonly subject: SubjectRef
  readonly by: string | null
  /** The document that the file holds the next version of. */
  readonly nextOf?: string | null
}

/** Reads a file apart from the server. It may take many seconds: no transaction should wait for it. */
export function readIncoming(file: Incoming): Promise<Result<FileReading, ReadProblem>> {
  return readFileApart(file.name, file.bytes, file.declaredType)
}

/** Stores a file unchanged and lays what was read in it aside; gives the id of the draft. */
export async function layAside(tx: Tx, file: Incoming, reading: FileReading): Promise<string> {
  const { documents, format, notes } = reading
  const fileId = await keepFile(tx, { ...file, visibility: 'team', uploadedBy: file.by })
  const nextOf = file.nextOf ?? null
  const largest = largestOf(documents)
  const choices = documents.map((tree, at) => proposeChoice(tree, file.subject.kind, at === largest ? nextOf : null))
  const { subject, by } = file
  return beginDraft(tx, { subject, fileId, format, notes, trees: documents, choices, begunBy: by })
}

/** Keeps every document of a file as it was read, without looking it over. */
export async function importFile(tx: Tx, file: Incoming, reading: FileReading, now: Date): Promise<KeptVersion[]> {
  const draft = await findDraft(tx, await layAside(tx, file, reading))
  if (!draft) throw new Error('The file that was just brought in is not there')
  await changeDraft(tx, draft.id, draft.version, { keptAt: now })
  return keepDocuments(tx, draft)
}

/** A new version may come with a letter before it: the longest document of the file is taken for the version. */
function largestOf(documents: readonly DocumentTree[]): number {
  const sizes = documents.map(({ paragraphs }) => paragraphs.length)
  return sizes.indexOf(Math.max(...sizes))
}

/** The latest version of a document, or null where it has none. */
export async function latestTree(db: Handle, documentId: string): Promise<KeptTree | null> {
  const latest = (await versionsOf(db, documentId)).at(-1)
  return latest ? loadTree(db, latest.id) : null
}

/** Keeps every document of a draft that is to be kept, each as a draft version. */
export async function keepDocuments(tx: Tx, draft: ImportDraft): Promise<KeptVersion[]> {
  const kept: KeptVersion[] = []
  for (const [at, tree] of draft.trees.entries()) {
    const choice = draft.choices[at]
    if (choice?.keep) kept.push(await keepOne(tx, draft, choice, tree))
  }
  return kept
}

async function keepOne(tx: Tx, draft: ImportDraft, choice: Choice, tree: DocumentTree): Promise<KeptVersion> {
  const { printedVersion, dated, whatChanged, why } = choice
  const about = { status: 'draft', printedVersion, dated, whatChanged, why, sourceFileId: draft.fileId } as const
  const before = choice.nextOf === null ? null : await latestTree(tx, choice.nextOf)
  if (choice.nextOf === null || !before) {
    const { ref: subject } = draft.home
    return keepTree(tx, { ...about, document: { subject, kind: choice.kind, title: choice.title }, tree })
  }
  const carried: { tree: DocumentTree; origins: readonly Origin[] } = carryIdentity(before, tree)
  return keepTree(tx, { ...about, document: { id: choice.nextOf }, ...carried })
}
