/** Which clauses stand behind recorded findings: those of the editions that each was found under, and no others. */
import { sql } from 'kysely'
import { type ClauseRef, type Code, type Strength, strengthOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'

/** A demand as it is recorded, under one set of editions; `set` is null for what was recorded before editions were kept. */
export type Pair = {
  readonly demand: string
  readonly set: string | null
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** A demand with the clauses that ask for it, and how strongly the strongest of them does. */
export type Behind = Pair & { readonly clauses: readonly ClauseRef[]; readonly strength: Strength }

/** Every demand that something is recorded of, under each set of editions: as it stands now, or that ever was. */
export async function loadBehind(db: Handle, today: Day, when: 'now' | 'ever' = 'now'): Promise<readonly Behind[]> {
  const pairs = when === 'now' ? standing : ever
  const [{ rows }, rules] = await Promise.all([
    sql<Pair & { readonly codes: readonly string[] | null }>`
      select n.demand_id as demand, n.edition_set_id as set, d.practice, d.parameters, s.codes
      from ${pairs} n
        join demand d on d.id = n.demand_id left join edition_set s on s.id = n.edition_set_id`.execute(db),
    loadRules(db, today),
  ])
  return rows.map(({ codes, ...pair }) => {
    const editions = codes === null ? rules.inForce : codes.flatMap(id => rules.codes.get(id) ?? [])
    const clauses = editions.flatMap(code => asking(code, pair))
    return { ...pair, clauses, strength: strengthOf(clauses.map(({ kind }) => kind)) }
  })
}

const standing = sql`(select distinct demand_id, edition_set_id from finding_now where state <> 'not-asked')`

/** Each pair is looked up in the index, rather than all the record read to find the few there are. */
const ever = sql`(
  select d.id as demand_id, s.id as edition_set_id from demand d cross join edition_set s
    where exists (select from finding_spell where demand_id = d.id and edition_set_id = s.id)
  union all select d.id, null from demand d
    where exists (select from finding_spell where demand_id = d.id and edition_set_id is null))`

/** The clauses of a code that ask for a practice with these numbers: they carry the same ones, or leave them open. */
function asking(code: Code, { practice, parameters }: Pair): readonly ClauseRef[] {
  return (citedIn(code).get(practice) ?? [])
    .filter(({ given }) => given.some(numbers => agrees(numbers, parameters)))
    .map(({ clause }) => clause)
}

function agrees(given: Parameters, parameters: Parameters): boolean {
  return Object.entries(given).every(([name, value]) => JSON.stringify(parameters[name]) === JSON.stringify(value))
}

type Parameters = Pair['parameters']
type Citing = { readonly clause: ClauseRef; readonly given: readonly Parameters[] }

/** Codes never change once they are read: what cites a practice in one is found once. */
const known = new WeakMap<Code, ReadonlyMap<string, readonly Citing[]>>()

function citedIn(code: Code): ReadonlyMap<string, readonly Citing[]> {
  const found = known.get(code) ?? gather(code)
  known.set(code, found)
  return found
}

function gather(code: Code): ReadonlyMap<string, readonly Citing[]> {
  const found = new Map<string, Citing[]>()
  for (const { number, clauses } of code.sections)
    for (const { id, gist, actor, kind, citations } of clauses)
      for (const [practice, own] of Map.groupBy(citations, cited => cited.practice)) {
        const clause = { code: code.id, codeTitle: code.title, section: number, clause: id, gist, actor, kind }
        const citing = { clause, given: own.map(({ given }) => given) }
        found.set(practice, [...(found.get(practice) ?? []), citing])
      }
  return found
}
