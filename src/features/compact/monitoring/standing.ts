/** Counts of recorded findings, each with the address of the list that it counts. */
import { countStandings, type StandingName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import type { Counting } from './asking.ts'
import { type Behind, loadBehind } from './behind.queries.ts'
import { countPairs } from './recorded.queries.ts'

/** Where the list of recorded findings stands. */
export const LIST = '/compact/findings/list'

/** How many count as something, and where they are listed. */
export type Counted = { readonly standing: StandingName; readonly count: number; readonly href: string }

/** What narrows the list: its own query. */
export type Narrowing = Readonly<Record<string, string>>

/** The address of the list narrowed to some findings, as they stand now or stood at the end of a day. */
export function listAt(narrowing: Narrowing, standing?: Counting, on?: Day): string {
  const query = new URLSearchParams({ ...narrowing, ...(standing ? { standing } : {}), ...(on ? { on } : {}) })
  return query.size === 0 ? LIST : `${LIST}?${query}`
}

/** The counts of the findings of which `isOf` holds, of subjects of one kind or of all, for lists narrowed alike. */
export type StandingOf = (
  narrowing: Narrowing,
  isOf: (behind: Behind) => boolean,
  kind?: JudgedKind,
) => readonly Counted[]

/** Reads all that is recorded once, and counts of it what is asked. */
export async function standingNow(db: Handle, today: Day): Promise<StandingOf> {
  const [behind, pairs] = await Promise.all([loadBehind(db, today), countPairs(db)])
  const counts = Map.groupBy(pairs, keyOf)
  return (narrowing, isOf, kind) =>
    countStandings(
      behind
        .filter(isOf)
        .flatMap(pair => counts.get(keyOf(pair)) ?? [])
        .filter(one => kind === undefined || one.kind === kind),
    ).map(one => ({ ...one, href: listAt(kind === undefined ? narrowing : { ...narrowing, kind }, one.standing) }))
}

function keyOf({ demand, set }: Pick<Behind, 'demand' | 'set'>): string {
  return `${demand} ${set}`
}
