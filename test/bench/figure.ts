/** What a measurement finds: a value beside the limit it is held to. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly limit: number
  /** Whether the value must be at least the limit, or at most. */
  readonly bound: 'at least' | 'at most'
  readonly unit: string
  readonly ok: boolean
}

/** A value that must reach its limit. */
export function atLeast(name: string, value: number, limit: number, unit = ''): Figure {
  return { name, value, limit, bound: 'at least', unit, ok: value >= limit }
}

/** A value that must stay within its limit. */
export function atMost(name: string, value: number, limit: number, unit = ''): Figure {
  return { name, value, limit, bound: 'at most', unit, ok: value <= limit }
}

/** The middle of some values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** A bench: measured on this machine, in this run; ratios are of two things measured in the same run. */
export type Bench = () => Promise<readonly Figure[]>

/** A figure in words. */
export function sayFigure({ name, value, limit, bound, unit, ok }: Figure): string {
  const shown = (n: number): string => `${Number(n.toFixed(2))}${unit ? ` ${unit}` : ''}`
  return `${ok ? '✔' : '✖'} ${name}: ${shown(value)} (${bound} ${shown(limit)})`
}
