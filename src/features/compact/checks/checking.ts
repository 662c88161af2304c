/** Checks subjects against the codes that their bodies have signed: for one page, for a list of tasks, for the daily record. */
import {
  askedInTime,
  type Code,
  type Demands,
  type Facts,
  type Finding,
  judgeDemands,
  numberOf,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { loadCompactFacts, loadFacts } from '../../../facts/load.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { demandsFor } from '../codes/editions.queries.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { asClosed, findClosed } from './closed-findings.ts'
import { type Earlier, type JudgedBy, judgedBy, type Rules } from './judged-by.ts'
import type { CheckedKind, Judged } from './kinds.ts'
import { loadOwnTimes, type OwnTime } from './own-time.queries.ts'

export { type CheckedKind, checkedKinds } from './kinds.ts'

/** A subject, judged. */
export type Checked = {
  readonly facts: Facts
  /** The codes it was judged by: the editions of its own time. */
  readonly codes: readonly Code[]
  /** The ids of the records of those editions; none where it is judged for guidance. */
  readonly editions: readonly string[]
  /** Their fingerprints, in the same order; null for one from before whose text is not at hand. */
  readonly fingerprints: readonly (string | null)[]
  /** Of a partnership: the days before on which other editions bound its bodies; what was done then is judged by those. */
  readonly before: readonly Earlier[]
  /** What is asked of it, by which it was judged. */
  readonly asked: Demands
  /** True where nobody answerable has signed a code: it is judged by those in force, for guidance only. */
  readonly forGuidance: boolean
  /** What was found: as it was closed where the subject has ended, and as it stands where it has not. */
  readonly findings: readonly Finding[]
  /** What today's records and rules give; other than `findings` only where those are closed. */
  readonly byTodaysRules: readonly Finding[]
  readonly own: OwnTime | null
  /** Days before its last day from which something counts as due soon, and days for which what was found stays open after an end. */
  readonly days: { readonly soon: number; readonly stays: number }
}

/** Judges one subject by the editions of its own time; `rules` are those of the area. */
export function checkFacts(facts: Facts, rules: Rules, own: OwnTime | null, today: Day): Checked {
  const by = judgedBy(facts, rules, own, today)
  const { codes, editions, forGuidance, byBody, before } = by
  const bodies = facts.signatories.map(body => ({ ...body, codes: byBody.get(body.id) ?? [] }))
  const told = { ...facts, signatories: bodies }
  const asked = askedBy(by, rules)
  const findings = judgeDemands(told, asked, today)
  const fingerprints = editions.map(id => rules.fingerprints.get(id) ?? null)
  return {
    facts: told,
    codes,
    editions,
    fingerprints,
    before,
    asked,
    forGuidance,
    findings,
    byTodaysRules: findings,
    own,
    days: daysBy(rules),
  }
}

/** What the editions ask, those of the days before of what was done then. */
function askedBy({ codes, before }: JudgedBy, rules: Rules): Demands {
  const earlier = before.map(({ from, until, editions }) => {
    const then = editions.flatMap(id => rules.codes.get(id) ?? [])
    return { from, until, demands: demandsFor(then, rules.numbers) }
  })
  const last = before.at(-1)
  const now = { from: last ? addDays(last.until, 1) : null, until: null, demands: demandsFor(codes, rules.numbers) }
  return askedInTime([...earlier, now])
}

/** The numbers of days by which findings are shown and closed: the area's rules. */
function daysBy({ numbers }: Rules): Checked['days'] {
  return { soon: numberOf('due-soon', [], numbers).value, stays: numberOf('findings-stay', [], numbers).value }
}

/**
 * Judges subjects of one kind by id; what cannot be found is left out. Facts are loaded in one round trip. Where the findings of
 * a subject were closed with it, they are given as they were closed.
 */
export async function checkSubjects(
  db: Handle,
  kind: CheckedKind,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, Checked>> {
  const [{ facts, times }, rules, closed] = await Promise.all([
    loadToCheck(db, kind, ids, today),
    loadRules(db, today),
    findClosed(db, kind, ids),
  ])
  return new Map(
    [...facts].map(([id, own]) => {
      const checked = checkFacts(own, rules, times.get(id) ?? null, today)
      const stored = closed.get(id)
      return [id, stored ? { ...checked, findings: asClosed(checked.findings, stored) } : checked]
    }),
  )
}

/** What subjects of one kind are judged on: their facts and their own time, by id. */
export async function loadToCheck(
  db: Handle,
  kind: CheckedKind,
  ids: readonly string[],
  today: Day,
): Promise<{ readonly facts: ReadonlyMap<string, Facts>; readonly times: ReadonlyMap<string, OwnTime> }> {
  const [facts, times] = await Promise.all([loadFacts(db, kind, ids, today), loadOwnTimes(db, kind, ids)])
  return { facts, times }
}

/** Judges the Compact itself by all codes in force: whoever keeps it owes what any of them asks of it. */
export async function checkCompact(db: Handle, today: Day): Promise<Checked> {
  const [facts, rules] = await Promise.all([loadCompactFacts(db, today), loadRules(db, today)])
  return checkFacts(facts, rules, null, today)
}

/** Judges one subject of any kind; null where it cannot be found. */
export async function checkSubject(db: Handle, { kind, id }: Judged, today: Day): Promise<Checked | null> {
  if (kind === 'compact') return checkCompact(db, today)
  return (await checkSubjects(db, kind, [id], today)).get(id) ?? null
}
