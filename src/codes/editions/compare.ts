/** What one edition of a code changed against another, clause by clause: for those who are asked to agree to it. */
import { type Citation, type Clause, type Code, clausesOf } from '../code.ts'

/** A practice that both editions cite under a clause, with other numbers. */
export type Renumbered = { readonly practice: string; readonly before: Citation; readonly after: Citation }

/** What became of one clause. `before` is null for one that is new, `after` for one that was dropped. */
export type ClauseChange = {
  readonly clause: string
  /** The section of the later edition, or of the earlier one where the clause was dropped. */
  readonly section: { readonly number: string; readonly title: string }
  readonly before: Clause | null
  readonly after: Clause | null
  /** In which ways it changed; none where it stayed as it was. */
  readonly ways: readonly Way[]
  /** Practices only the later, or only the earlier edition cites, and those that it cites with other numbers. */
  readonly added: readonly Citation[]
  readonly dropped: readonly Citation[]
  readonly renumbered: readonly Renumbered[]
}

/** The ways in which a clause may change, the weightiest first. */
export const ways = ['added', 'dropped', 'asks', 'actor', 'kind', 'reworded', 'moved'] as const
export type Way = (typeof ways)[number]

/** How an edition differs from another: every clause of either in the order of the later one, and how many changed in each way. */
export type Comparison = {
  readonly clauses: readonly ClauseChange[]
  readonly counts: Readonly<Record<Way, number>>
  /** How many clauses stayed word for word, asking for the same. */
  readonly same: number
}

type Placed = { readonly clause: Clause; readonly section: ClauseChange['section'] }

/**
 * Compares two editions. Clauses are paired by their number; one that has another number, but the same words and the same
 * practices, counts as moved.
 */
export function compareEditions(earlier: Code, later: Code): Comparison {
  const [before, after] = [placed(earlier), placed(later)]
  const left = new Map(before.map(one => [one.clause.id, one]))
  const pairs = new Map<string, Placed>()
  for (const { clause } of after) {
    const same = left.get(clause.id)
    if (same) pairs.set(clause.id, same)
  }
  for (const { id } of clausesOf(later)) left.delete(id)
  for (const { clause } of after) {
    if (pairs.has(clause.id)) continue
    const moved = [...left.values()].find(one => textOf(one.clause) === textOf(clause))
    if (!moved) continue
    pairs.set(clause.id, moved)
    left.delete(moved.clause.id)
  }
  const clauses = [
    ...after.map(one => changeOf(pairs.get(one.clause.id) ?? null, one)),
    ...[...left.values()].map(one => changeOf(one, null)),
  ]
  const counts = Object.fromEntries(
    ways.map(way => [way, clauses.filter(change => change.ways.includes(way)).length]),
  ) as Record<Way, number>
  return { clauses, counts, same: clauses.filter(change => change.ways.length === 0).length }
}

function placed(code: Code): Placed[] {
  return code.sections.flatMap(({ number, title, clauses }) =>
    clauses.map(clause => ({ clause, section: { number, title } })),
  )
}

function textOf({ gist, actor, to, kind, citations }: Clause): string {
  return JSON.stringify([gist, actor, to, kind, citations.map(asked).sort()])
}

/** A practice with the numbers that the clause itself carries: what the edition says, whatever the library makes of the rest. */
function asked({ practice, given }: Citation): string {
  const names = Object.keys(given).sort()
  return JSON.stringify([practice, names.map(name => [name, given[name]])])
}

function changeOf(before: Placed | null, after: Placed | null): ClauseChange {
  const place = after ?? before
  if (!place) throw new Error('A change is of some clause')
  const one = { clause: place.clause.id, section: place.section }
  const sides = { before: before?.clause ?? null, after: after?.clause ?? null }
  if (!before || !after)
    return { ...one, ...sides, ways: [after ? 'added' : 'dropped'], ...citations(sides.before, sides.after) }
  const cited = citations(before.clause, after.clause)
  const differs = cited.added.length + cited.dropped.length + cited.renumbered.length > 0
  const found: readonly (Way | false)[] = [
    differs && 'asks',
    (before.clause.actor !== after.clause.actor || before.clause.to !== after.clause.to) && 'actor',
    before.clause.kind !== after.clause.kind && 'kind',
    before.clause.gist !== after.clause.gist && 'reworded',
    before.clause.id !== after.clause.id && 'moved',
  ]
  return { ...one, ...sides, ways: found.filter(way => way !== false), ...cited }
}

function citations(before: Clause | null, after: Clause | null) {
  const was = new Map((before?.citations ?? []).map(citation => [asked(citation), citation]))
  const is = new Map((after?.citations ?? []).map(citation => [asked(citation), citation]))
  const gone = [...was].flatMap(([key, citation]) => (is.has(key) ? [] : [citation]))
  const come = [...is].flatMap(([key, citation]) => (was.has(key) ? [] : [citation]))
  const renumbered = come.flatMap(citation => {
    const twin = gone.find(({ practice }) => practice === citation.practice)
    return twin ? [{ practice: citation.practice, before: twin, after: citation }] : []
  })
  const paired = new Set(renumbered.flatMap(({ before: one, after: other }) => [one, other]))
  return {
    added: come.filter(citation => !paired.has(citation)),
    dropped: gone.filter(citation => !paired.has(citation)),
    renumbered,
  }
}
