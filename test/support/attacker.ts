/**
 * Somebody who has everything that was told and works out what was not: every count that is not told is an unknown whole
 * number, every sum an equation, and an integer program finds the least and the most that it can be.
 */
import { createRequire } from 'node:module'
import type { Shown } from '../../src/analysis/published.ts'

/** What the attacker holds: what is told of each count (to: null where nothing bounds it), and which sum to which. */
export type Held = {
  readonly told: ReadonlyMap<string, { readonly from: number; readonly to: number | null }>
  readonly sums: readonly {
    readonly total: string
    readonly parts: readonly string[]
    readonly weights?: readonly number[]
  }[]
}

type Solver = { solve(problem: string): { readonly Status: string; readonly ObjectiveValue: number } }

// Its types describe a default export that the module as Node loads it does not have.
const load = createRequire(import.meta.url)('highs') as () => Promise<Solver>
const highs = await load()

/** The least and the most that a count can be; throws where what is told contradicts itself. */
export function workOut(held: Held, key: string): Shown {
  const near = hangingTogether(held, key)
  const least = solve('Minimize', near, key)
  const most = solve('Maximize', near, key)
  if (least === null) throw new RangeError(`What is told about "${key}" contradicts itself`)
  return { from: least, to: most ?? Number.POSITIVE_INFINITY }
}

/** The part of what is held that can say anything about a count: sums are followed through counts that are not exact. */
function hangingTogether({ told, sums }: Held, key: string): Held {
  const keys = new Set([key])
  const found = new Set<Held['sums'][number]>()
  const open = (each: string) => told.get(each)?.from !== told.get(each)?.to || told.get(each)?.to === null
  for (let grown = true; grown; ) {
    grown = false
    for (const sum of sums) {
      const all = [sum.total, ...sum.parts]
      if (found.has(sum) || !all.some(each => keys.has(each) && (open(each) || each === key))) continue
      found.add(sum)
      for (const each of all) keys.add(each)
      grown = true
    }
  }
  return { told: new Map([...keys].map(each => [each, told.get(each)!])), sums: [...found] }
}

function solve(aim: 'Minimize' | 'Maximize', { told, sums }: Held, key: string): number | null {
  const names = new Map([...told.keys()].map((each, at) => [each, `x${at}`]))
  const rows = sums.map(({ total, parts, weights }, at) => {
    const sides = parts.map((part, p) => `+ ${weights?.[p] ?? 1} ${names.get(part)}`).join(' ')
    return ` c${at}: ${sides} - 1 ${names.get(total)} = 0`
  })
  const bounds = [...told].map(([each, { from, to }]) => ` ${from} <= ${names.get(each)} <= ${to ?? '+inf'}`)
  const program = [
    aim,
    ` obj: ${names.get(key)}`,
    'Subject To',
    ...(rows.length > 0 ? rows : [` c: ${names.get(key)} >= 0`]),
    'Bounds',
    ...bounds,
    'General',
    ` ${[...names.values()].join(' ')}`,
    'End',
  ].join('\n')
  const { Status: status, ObjectiveValue: value } = highs.solve(program)
  if (status === 'Optimal') return Math.round(value)
  if (status === 'Infeasible') return null
  if (aim === 'Maximize') return null
  throw new RangeError(`The solver says "${status}"`)
}
