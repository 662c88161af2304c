/** Counts of recorded findings, each with the address of the list that it counts. */
import { countStandings, type StandingName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { type Behind, loadBehind } from './behind.queries.ts'
import { countPairs } from './recorded.queries.ts'

/** Where the list of recorded findings stands. */
export const LIST = '/compact/findings/list'

/** How many count as something, and where they are listed. */
export type Counted = { readonly standing: StandingName; readonly count: number; readonly href: string }

/** What narrows the list: its own query. */
export type Narrowing = Readonly<Partial<Record<'practice' | 'code' | 'section' | 'clause' | 'signatory', string>>>

/** The address of the list narrowed to some findings. */
export function listAt(narrowing: Narrowing, standing?: StandingName): string {
  const query = new URLSearchParams({ ...narrowing, ...(standing ? { standing } : {}) })
  return `${LIST}?${query}`
}

/** Reads all that is recorded once; gives the counts of the findings of which `isOf` holds, for lists narrowed alike. */
export async function standingNow(
  db: Handle,
  today: Day,
): Promise<(narrowing: Narrowing, isOf: (behind: Behind) => boolean) => readonly Counted[]> {
  const behind = await loadBehind(db, today)
  const counts = Map.groupBy(await countPairs(db, behind), keyOf)
  return (narrowing, isOf) =>
    countStandings(behind.filter(isOf).flatMap(pair => counts.get(keyOf(pair)) ?? [])).map(one => ({
      ...one,
      href: listAt(narrowing, one.standing),
    }))
}

function keyOf({ demand, set }: Pick<Behind, 'demand' | 'set'>): string {
  return `${demand} ${set}`
}
