/** What contributions are worth together: money, and what is given in kind at the worth its giver states. Pure. */

export const contributionKinds = ['money', 'hours', 'use', 'expertise'] as const
export type ContributionKind = (typeof contributionKinds)[number]

/** The parts of a contribution that its worth follows from, in pounds; hours are whole or halves. */
export type Measured = {
  readonly kind: ContributionKind
  readonly amount: number | null
  readonly hours: number | null
  readonly rate: number | null
}

/** Pounds: money and a use as stated, hours at their rate; null where its giver states no worth. */
export function worthOf({ kind, amount, hours, rate }: Measured): number | null {
  if (kind === 'money' || kind === 'use') return amount
  return hours === null || rate === null ? null : Math.round(hours * rate * 100) / 100
}

/** What is promised and given, in cash and in kind, in pounds; `unvalued` counts what nobody put a worth on. */
export type Sums = {
  readonly promised: { readonly cash: number; readonly kind: number }
  readonly given: { readonly cash: number; readonly kind: number }
  /** Of what is given, as far as its giver said so itself. */
  readonly confirmed: number
  readonly unvalued: number
  readonly hours: number
}

/** What the giver says of a contribution: that it is so, that it is not, or nothing yet. */
export type GiverSays = 'confirmed' | 'denied' | 'stated'

/** Adds contributions up. What its giver denies is no gift, and is in no sum. */
export function sumUp(all: readonly (Measured & { readonly given: boolean; readonly says: GiverSays })[]): Sums {
  const contributions = all.filter(({ says }) => says !== 'denied')
  const pounds = (of: typeof contributions): number =>
    of.reduce((sum, one) => sum + Math.round((worthOf(one) ?? 0) * 100), 0) / 100
  const split = (of: typeof contributions) => ({
    cash: pounds(of.filter(({ kind }) => kind === 'money')),
    kind: pounds(of.filter(({ kind }) => kind !== 'money')),
  })
  const given = contributions.filter(one => one.given)
  return {
    promised: split(contributions),
    given: split(given),
    confirmed: pounds(given.filter(({ says }) => says === 'confirmed')),
    unvalued: contributions.filter(one => worthOf(one) === null).length,
    hours: contributions.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
  }
}
