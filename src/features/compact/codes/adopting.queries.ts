/** Listing an edition of a code, and what can become of it: another draft, in force, ended. */

import { bindingText, type Code, fingerprintOf } from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { beginTerms } from '../terms/terms.queries.ts'
import type { Edition } from './editions.queries.ts'
import type { Shipped } from './shipped-codes.ts'

/** How an edition is listed: as a draft, or in force from a day. */
export type Listing = {
  readonly status: 'draft' | 'in-force'
  readonly from: Day | null
  /** The edition it is to take the place of, by id. */
  readonly replaces: string | null
  readonly why: string
}

/** Lists an edition with its text as it is now. */
export async function listEdition(tx: Tx, { code, source }: Shipped, listing: Listing): Promise<string> {
  const id = newId()
  await tx
    .insertInto('code')
    .values({
      id,
      edition: code.id,
      title: code.title,
      subject_kind: code.subject,
      status: listing.status,
      in_force_from: listing.from,
      replaces_code_id: listing.replaces,
      why: listing.why,
      source,
      ...bindingOf(code),
    })
    .execute()
  await beginTerms(tx, id, code, listing.replaces)
  return id
}

function bindingOf(code: Code): { binding: string; fingerprint: string } {
  const binding = bindingText(code)
  return { binding, fingerprint: fingerprintOf(binding) }
}

/**
 * Changes why an edition is there, and, where it is given, the text of a draft that nobody has signed; false where somebody
 * changed the edition meanwhile. The database refuses another text of an edition that is in force, was, or is signed.
 */
export async function changeEdition(
  tx: Tx,
  { id }: Pick<Edition, 'id'>,
  change: { readonly why: string; readonly version: number; readonly text: Shipped | null },
): Promise<boolean> {
  const text = change.text && {
    source: change.text.source,
    title: change.text.code.title,
    subject_kind: change.text.code.subject,
    ...bindingOf(change.text.code),
  }
  return changeAs(tx, id, change.version, { why: change.why, ...text })
}

/** Brings a draft into force; the edition that it replaces is signed no more. False where somebody changed it meanwhile. */
export async function bringIntoForce(
  tx: Tx,
  edition: Edition,
  change: {
    readonly version: number
    readonly from: Day
    readonly consultation: string | null
    readonly reason: string
    readonly today: Day
  },
): Promise<boolean> {
  const changed = await changeAs(tx, edition.id, change.version, {
    status: 'in-force',
    in_force_from: change.from,
    unconsulted_reason: change.reason,
    ...(change.consultation === null ? {} : { consultation_id: change.consultation }),
  })
  if (!changed) return false
  if (edition.replacesId !== null)
    await tx
      .updateTable('code')
      .set(eb => ({ status: 'superseded' as const, superseded_on: change.today, version: eb('version', '+', 1) }))
      .where('id', '=', edition.replacesId)
      .where('status', '=', 'in-force')
      .execute()
  return true
}

/** Ends an edition without a later one in its place, or drops a draft; false where somebody changed it meanwhile. */
export function endEdition(
  tx: Tx,
  { id }: Pick<Edition, 'id'>,
  change: { readonly version: number; readonly why: string; readonly today: Day },
): Promise<boolean> {
  return changeAs(tx, id, change.version, {
    status: 'superseded',
    superseded_on: change.today,
    ended_why: change.why,
  })
}

type Changes = Partial<{
  status: 'in-force' | 'superseded'
  in_force_from: Day
  superseded_on: Day
  why: string
  ended_why: string
  unconsulted_reason: string
  consultation_id: string
  source: string
  title: string
  subject_kind: Code['subject']
  binding: string
  fingerprint: string
}>

async function changeAs(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  return changeVersioned(tx, 'code', id, version, changes)
}
