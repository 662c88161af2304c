/**
 * Areas side by side, in the order of their names: what was found of a practice in each, and under which clauses. No order by how much
 * is kept: areas differ in what their codes ask, and in how much happened in them. Pure.
 */
import type { Kept, Reading } from './reading.ts'

/** An area with what is known of it: `reading` null where it could never be read. */
export type OneArea = {
  readonly key: string
  readonly name: string
  readonly address: string
  readonly reading: Reading | null
  readonly readAt: Date | null
  readonly fault: string | null
}

/** Fewest findings of which a share is told in percent, as everywhere in the Hub. */
export const FEWEST = 10

/** Counts with the share known to be kept: null where so few tell that a percentage would say more than it knows. */
export type Rate = Kept & { readonly known: number; readonly share: number | null }

/** What is known to be kept of what tells. */
export function rateOf(kept: Kept): Rate {
  const known = kept.shown + kept.confirmed
  return { ...kept, known, share: kept.total < FEWEST ? null : Math.round((known / kept.total) * 100) }
}

const nothing: Kept = { shown: 0, confirmed: 0, stated: 0, explained: 0, partly: 0, notMet: 0, total: 0 }

/** All findings of an area: each is of one practice, so that it counts once. */
export function wholeOf({ practices }: Reading): Rate {
  return rateOf(practices.reduce((sum, { kept }) => add(sum, kept), nothing))
}

const add = (a: Kept, b: Kept): Kept => ({
  shown: a.shown + b.shown,
  confirmed: a.confirmed + b.confirmed,
  stated: a.stated + b.stated,
  explained: a.explained + b.explained,
  partly: a.partly + b.partly,
  notMet: a.notMet + b.notMet,
  total: a.total + b.total,
})

/** Areas in the order of their names. */
export function inOrder(areas: readonly OneArea[]): OneArea[] {
  return areas.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.key < b.key ? -1 : 1))
}

/** Every practice of which something is found in any area, by its title, with how many areas tell of it. */
export function practicesOf(areas: readonly OneArea[]): { id: string; title: string; areas: number; total: number }[] {
  const found = new Map<string, { id: string; title: string; areas: number; total: number }>()
  for (const { reading } of areas)
    for (const { id, title, kept } of reading?.practices ?? []) {
      const before = found.get(id) ?? { id, title, areas: 0, total: 0 }
      found.set(id, { ...before, areas: before.areas + 1, total: before.total + kept.total })
    }
  return [...found.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1))
}

/** One practice in every area that was read, with the clauses that ask for it, by edition. */
export function practiceIn(areas: readonly OneArea[], id: string) {
  return inOrder(areas).flatMap(area => {
    if (!area.reading) return []
    const found = area.reading.practices.find(one => one.id === id)
    const clauses = area.reading.clauses
      .filter(({ practices }) => practices.some(({ practice }) => practice === id))
      .map(clause => ({
        ...clause,
        rate: rateOf(clause.kept),
        href: `${area.address}/codes/${encodeURIComponent(clause.code)}/clauses/${encodeURIComponent(clause.number)}`,
      }))
    return [{ area, title: found?.title ?? null, rate: found ? rateOf(found.kept) : null, clauses }]
  })
}
