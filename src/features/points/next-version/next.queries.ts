/** The next version of each document of a pack: which amendments make it, and whether it has been made. */
import type { Handle, Tx } from '../../../db/open.ts'
import { checkChanges } from '../../../documents/index.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Consultation } from '../../consultations/index.ts'
import { addressOfDocument, type Version, versionsOf } from '../../documents/index.ts'
import { type Amendment, changeOf, standingAmendments } from '../amendments.queries.ts'
import { type ShownChange, showChange } from '../change.ts'
import { sayFault } from '../deciding/clashes.ts'
import { loadPlaces, type PackPlace, type Places } from '../places.ts'
import { refOf } from '../subject.ts'

/** An amendment with its paragraph; `conflict` says why it cannot be made as it stands, or null. */
export type Change = {
  readonly amendment: Amendment
  readonly place: PackPlace | null
  readonly label: string
  readonly shown: ShownChange
  readonly conflict: Message | null
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
      const changes = changesOf(
        places,
        versionId,
        amendments.filter(each => each.documentVersionId === versionId),
      )
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

/** The changes of one version in the order of its text, each with what keeps it from being made. */
function changesOf(places: Places, versionId: string, amendments: readonly Amendment[]): Change[] {
  const order = new Map(places.paragraphs.map(({ id }, at) => [id, at]))
  const orderOf = ({ paragraphId }: Amendment) => order.get(paragraphId) ?? order.size
  const sorted = amendments.toSorted((a, b) => orderOf(a) - orderOf(b))
  const tree = places.trees.get(versionId)
  const refused = tree ? checkChanges(tree, sorted.map(changeOf)) : []
  return sorted.map((amendment, at): Change => {
    const place = places.byId.get(amendment.paragraphId) ?? null
    const fault = refused.find(each => each.at === at)
    const shown = showChange(places, amendment)
    const conflict = fault ? sayFault(places, fault.why, fault.keys) : null
    return { amendment, place, label: place?.path ?? '', shown, conflict }
  })
}

function madeOf(changes: readonly Change[], versions: readonly Version[]): Version | null {
  const ids = new Set(changes.map(({ amendment }) => amendment.appliedIn))
  const [id] = ids
  return ids.size === 1 && id ? (versions.find(version => version.id === id) ?? null) : null
}

/** Notes in which version amendments were made, and which paragraph each addition became. */
export async function markApplied(
  tx: Tx,
  amendments: readonly Amendment[],
  { versionId, ids }: { readonly versionId: string; readonly ids: ReadonlyMap<string, string> },
): Promise<void> {
  await tx
    .updateTable('amendment')
    .set({ applied_in_version_id: versionId })
    .where(
      'id',
      'in',
      amendments.map(({ id }) => id),
    )
    .execute()
  for (const { id, does, addedParagraphId } of amendments) {
    if (does !== 'add' || addedParagraphId !== null) continue
    await tx
      .updateTable('amendment')
      .set({ added_paragraph_id: ids.get(id) ?? null })
      .where('id', '=', id)
      .execute()
  }
}
