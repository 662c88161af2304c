/**
 * Somebody who has everything that was told and works out what was not: every count that is not told is an unknown whole
 * number, every sum an equation, and an integer program finds the least and the most that it can be.
 */
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import type { Shown } from '../../src/analysis/published.ts'
import { openArchive } from '../../src/documents/read/formats/zip.ts'

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

/**
 * Every number of a report's counts file with its bounds, and the sums that they stand in. A table ends with how many answered; a grid
 * has one for each of its rows. `several` names the questions to which one person gives several answers: there a part is only no more
 * than the whole, but for a ranking, in which one thing is put first by each.
 */
export function heldFrom(csv: string, several: (table: string) => boolean = () => false): Held {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true })
  const told = new Map<string, { from: number; to: number | null }>()
  const sums: { total: string; parts: string[] }[] = []
  const blocks = new Map<string, { table: string; parts: string[]; answered: string | null }>()
  let [block, ended] = [0, '']
  for (const { table = '', what = '', count, at_least, at_most } of rows) {
    if (table !== ended && !what.startsWith('Were asked')) ended = ''
    if (ended === table && !what.startsWith('Were asked')) block++
    ended = ''
    const key = `${table} (${block}): ${what}`
    told.set(key, { from: Number(count || at_least), to: count || at_most ? Number(count || at_most) : null })
    const of = blocks.get(`${table} ${block}`) ?? { table, parts: [], answered: null }
    blocks.set(`${table} ${block}`, of)
    if (what === 'Answered the question') {
      of.answered = key
      ended = table
    } else if (what.startsWith('Were asked')) ended = table
    else of.parts.push(key)
  }
  const exactly = (what: string) => [...told].find(([key]) => key.endsWith(`: ${what}`))![1].from
  const base = exactly('All responses') - exactly('Given in confidence, in no other table')
  told.set('base', { from: base, to: base })
  const atMost = (total: string, parts: readonly string[]) => {
    const rest = `${total} rest ${sums.length}`
    told.set(rest, { from: 0, to: null })
    sums.push({ total, parts: [...parts, rest] })
  }
  for (const { table, parts, answered } of blocks.values()) {
    if (/^(How responses|By sector|On whose)/.test(table)) sums.push({ total: 'base', parts })
    if (!answered) continue
    atMost('base', [answered])
    if (!several(table)) sums.push({ total: answered, parts })
    else for (const part of parts) atMost(answered, [part])
    const first = parts.filter(part => part.endsWith(': put first'))
    if (first.length > 0) atMost(answered, first)
  }
  return { told, sums }
}

/**
 * The small counts that somebody can work out to less than the width: could be anything from 0 to at least 4, or to all where fewer
 * than that answered at all, for how many came is told.
 */
export function narrowed(held: Held): string[] {
  const most = Math.min(4, held.told.get('base')?.to ?? 4)
  const small = [...held.told].filter(([key, { from, to }]) => from === 0 && to !== 0 && to !== null && key !== 'base')
  return small.flatMap(([key]) => {
    const known = workOut(held, key)
    return known.from === 0 && known.to >= most ? [] : [`${key}: ${known.from} to ${known.to}`]
  })
}

/** The sheets of a workbook as they stand in it, in order: whatever a reader could find in it. */
export function sheetsIn(workbook: Uint8Array): string[] {
  const archive = openArchive(workbook)
  const sheets = archive.names.filter(name => name.startsWith('xl/worksheets/')).toSorted()
  return sheets.map(name => new TextDecoder().decode(archive.part(name)!))
}
