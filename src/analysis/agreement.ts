/** How far people who coded the same points agree beyond chance: Cohen's kappa (1960) of two, Krippendorff's alpha (2011) of any number. */

/** How agreement is usually spoken of (Landis and Koch 1977). */
export type AgreementBand = 'poor' | 'slight' | 'fair' | 'moderate' | 'substantial' | 'almost-perfect'

/**
 * Agreement on `n` points: `agreed` the same; `observed` and `expected` shares between 0 and 1. Kappa and its standard
 * error are null where chance alone would agree always (both used one and the same code) or where there are no points.
 */
export type Agreement = {
  readonly n: number
  readonly agreed: number
  readonly observed: number
  readonly expected: number
  readonly kappa: number | null
  readonly standardError: number | null
  readonly band: AgreementBand | null
}

/** Kappa of two coders who gave each point one code. Throws a RangeError if the lists are not of the same points. */
export function kappa(first: readonly string[], second: readonly string[]): Agreement {
  if (first.length !== second.length) throw new RangeError('Both coders must have coded the same points')
  const n = first.length
  const agreed = first.filter((code, index) => code === second[index]).length
  const [byFirst, bySecond] = [countsOf(first), countsOf(second)]
  // Whole numbers until the last division, so that the case of no variation is told exactly.
  const chance = [...byFirst].reduce((sum, [code, count]) => sum + count * (bySecond.get(code) ?? 0), 0)
  const observed = n === 0 ? 0 : agreed / n
  const expected = n === 0 ? 0 : chance / (n * n)
  if (n === 0 || chance === n * n)
    return { n, agreed, observed, expected, kappa: null, standardError: null, band: null }
  const value = (observed - expected) / (1 - expected)
  const standardError = Math.sqrt((observed * (1 - observed)) / n) / (1 - expected)
  return { n, agreed, observed, expected, kappa: value, standardError, band: bandOf(value) }
}

/** Codes that two coders gave to one point: any number from the codebook. */
export type CodedTwice = { readonly first: ReadonlySet<string>; readonly second: ReadonlySet<string> }

/** Kappa code by code (given or not), where points carry several codes; codes in the codebook's order. */
export function kappaByCode(
  points: readonly CodedTwice[],
  codes: readonly string[],
): readonly (Agreement & { readonly code: string })[] {
  const given = (has: boolean) => (has ? 'given' : 'not given')
  return codes.map(code => ({
    code,
    ...kappa(
      points.map(({ first }) => given(first.has(code))),
      points.map(({ second }) => given(second.has(code))),
    ),
  }))
}

/** Agreement of any number of coders: on so many points that two or more coded; alpha is null where all of them gave one value. */
export type Alpha = { readonly points: number; readonly alpha: number | null }

/**
 * Krippendorff's alpha for values without an order. `units` are the values that each point got; who gave them does not matter, and a
 * point with one value says nothing. It allows for how few points there are, and for coders who read only some of them.
 */
export function alpha(units: readonly (readonly string[])[]): Alpha {
  const coded = units.filter(({ length }) => length > 1)
  const values = new Map<string, number>()
  let apart = 0
  for (const unit of coded) {
    const counts = countsOf(unit)
    for (const [value, count] of counts) {
      values.set(value, (values.get(value) ?? 0) + count)
      apart += (count * (unit.length - count)) / (unit.length - 1)
    }
  }
  const n = [...values.values()].reduce((sum, count) => sum + count, 0)
  const chance = [...values.values()].reduce((sum, count) => sum + count * (n - count), 0)
  return { points: coded.length, alpha: chance === 0 ? null : 1 - ((n - 1) * apart) / chance }
}

/** Alpha code by code (given or not), of points that several coders gave codes to; codes in the codebook's order. */
export function alphaByCode(
  points: readonly (readonly ReadonlySet<string>[])[],
  codes: readonly string[],
): readonly (Alpha & { readonly code: string })[] {
  return codes.map(code => ({
    code,
    ...alpha(points.map(coders => coders.map(given => (given.has(code) ? 'given' : 'not given')))),
  }))
}

function countsOf(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

function bandOf(value: number): AgreementBand {
  if (value < 0) return 'poor'
  if (value <= 0.2) return 'slight'
  if (value <= 0.4) return 'fair'
  if (value <= 0.6) return 'moderate'
  return value <= 0.8 ? 'substantial' : 'almost-perfect'
}
