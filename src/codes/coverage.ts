/** How much of the codes is live: how many of the practices they cite have records that can show them. */
import { type Code, clausesOf } from './code.ts'
import { practiceOf, practices } from './registry.ts'

/** One code's coverage: its clauses, the different practices they cite, and how many of those are live. */
export type CodeCoverage = {
  readonly code: string
  readonly clauses: number
  readonly cited: number
  readonly live: number
}

/** Coverage of all codes, and of the library. */
export type Coverage = {
  readonly codes: readonly CodeCoverage[]
  readonly practices: { readonly defined: number; readonly live: number }
}

/** Counts coverage. */
export function coverage(codes: readonly Code[]): Coverage {
  return {
    codes: codes.map(code => {
      const clauses = clausesOf(code)
      const cited = new Set(clauses.flatMap(({ citations }) => citations.map(({ practice }) => practice)))
      const live = [...cited].filter(id => practiceOf(id)?.live ?? false)
      return { code: code.id, clauses: clauses.length, cited: cited.size, live: live.length }
    }),
    practices: { defined: practices.length, live: practices.filter(({ live }) => live).length },
  }
}
