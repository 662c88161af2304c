/** Changes that cannot stand together, told in plain words before one of them is kept. */
import { type ChangeFault, checkChanges, type TextChange } from '../../../documents/index.ts'
import type { Message } from '../../../web/catalogue.ts'
import { type Amendment, changeOf, type WantedChange } from '../amendments.queries.ts'
import type { Places } from '../places.ts'

/** Faults of a change that was kept before: shown where the next version is made, not held against a new one. */
const older: ReadonlySet<ChangeFault> = new Set(['gone', 'stale', 'same', 'empty'])

/** What keeps a change from standing beside those that stand already (`present` is the one whose place it takes). */
export function clashOf(
  places: Places,
  standing: readonly Amendment[],
  wanted: WantedChange,
  present: Amendment | null,
): Message | null {
  const tree = places.trees.get(wanted.documentVersionId)
  if (!tree) return { key: 'points.clash.gone', values: { places: '' } }
  const others = standing.filter(each => each !== present && each.documentVersionId === wanted.documentVersionId)
  const changes: TextChange[] = [...others.map(changeOf), changeOf(wanted)]
  const refused = checkChanges(tree, changes).find(({ at, why }) => at === others.length || !older.has(why))
  return refused ? sayFault(places, refused.why, refused.keys) : null
}

/** A fault in words. */
export function sayFault(places: Pick<Places, 'byId'>, why: ChangeFault, keys: readonly string[]): Message {
  const named = keys.map(key => places.byId.get(key)?.path ?? '').filter(Boolean)
  return { key: `points.clash.${why}`, values: { places: named.join(', '), count: named.length } }
}
