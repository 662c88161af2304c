/**
 * By which editions a subject is judged: a consultation by those that bound its lead body when its plan was begun, or by a later
 * one that its lead chose; anything else by those that bind its bodies on the day.
 */
import type { AdoptedRules, Bound, Code, Facts, RuleBook } from '../../../codes/index.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { OwnTime } from './own-time.queries.ts'

/** The codes of an area: who is bound by which edition, the editions read, and those in force. */
export type Rules = {
  readonly book: RuleBook
  /** Editions that were ever in force, by the id of their record. */
  readonly codes: ReadonlyMap<string, Code>
  /** The fingerprints of those editions; none where the text of one from before is not at hand. */
  readonly fingerprints: ReadonlyMap<string, string>
  readonly inForce: readonly Code[]
  /** The numbers that the area has adopted for what codes leave open. */
  readonly numbers: AdoptedRules
}

/** The codes a subject is judged by, and whether only for guidance because nobody answerable has signed one about it. */
export type JudgedBy = {
  readonly codes: readonly Code[]
  readonly forGuidance: boolean
  /** The ids of the records of those editions, in the order of the codes; none where it is for guidance. */
  readonly editions: readonly string[]
  /** The short names of the editions that bind each body, by the id of its organisation. */
  readonly byBody: ReadonlyMap<string, readonly string[]>
}

/** Finds the editions. `own` is null for the Compact itself. */
export function judgedBy(facts: Facts, rules: Rules, own: OwnTime | null, today: Day): JudgedBy {
  if (facts.subject === 'compact') return ofTheCompact(facts, rules, today)
  const bodies = facts.signatories.map(({ id }) => [id, boundBy(rules.book, id, own, today)] as const)
  const editions = [...new Set(bodies.flatMap(([, bound]) => bound.map(({ edition }) => edition)))]
    .filter(id => rules.codes.has(id))
    .sort((a, b) => compare(titleOf(rules, a), titleOf(rules, b)))
  const signed = editions.flatMap(id => rules.codes.get(id) ?? [])
  // Organisations owe what any code asks of them; no code is about organisations alone.
  const isAbout = (code: Code): boolean => facts.subject === 'organisation' || code.subject === facts.subject
  const forGuidance = !signed.some(isAbout)
  const byBody = new Map(
    bodies.map(([id, bound]) => [id, bound.flatMap(({ edition }) => rules.codes.get(edition)?.id ?? [])]),
  )
  if (forGuidance) return { codes: rules.inForce.filter(isAbout), forGuidance, editions: [], byBody }
  return { codes: signed, forGuidance, editions, byBody }
}

/** The Compact itself owes what any code in force asks of it, and any edition that was replaced and still binds somebody. */
function ofTheCompact(facts: Facts, { book, codes, inForce }: Rules, today: Day): JudgedBy {
  const binding = book.bindingOn(today)
  const editions = [...codes].filter(([id, code]) => binding.has(id) || inForce.includes(code))
  const asked = editions.map(([, code]) => code)
  return {
    codes: asked,
    forGuidance: false,
    editions: editions.map(([id]) => id),
    byBody: new Map(facts.signatories.map(({ id }) => [id, asked.map(code => code.id)])),
  }
}

function boundBy(book: RuleBook, organisation: string, own: OwnTime | null, today: Day): readonly Bound[] {
  if (own?.began == null) return book.boundOn(organisation, today)
  const began = own.began < today ? own.began : today
  const until = own.endedOn !== null && own.endedOn < today ? own.endedOn : today
  return book.boundFor(organisation, began, until).map(bound => {
    const later = book.laterThan(bound.edition).map(({ id }) => id)
    const chosen = own.chosen.findLast(id => later.includes(id))
    return chosen === undefined ? bound : { ...bound, edition: chosen }
  })
}

/**
 * Whether the findings of a subject are to be closed with it: at once where it was withdrawn or evaluated; after a report, or
 * the end of a partnership, once the days for explaining are over and nothing waits for a day to come.
 */
export function isToClose(own: OwnTime, waiting: boolean, stays: number, today: Day): boolean {
  if (own.endedOn === null || own.closedOn !== null) return false
  return own.over || (!waiting && addDays(own.endedOn, stays) < today)
}

function titleOf({ codes }: Rules, id: string): string {
  return codes.get(id)?.title ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
