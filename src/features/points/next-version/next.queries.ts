/** The next version of each document of a pack: which amendments make it, and whether it has been made. */
import type { Handle, Tx } from '../../../db/open.ts'
import type { Span } from '../../../documents/index.ts'
import type { Consultation } from '../../consultations/index.ts'
import { addressOfDocument, type Version, versionsOf } from '../../documents/index.ts'
import { readChange } from '../change.ts'
import { type Amendment, standingAmendments } from '../deciding/amendments.queries.ts'
import { loadPlaces, type PackPlace } from '../places.ts'
import { refOf } from '../subject.ts'

/** An amendment with its paragraph; `conflict` where the paragraph does not say any more what it was written for. */
export type Change = {
  readonly amendment: Amendment
  readonly place: PackPlace | null
  readonly label: string
  readonly spans: readonly Span[]
  readonly conflict: boolean
}

/** A document of the pack on its way to the next version. */
export type NextDocument = {
  readonly documentId: string
  readonly slug: string
  readonly title: string
  readonly versionId: string
  readonly changes: readonly Change[]
  /** The version that holds all changes; null where none was made, or something was changed since. */
  readonly made: Version | null
  /** Address of the comparison of the text consulted on with the version made. */
  readonly comparison: string | null
}

/** Every document of the pack with its changes. */
export async function loadNext(db: Handle, consultation: Consultation): Promise<NextDocument[]> {
  const [places, amendments] = await Promise.all([
    loadPlaces(db, consultation.id),
    standingAmendments(db, consultation.id),
  ])
  return Promise.all(
    places.pack.map(async ({ documentId, versionId, slug, title }) => {
      const changes = amendments
        .filter(each => each.documentVersionId === versionId)
        .map(amendment => changeOf(amendment, places.byId.get(amendment.paragraphId) ?? null))
        .toSorted((a, b) => orderOf(places.paragraphs, a) - orderOf(places.paragraphs, b))
      const versions = await versionsOf(db, documentId)
      const made = madeOf(changes, versions)
      const from = versions.find(({ id }) => id === versionId)
      const address = addressOfDocument({ ref: refOf(consultation), slug: consultation.slug }, slug, 'compare')
      return {
        documentId,
        slug,
        title,
        versionId,
        changes,
        made,
        comparison: made && from ? `${address}?from=${from.sequence}&to=${made.sequence}` : null,
      }
    }),
  )
}

function changeOf(amendment: Amendment, place: PackPlace | null): Change {
  return {
    amendment,
    place,
    label: place?.path ?? '',
    spans: readChange(amendment.textBefore, amendment.textAfter),
    conflict: place?.text !== amendment.textBefore,
  }
}

function orderOf(paragraphs: readonly PackPlace[], { place }: Change): number {
  return place === null ? paragraphs.length : paragraphs.indexOf(place)
}

function madeOf(changes: readonly Change[], versions: readonly Version[]): Version | null {
  const ids = new Set(changes.map(({ amendment }) => amendment.appliedIn))
  const [id] = ids
  return ids.size === 1 && id ? (versions.find(version => version.id === id) ?? null) : null
}

/** Notes in which version amendments were made. */
export async function markApplied(tx: Tx, amendmentIds: readonly string[], versionId: string): Promise<void> {
  await tx.updateTable('amendment').set({ applied_in_version_id: versionId }).where('id', 'in', amendmentIds).execute()
}
