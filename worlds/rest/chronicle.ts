/** The record of findings of some subjects, kept as the nights between would have kept it: on the first of every month. */
import { type CheckedKind, recordSome } from '../../src/features/compact/index.ts'
import type { Hand } from '../hand.ts'

export type Chronicle = {
  /** Goes on to a day, in days before the one that is shown, and records what was true on the first of each month on the way. */
  readonly to: (days: number) => Promise<void>
}

/** Begins the chronicle of subjects of one kind on a day; `ids` are asked for anew each time. */
export function beginChronicle(hand: Hand, kind: CheckedKind, ids: () => readonly string[], from: number): Chronicle {
  let at = from
  hand.on(from)
  return {
    async to(days) {
      for (; at < days; at++) {
        const night = hand.dayAt(at + 1)
        if (night.endsWith('-01') && ids().length > 0) await recordSome(hand.place.database.db, kind, ids(), night)
      }
      hand.on(days)
    },
  }
}

/** A chronicle of one consultation or partnership, by its address. */
export async function chronicleOf(
  hand: Hand,
  kind: 'consultation' | 'partnership',
  slug: string,
  from: number,
): Promise<Chronicle> {
  const { id } = await hand.place.database.db
    .selectFrom(kind)
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return beginChronicle(hand, kind, () => [id], from)
}
