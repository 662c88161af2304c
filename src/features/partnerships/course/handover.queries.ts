/** Who takes on what is open when a partnership ends, and what each of them says to it. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { askedStates } from '../consent/states.ts'
import { findOpenThings, type HandedKind, type OpenThing } from './open-things.queries.ts'

/** The name of the question to an organisation that is to take something on. */
export const handoverName = 'partnership.handover'

/** An organisation or a person that takes things on. `says`: what the organisation itself says; `named` where nobody is asked. */
export type Receiver = {
  readonly id: string
  readonly organisationId: string | null
  readonly personId: string | null
  readonly name: string
  readonly slug: string | null
  readonly email: string | null
  readonly says: 'yes' | 'no' | 'waiting' | 'named'
}

/** Something with what becomes of it: a receiver, a reason why it is dropped, or neither yet. */
export type Handover = OpenThing & { readonly receiver: Receiver | null; readonly droppedBecause: string }

/** Whoever was named in an ending, with what they say. */
export async function findReceivers(db: Handle, endingId: string, today: Day): Promise<Receiver[]> {
  const rows = await db
    .selectFrom('ending_receiver as r')
    .leftJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .select([
      'r.id',
      'r.organisation_id',
      'r.person_id',
      'o.name as organisation',
      'o.slug',
      'p.name as person',
      'p.email',
    ])
    .where('r.partnership_ending_id', '=', endingId)
    .orderBy('r.created_at')
    .execute()
  const asked = await askedStates(
    db,
    { name: handoverName },
    rows.map(({ id }) => id),
    today,
  )
  return rows.map(row => ({
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    name: row.organisation ?? row.person ?? '',
    slug: row.slug,
    email: row.email,
    says: saysOf(row.organisation_id, asked[row.id]?.state),
  }))
}

/** Only the organisation itself says yes or no; what was brought in for it waits for its own word. */
function saysOf(organisationId: string | null, state: string | undefined): Receiver['says'] {
  if (organisationId === null) return 'named'
  return state === 'yes' || state === 'no' ? state : 'waiting'
}

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

/** The receiver of an ending, as it was named before or from now on; gives its id. */
export async function keepReceiver(
  tx: Tx,
  endingId: string,
  who: { readonly organisation_id: string } | { readonly person_id: string },
): Promise<string> {
  const column = 'organisation_id' in who ? 'organisation_id' : 'person_id'
  const id = 'organisation_id' in who ? who.organisation_id : who.person_id
  const known = await tx
    .selectFrom('ending_receiver')
    .select('id')
    .where('partnership_ending_id', '=', endingId)
    .where(column, '=', id)
    .executeTakeFirst()
  if (known) return known.id
  const fresh = newId()
  await tx
    .insertInto('ending_receiver')
    .values({ id: fresh, partnership_ending_id: endingId, ...who })
    .execute()
  return fresh
}
