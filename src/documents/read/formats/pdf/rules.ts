/** Finds the straight lines that a page draws: rules round the cells of a table. */
import { type Codes, type Instructions, numbersOf, place, placesOf } from './drawn-signs.ts'
import type { Rule } from './page.ts'

/** More rules than this on a page are a picture. */
const mostRules = 4000
/** Thicker than this, in points, is no rule; shorter is a dot. */
const thick = 3
const shortest = 6

/** The rules of a page; none where it draws more than any table has. */
export function drawnRules(instructions: Instructions, codes: Codes): Rule[] {
  const rules: Rule[] = []
  for (const { now, args } of placesOf(instructions, codes)) {
    // A path that only limits what is drawn after it is not seen.
    if (args[0] === codes.endPath || !Array.isArray(args[1])) continue
    const outlined = codes.strokes.includes(Number(args[0]))
    for (const corners of partsOf(numbersOf(args[1][0]))) {
      const placed = corners.map(([x, y]) => place(now, x, y))
      rules.push(...edgesOf(placed, outlined))
      if (rules.length > mostRules) return []
    }
  }
  return rules
}

type Corner = readonly [number, number]

/** The parts of a path as the reader packs them: a sign for what is done, then the places it is done at. */
function partsOf(packed: readonly number[]): Corner[][] {
  const parts: Corner[][] = []
  const steps = [1, 1, 3, 2, 0]
  for (let at = 0; at < packed.length; ) {
    const step = packed[at]!
    const places = steps[step] ?? 0
    if (step === 0) parts.push([])
    // A part with a bend is a picture or a letter.
    if (step === 2 || step === 3) return []
    for (let one = 0; one < places; one++)
      parts.at(-1)?.push([packed[at + 1 + one * 2] ?? 0, packed[at + 2 + one * 2] ?? 0])
    at += 1 + places * 2
  }
  return parts
}

/** One rule of a thin part, the four edges of a box whose outline is drawn; a part of another form, or a coloured ground, gives none. */
function edgesOf(corners: readonly { x: number; y: number }[], outlined: boolean): Rule[] {
  if (corners.length < 2 || corners.length > 6) return []
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const straight = corners.every(
    ({ x, y }) =>
      Math.min(Math.abs(x - left), Math.abs(x - right)) < 1 && Math.min(Math.abs(y - bottom), Math.abs(y - top)) < 1,
  )
  if (!straight) return []
  const [width, height] = [right - left, top - bottom]
  if (height <= thick) return width < shortest ? [] : [{ level: true, at: (top + bottom) / 2, from: left, to: right }]
  if (width <= thick) return height < shortest ? [] : [{ level: false, at: (left + right) / 2, from: bottom, to: top }]
  if (corners.length < 4 || !outlined) return []
  return [
    ...[bottom, top].map(at => ({ level: true, at, from: left, to: right })),
    ...[left, right].map(at => ({ level: false, at, from: bottom, to: top })),
  ]
}
