/** Changing versions of documents. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { VersionStatus } from '../documents.queries.ts'

/** What can change about a version beside its text. */
export type VersionChange = {
  readonly status?: VersionStatus
  readonly printedVersion?: string
  readonly dated?: Day | null
  /** The day from which it is in force, where that is what changes. */
  readonly inForceFrom?: Day
  /** The day on which it was ended with nothing in its place. */
  readonly inForceTo?: Day
  readonly whatChanged?: string
  readonly why?: string
}

/** Changes a version that still has the version number quoted; false where somebody changed it meanwhile. */
export async function changeVersion(tx: Tx, id: string, version: number, change: VersionChange): Promise<boolean> {
  return changeVersioned(tx, 'document_version', id, version, {
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.printedVersion === undefined ? {} : { printed_version: change.printedVersion }),
    ...(change.dated === undefined ? {} : { dated: change.dated }),
    ...(change.inForceFrom === undefined ? {} : { in_force_from: change.inForceFrom }),
    ...(change.inForceTo === undefined ? {} : { in_force_to: change.inForceTo }),
    ...(change.whatChanged === undefined ? {} : { what_changed: change.whatChanged }),
    ...(change.why === undefined ? {} : { why: change.why }),
  })
}

/** Ends the version in force, because another one takes its place. Gives the ids of those that were in force. */
export async function supersede(tx: Tx, documentId: string, except: string): Promise<string[]> {
  const rows = await tx
    .updateTable('document_version')
    .set(eb => ({ status: 'superseded', version: eb('version', '+', 1) }))
    .where('document_id', '=', documentId)
    .where('status', '=', 'in-force')
    .where('id', '!=', except)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Puts a version in force from a day on, as its own rules decided; the one before it is superseded by `supersedeAt`. */
export async function putInForce(tx: Tx, versionId: string, from: Day): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ status: 'in-force', dated: from, in_force_from: from })
    .where('id', '=', versionId)
    .execute()
}

/** Marks the versions of a document that stand at one of the states as superseded. */
export async function supersedeAt(tx: Tx, documentId: string, states: readonly VersionStatus[]): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ status: 'superseded' })
    .where('document_id', '=', documentId)
    .where('status', 'in', [...states])
    .execute()
}

/** Lets everybody read drafts of versions, as agreed; gives how many were drafts. */
export async function releaseDrafts(tx: Tx, versionIds: readonly string[]): Promise<number> {
  if (versionIds.length === 0) return 0
  const released = await tx
    .updateTable('document_version')
    .set(eb => ({ status: 'agreed', version: eb('version', '+', 1) }))
    .where('id', 'in', versionIds)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return Number(released.numUpdatedRows)
}
