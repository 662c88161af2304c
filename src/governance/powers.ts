/** What an upper board lets a lower one decide, and whether a decision stays within it. Pure. */
import type { Matter, Touching } from './rules.ts'

/** A power with its limits: the matters it covers and the most that one decision may cost; null without a limit. */
export type Power = { readonly matters: readonly Matter[]; readonly most: number | null }

/** Whether one power covers a matter of a decision, its cost where that matter is money. */
function covers(power: Power, matter: Matter, cost: number | null): boolean {
  if (!power.matters.includes(matter)) return false
  return matter !== 'money' || power.most === null || (cost !== null && cost <= power.most)
}

/**
 * Whether a decision of a lower board goes beyond what the upper one lets it decide: some matter of it is covered by no
 * power. What touches money, staff or policy in nothing is its own affair. A cost is a matter of money even where it is not marked;
 * money of which no sum is named is covered only by a power without a limit.
 */
export function isOutsidePowers(powers: readonly Power[], { matters, cost }: Touching): boolean {
  const touched = new Set<Matter>(cost === null || cost === 0 ? matters : [...matters, 'money'])
  return [...touched].some(matter => !powers.some(power => covers(power, matter, cost)))
}
