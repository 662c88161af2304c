/**
 * By which editions a subject is judged: a consultation by those that bound its lead body when its plan was begun, or by a later
 * one that its lead chose; anything else by those that bind its bodies on the day, or on its last one. Meetings and decisions of a
 * partnership are judged by those of their own days.
 */
import {
  type AdoptedRules,
  aYearBefore,
  type Bound,
  type Code,
  type Facts,
  type RuleBook,
} from '../../../codes/index.ts'
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
  /** Of a partnership: the days before on which other editions bound its bodies, the earliest first; `from` is open for the first. */
  readonly before: readonly Earlier[]
}

/** Days on which other editions bound the bodies of a partnership, and which: none perhaps. */
export type Earlier = { readonly from: Day | null; readonly until: Day; readonly editions: readonly string[] }

/** What of a subject says by which editions it is judged: its kind, and the bodies that answer for it. */
export type Answering = { readonly subject: Facts['subject']; readonly signatories: readonly { readonly id: string }[] }

/** Finds the editions. `own` is null for the Compact itself. */
export function judgedBy(facts: Answering, rules: Rules, own: OwnTime | null, today: Day): JudgedBy {
  if (facts.subject === 'compact') return ofTheCompact(facts, rules, today)
  const bodies = facts.signatories.map(({ id }) => [id, boundBy(rules.book, id, own, today)] as const)
  const editions = readEditions(
    rules,
    bodies.flatMap(([, bound]) => bound),
  )
  const signed = editions.flatMap(id => rules.codes.get(id) ?? [])
  // Organisations owe what any code asks of them; no code is about organisations alone.
  const isAbout = (code: Code): boolean => facts.subject === 'organisation' || code.subject === facts.subject
  const forGuidance = !signed.some(isAbout)
  const byBody = new Map(
    bodies.map(([id, bound]) => [id, bound.flatMap(({ edition }) => rules.codes.get(edition)?.id ?? [])]),
  )
  if (forGuidance) return { codes: rules.inForce.filter(isAbout), forGuidance, editions: [], byBody, before: [] }
  const before = facts.subject === 'partnership' && own !== null ? stretchesBefore(rules, own, today) : []
  return { codes: signed, forGuidance, editions, byBody, before }
}

/**
 * The stretches of the last year on which other editions bound the bodies that belonged to a partnership then; what is older no
 * check looks at. One whose bodies were bound alike on every day has none.
 */
function stretchesBefore(rules: Rules, own: OwnTime, today: Day): readonly Earlier[] {
  const last = lastDayOf(own, today)
  const since = aYearBefore(last)
  const stretches: { readonly from: Day; readonly editions: readonly string[] }[] = []
  for (const from of [since, ...turnsOf(rules, own, since, last)]) {
    const editions = boundTogether(rules, own, from)
    if (stretches.at(-1)?.editions.join() !== editions.join()) stretches.push({ from, editions })
  }
  return stretches.slice(1).map(({ from: next }, at) => ({
    from: at === 0 ? null : (stretches[at]?.from ?? null),
    until: addDays(next, -1),
    editions: stretches[at]?.editions ?? [],
  }))
}

/** Days from which something else may bind the bodies of a partnership, or others belong to it. */
function turnsOf({ book }: Rules, { bodies }: OwnTime, after: Day, until: Day): readonly Day[] {
  const joined = bodies.flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)])
  const days = joined.filter(day => day !== null).filter(day => day > after && day <= until)
  return [...new Set([...days, ...bodies.flatMap(({ id }) => book.turnsOf(id, after, until))])].sort()
}

/** The editions that bound any body that belonged to a partnership on a day. */
function boundTogether(rules: Rules, { bodies }: OwnTime, on: Day): readonly string[] {
  const there = bodies.filter(({ from, to }) => (from === null || from <= on) && (to === null || to >= on))
  return readEditions(
    rules,
    there.flatMap(({ id }) => rules.book.boundOn(id, on)),
  )
}

/** The editions whose text can be read, by title. */
function readEditions(rules: Rules, bound: readonly Bound[]): readonly string[] {
  return [...new Set(bound.map(({ edition }) => edition))]
    .filter(id => rules.codes.has(id))
    .sort((a, b) => compare(titleOf(rules, a), titleOf(rules, b)) || compare(a, b))
}

/** The day on which a subject stands: today, or its last day where it has ended. */
function lastDayOf({ endedOn }: OwnTime, today: Day): Day {
  return endedOn !== null && endedOn < today ? endedOn : today
}

/** The Compact itself owes what any code in force asks of it, and any edition that was replaced and still binds somebody. */
function ofTheCompact(facts: Answering, { book, codes, inForce }: Rules, today: Day): JudgedBy {
  const binding = book.bindingOn(today)
  const editions = [...codes].filter(([id, code]) => binding.has(id) || inForce.includes(code))
  const asked = editions.map(([, code]) => code)
  return {
    codes: asked,
    forGuidance: false,
    editions: editions.map(([id]) => id),
    byBody: new Map(facts.signatories.map(({ id }) => [id, asked.map(code => code.id)])),
    before: [],
  }
}

function boundBy(book: RuleBook, organisation: string, own: OwnTime | null, today: Day): readonly Bound[] {
  if (own === null) return book.boundOn(organisation, today)
  const until = lastDayOf(own, today)
  if (own.began === null) return book.boundOn(organisation, until)
  const began = own.began < today ? own.began : today
  return book.boundFor(organisation, began, until).map(bound => {
    const later = book.laterThan(bound.edition).map(({ id }) => id)
    const chosen = own.chosen.findLast(id => later.includes(id))
    return chosen === undefined ? bound : { ...bound, edition: chosen }
  })
}

/**
 * Whether the findings of a subject are to be closed with it: at once where it was withdrawn or evaluated; after a report, or
 * the end of a partnership, once the days for explaining are over and nothing waits for a day to come; with an organisation that ended, once
 * that can be taken back no more.
 */
export function isToClose(own: OwnTime, waiting: boolean, stays: number, today: Day): boolean {
  if (own.endedOn === null || own.closedOn !== null) return false
  if (own.openUntil !== null) return own.openUntil < today
  return own.over || (!waiting && addDays(own.endedOn, stays) < today)
}

function titleOf({ codes }: Rules, id: string): string {
  return codes.get(id)?.title ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
