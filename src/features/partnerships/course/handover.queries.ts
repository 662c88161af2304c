/** What becomes of everything that is open when a partnership ends. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findOpenThings, type HandedKind, type OpenThing } from './open-things.queries.ts'
import { findReceivers, type Receiver } from './receivers.queries.ts'

/** Something with what becomes of it: a receiver, a reason why it is dropped, or neither yet. */
export type Handover = OpenThing & { readonly receiver: Receiver | null; readonly droppedBecause: string }

/** Everything on the list of an ending: what was looked at so far, and what is open beside it and nobody was named for. */
export async function findHandovers(
  db: Handle,
  ending: { readonly id: string; readonly partnership_id: string; readonly decided_on: Day | null },
  today: Day,
): Promise<Handover[]> {
  const receivers = new Map((await findReceivers(db, ending.id, today)).map(one => [one.id, one]))
  const rows = await db
    .selectFrom('ending_handover')
    .selectAll()
    .where('partnership_ending_id', '=', ending.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const kept = rows.map(row => ({
    kind: row.kind as HandedKind,
    recordId: row.record_id,
    what: row.what,
    receiver: row.ending_receiver_id === null ? null : (receivers.get(row.ending_receiver_id) ?? null),
    droppedBecause: row.dropped_because,
  }))
  if (ending.decided_on !== null) return kept
  // Before it is decided the list is what is open now: what was done meanwhile needs nobody, and is in its words of today.
  return (await findOpenThings(db, ending.partnership_id)).map(thing => {
    const known = kept.find(one => keyOf(one) === keyOf(thing))
    return { ...thing, receiver: known?.receiver ?? null, droppedBecause: known?.droppedBecause ?? '' }
  })
}

/** What names a thing in a form. */
export function keyOf({ kind, recordId }: Pick<OpenThing, 'kind' | 'recordId'>): string {
  return `${kind}:${recordId}`
}

/** Whether a thing still needs somebody: nobody was named and no reason given, or whoever was named does not take it on. */
export function needsReceiver({ receiver, droppedBecause }: Pick<Handover, 'receiver' | 'droppedBecause'>): boolean {
  return receiver === null ? droppedBecause === '' : receiver.says === 'no'
}

/** Puts down what becomes of some things; a null receiver and no reason says that nobody was named. */
export async function keepHandovers(
  tx: Tx,
  endingId: string,
  things: readonly OpenThing[],
  fate: { readonly receiverId: string | null; readonly droppedBecause: string },
): Promise<void> {
  for (const { kind, recordId, what } of things) {
    const said = { what, ending_receiver_id: fate.receiverId, dropped_because: fate.droppedBecause }
    await tx
      .insertInto('ending_handover')
      .values({ id: newId(), partnership_ending_id: endingId, kind, record_id: recordId, ...said })
      .onConflict(conflict => conflict.columns(['partnership_ending_id', 'kind', 'record_id']).doUpdateSet(said))
      .execute()
  }
}

/** Lets go what was put down about things that needed nobody any more when it ended: somebody had done them by then. */
export async function forgetOthers(tx: Tx, endingId: string, things: readonly OpenThing[]): Promise<void> {
  const kept = await tx
    .selectFrom('ending_handover')
    .select(['id', 'kind', 'record_id'])
    .where('partnership_ending_id', '=', endingId)
    .execute()
  const open = new Set(things.map(keyOf))
  const gone = kept.filter(({ kind, record_id }) => !open.has(`${kind}:${record_id}`)).map(({ id }) => id)
  if (gone.length > 0) await tx.deleteFrom('ending_handover').where('id', 'in', gone).execute()
}
