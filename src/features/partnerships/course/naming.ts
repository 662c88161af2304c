/** Naming who takes on what is open, or why it is dropped: what may be said, and what follows from it. */
import { says } from '../../../codes/index.ts'
import type { Tx } from '../../../db/open.ts'
import type { Putting } from '../../parties/index.ts'
import type { Partnership } from '../partnership.queries.ts'
import { closeActions, type Ending } from './ending.queries.ts'
import { putHandovers } from './handover.matter.ts'
import { findHandovers, type Handover, keepHandovers, keyOf, needsReceiver } from './handover.queries.ts'
import { isPut, putEnding } from './putting-end.ts'
import { isNamed, keepReceiver, type Named, type ReceiverOption } from './receivers.queries.ts'

/** What was said about some things: who takes them on, or why they are dropped. */
export type Naming = {
  readonly things: readonly string[]
  readonly receiver: string | null
  readonly dropped_because: string
}

/** What may be named anew: everything until it has ended, and after that what nobody takes on; what needs somebody comes first. */
export function choosableOf(all: readonly Handover[], ended: boolean): Handover[] {
  const lacking = all.filter(needsReceiver)
  return ended ? lacking : [...lacking, ...all.filter(one => !needsReceiver(one))]
}

/** What is wrong with a naming, by the box it is wrong in; null where it may stand. */
export function namingProblem(
  choosable: readonly Handover[],
  nameable: readonly ReceiverOption[],
  { things, receiver, dropped_because: because }: Naming,
): Record<string, string> | null {
  const chosen = choosable.filter(one => things.includes(keyOf(one)))
  if (things.length === 0 || chosen.length < things.length) return { things: 'partnerships.ending.problem.thing' }
  if ((receiver === null) === (because === '')) return { receiver: 'partnerships.ending.problem.one-way' }
  if (because !== '' && !says(because)) return { dropped_because: 'partnerships.ending.problem.because' }
  if (because !== '' && chosen.some(({ kind }) => kind === 'records'))
    return { dropped_because: 'partnerships.ending.problem.records' }
  if (receiver !== null && !nameable.some(({ value }) => value === receiver))
    return { receiver: 'partnerships.ending.problem.receiver-known' }
  return null
}

/** Puts down who takes things on, or why they are dropped. What an organisation has said yes to stays with that yes. */
export async function keepNaming(
  tx: Tx,
  by: Putting,
  ending: Ending,
  chosen: readonly Handover[],
  fate: { readonly who: Named | null; readonly because: string },
): Promise<void> {
  const { who, because } = fate
  const said = ({ receiver }: Handover) => receiver?.says === 'yes' && who !== null && isNamed(receiver, who)
  const things = chosen.filter(one => !said(one))
  if (things.length === 0) return
  const receiverId = who && (await keepReceiver(tx, ending.id, who, by.today))
  await keepHandovers(tx, ending.id, things, { receiverId, droppedBecause: because })
}

/** Asks whoever is named, at once where it has ended; while the partners are asked, they read who is named now. */
export async function followNaming(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  ending: Ending,
  things: readonly string[],
): Promise<void> {
  if (ending.decided_on === null) {
    if (await isPut(tx, partnership.id)) await putEnding(tx, by, partnership)
    return
  }
  await putHandovers(tx, by, partnership, ending)
  const named = (await findHandovers(tx, ending, by.today)).filter(one => things.includes(keyOf(one)))
  await closeActions(tx, named, by.today)
}
