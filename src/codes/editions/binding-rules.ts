/**
 * Which edition of a code binds whom on a day. Signatures bind to the edition that was signed: a later edition of the same code
 * binds a signatory from the day it agrees to it, and one that was replaced goes on to bind whoever has not. A code that ended
 * without a later edition binds nobody from then on.
 */
import { addDays, type Day } from '../../kernel/day.ts'

/** An edition of a code as the area has adopted it. `replaces` is the edition before it. */
export type AdoptedEdition = {
  readonly id: string
  readonly status: 'draft' | 'in-force' | 'superseded'
  readonly inForceFrom: Day | null
  /** The day from which it was in force no more; null while it is. */
  readonly endedOn: Day | null
  readonly replaces: string | null
}

/** What an organisation signed, from its first to its last day (both count); no last day where none is set. */
export type Signed = {
  readonly organisation: string
  readonly edition: string
  readonly from: Day
  readonly to: Day | null
}

/** All editions and signatures of an area. */
export type Rules = { readonly editions: readonly AdoptedEdition[]; readonly signatures: readonly Signed[] }

/** An edition that binds, and since when the organisation is bound by it. */
export type Bound = { readonly edition: string; readonly line: string; readonly since: Day }

/** The editions and signatures, made ready for many questions. */
export type RuleBook = {
  /** What an organisation is bound by on a day: one edition of each code that it has signed. */
  readonly boundOn: (organisation: string, on: Day) => readonly Bound[]
  /**
   * What binds an organisation about something that began on a day: the editions that bound it then, for as long as it lasts,
   * and of codes that it signed only later, up to `until`, the first edition that it signed.
   */
  readonly boundFor: (organisation: string, began: Day, until: Day) => readonly Bound[]
  /** The days after one and up to another from which something else may bind an organisation, in order. */
  readonly turnsOf: (organisation: string, after: Day, until: Day) => readonly Day[]
  /** The editions that bind anybody on a day. */
  readonly bindingOn: (on: Day) => ReadonlySet<string>
  /** The first edition of the code that an edition belongs to: what its editions have in common. */
  readonly lineOf: (edition: string) => string
  /** The editions between a signed one and the one in force, the earliest first; none where it is in force itself. */
  readonly laterThan: (edition: string) => readonly AdoptedEdition[]
}

/** Reads the rules of an area. */
export function ruleBook({ editions, signatures }: Rules): RuleBook {
  const byId = new Map(editions.map(edition => [edition.id, edition]))
  const lines = new Map(editions.map(({ id }) => [id, firstOf(byId, id)]))
  const lineOf = (edition: string): string => lines.get(edition) ?? edition
  const ofLine = Map.groupBy(editions, ({ id }) => lineOf(id))
  const ofBody = Map.groupBy(signatures, ({ organisation }) => organisation)

  const isAlive = (line: string, on: Day): boolean =>
    (ofLine.get(line) ?? []).some(one => hasBegun(one, on) && (one.endedOn === null || one.endedOn > on))

  const boundOn = (organisation: string, on: Day): readonly Bound[] => {
    const found = new Map<string, Signed>()
    for (const signed of ofBody.get(organisation) ?? []) {
      const edition = byId.get(signed.edition)
      if (!edition || !hasBegun(edition, on) || signed.from > on || (signed.to !== null && signed.to < on)) continue
      const line = lineOf(edition.id)
      const other = found.get(line)
      if (isAlive(line, on) && (!other || isLater(byId, signed, other))) found.set(line, signed)
    }
    return [...found].map(([line, { edition, from }]) => ({
      line,
      edition,
      since: later(from, byId.get(edition)?.inForceFrom),
    }))
  }

  const boundFor = (organisation: string, began: Day, until: Day): readonly Bound[] => {
    const atFirst = boundOn(organisation, began)
    const taken = new Set(atFirst.map(({ line }) => line))
    const starts = (ofBody.get(organisation) ?? [])
      .filter(({ edition }) => !taken.has(lineOf(edition)))
      .map(({ edition, from }) => later(from, byId.get(edition)?.inForceFrom))
      .filter(start => start > began && start <= until)
      .sort()
    const after: Bound[] = []
    for (const start of new Set(starts))
      for (const bound of boundOn(organisation, start))
        if (!taken.has(bound.line)) {
          taken.add(bound.line)
          after.push(bound)
        }
    return [...atFirst, ...after]
  }

  const turns = editions.flatMap(({ inForceFrom, endedOn }) => [inForceFrom, endedOn])
  const turnsOf = (organisation: string, after: Day, until: Day): readonly Day[] => {
    const own = (ofBody.get(organisation) ?? []).flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)])
    const days = [...turns, ...own].filter(one => one !== null).filter(one => one > after && one <= until)
    return [...new Set(days)].sort()
  }

  const laterThan = (edition: string): readonly AdoptedEdition[] => {
    const chain: AdoptedEdition[] = []
    const next = (of: string) => editions.find(one => one.replaces === of && wasInForce(one))
    for (let at = next(edition); at && !chain.includes(at); at = next(at.id)) chain.push(at)
    return chain
  }

  const bindingOn = (on: Day): ReadonlySet<string> =>
    new Set([...ofBody.keys()].flatMap(body => boundOn(body, on).map(({ edition }) => edition)))

  return { boundOn, boundFor, turnsOf, bindingOn, lineOf, laterThan }
}

/**
 * The day since which an organisation is bound without a break by a demand that several editions make: editions follow each
 * other without a break where each was signed by the day after the one before it ended.
 */
export function unbrokenSince(signatures: readonly Pick<Signed, 'from' | 'to'>[], since: Day): Day {
  const before = signatures
    .filter(({ from, to }) => from < since && (to === null || addDays(to, 1) >= since))
    .map(({ from }) => from)
    .sort()[0]
  return before === undefined ? since : unbrokenSince(signatures, before)
}

/** Whether an edition is or was in force: no draft, and none that was dropped before it came into force. */
export function wasInForce({ status, inForceFrom }: Pick<AdoptedEdition, 'status' | 'inForceFrom'>): boolean {
  return status === 'in-force' || (status === 'superseded' && inForceFrom !== null)
}

function hasBegun(edition: AdoptedEdition, on: Day): boolean {
  return wasInForce(edition) && (edition.inForceFrom === null || edition.inForceFrom <= on)
}

function firstOf(byId: ReadonlyMap<string, AdoptedEdition>, id: string): string {
  const seen = new Set<string>()
  let at = id
  for (;;) {
    seen.add(at)
    const before = byId.get(at)?.replaces
    if (!before || !byId.has(before) || seen.has(before)) return at
    at = before
  }
}

/** Of two signatures under one code that stand on the same day, the one that counts: the later one, or the later edition. */
function isLater(byId: ReadonlyMap<string, AdoptedEdition>, one: Signed, other: Signed): boolean {
  if (one.from !== other.from) return one.from > other.from
  return (byId.get(one.edition)?.inForceFrom ?? '') > (byId.get(other.edition)?.inForceFrom ?? '')
}

function later(from: Day, other: Day | null | undefined): Day {
  return other && other > from ? other : from
}
