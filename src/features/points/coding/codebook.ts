/** The codebook of a consultation, and how far its readers agree. */
import { type Agreement, type Alpha, alphaByCode, kappaByCode } from '../../../analysis/agreement.ts'
import type { Code } from './codebook.queries.ts'
import type { Coding } from './codes.queries.ts'

/** Longest code, and most on one point by one reader. */
export const longestCode = 60
export const mostCodes = 20

/** A code with the points that carry it, whoever gave it. */
export type CodeUse = { readonly code: string; readonly points: number; readonly coders: number }

/** The codes in use, in the order of the alphabet. */
export function codesInUse(codings: readonly Coding[]): CodeUse[] {
  return [...Map.groupBy(codings, ({ code }) => code)]
    .map(([code, given]) => ({
      code,
      points: new Set(given.map(({ pointId }) => pointId)).size,
      coders: new Set(given.map(({ coderId }) => coderId)).size,
    }))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en'))
}

/** Two readers compared on the points that both gave a code to. */
export type Pair = {
  readonly coders: readonly [string, string]
  readonly ids: readonly [string, string]
  readonly points: number
  readonly codes: readonly (Agreement & { readonly code: string })[]
}

/** Every two readers who coded some of the same points, most points first. */
export function comparePairs(codings: readonly Coding[]): Pair[] {
  const byCoder = [...Map.groupBy(codings, ({ coderId }) => coderId).values()]
  const pairs = byCoder.flatMap((first, at) => byCoder.slice(at + 1).map(second => compare(first, second)))
  return pairs.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points)
}

function compare(first: readonly Coding[], second: readonly Coding[]): Pair {
  const [one, two] = [codesByPoint(first), codesByPoint(second)]
  const both = [...one.keys()].filter(pointId => two.has(pointId))
  const coded = both.map(pointId => ({ first: one.get(pointId)!, second: two.get(pointId)! }))
  const codes = [...new Set(coded.flatMap(each => [...each.first, ...each.second]))].sort()
  return {
    coders: [first[0]?.coder ?? '', second[0]?.coder ?? ''],
    ids: [first[0]?.coderId ?? '', second[0]?.coderId ?? ''],
    points: both.length,
    codes: kappaByCode(coded, codes),
  }
}

/** How far all readers agree on each code, on points that two or more of them coded; none where there are no such points. */
export function compareAll(codings: readonly Coding[]): readonly (Alpha & { readonly code: string })[] {
  const points = [...Map.groupBy(codings, ({ pointId }) => pointId).values()]
    .map(given => [...Map.groupBy(given, ({ coderId }) => coderId).values()])
    .map(coders => coders.map(codes => new Set(codes.map(({ code }) => code))))
    .filter(({ length }) => length > 1)
  const codes = [...new Set(points.flat().flatMap(given => [...given]))].sort()
  return alphaByCode(points, codes)
}

function codesByPoint(codings: readonly Coding[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { pointId, code } of codings) found.set(pointId, (found.get(pointId) ?? new Set()).add(code))
  return found
}

/** Codes in the order in which they are listed: each with those that stand under it behind it; one whose own is not listed stands by itself. */
export function inTree<C extends Pick<Code, 'id' | 'parentId'>>(
  codes: readonly C[],
): { readonly code: C; readonly depth: number }[] {
  const listed = new Set(codes.map(({ id }) => id))
  const below = Map.groupBy(codes, ({ parentId }) => (parentId !== null && listed.has(parentId) ? parentId : ''))
  const under = (id: string, depth: number): { code: C; depth: number }[] =>
    (below.get(id) ?? []).flatMap(code => [{ code, depth }, ...under(code.id, depth + 1)])
  return under('', 0)
}

/** Codes typed in one line with commas between them: spaces tidied, each once. */
export function readCodes(typed: string): string[] {
  const codes = typed.split(/[,;\n]/).map(code => code.replace(/\s+/g, ' ').trim())
  return [...new Set(codes.filter(Boolean))]
}
