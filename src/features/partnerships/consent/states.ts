/** How far the questions about records have come, for the pages that show those records. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findRequests, latestOnly, type Matter, stateOf } from '../../parties/index.ts'

/** The question that counts about a record, and its state; `own` where the party itself has said yes. */
export type AskedState = {
  readonly id: string
  readonly state: ReturnType<typeof stateOf>
  readonly own: boolean
}

/** The state of the questions in a matter, by the record they are about. */
export async function askedStates(
  db: Handle,
  matter: Pick<Matter, 'name'>,
  recordIds: readonly string[],
  today: Day,
): Promise<Record<string, AskedState>> {
  const requests = latestOnly(await findRequests(db, { records: { matter: matter.name, ids: recordIds } }))
  return Object.fromEntries(
    requests.map(request => {
      const state = stateOf({ request }, today)
      return [request.record.id, { id: request.id, state, own: state === 'yes' }]
    }),
  )
}
