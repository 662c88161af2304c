import { nextLetters } from './letters.ts'
import type { Line } from './line.ts'
import type { Shape } from './shapes.ts'

/** The lines of one document with what is needed to look ahead. */
export type Source = {
  readonly lines: readonly Line[]
  readonly shapes: readonly Shape[]
  readonly letters: readonly (Line | undefined)[]
  /** Index of the last line that has a number of each section. */
  readonly lastOf: ReadonlyMap<string, number>
  /** Index of the last line that the format marks as the heading of a first section. */
  readonly firstHeading: number
}

/** Gather what a document's lines say further down. */
export const sourceOf = (lines: readonly Line[], shapes: readonly Shape[]): Source => ({
  lines,
  shapes,
  letters: nextLetters(lines),
  lastOf: lastNumbers(lines),
  firstHeading: lines.findLastIndex(
    ({ block, readings: [reading] }) =>
      block.heading !== undefined && reading?.scheme === 'integer' && reading.value === 1,
  ),
})

const lastNumbers = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const last = new Map<string, number>()
  lines.forEach((line, at) => {
    const above = line.readings[0]?.above
    if (above) last.set(above.split('.')[0]!, at)
  })
  return last
}
