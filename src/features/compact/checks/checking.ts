/** Checks subjects against the codes that their bodies have signed: for one page, for a list of tasks, for the daily record. */
import {
  type AdoptedRules,
  type Code,
  codesSignedFor,
  type Facts,
  type Finding,
  judgeDemands,
  type SubjectKind,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { loadFacts as load } from '../../../facts/load.ts'
import type { Day } from '../../../kernel/day.ts'
import { codesInForce, demandsFor } from '../codes/editions.queries.ts'
import { loadCompactFacts } from '../facts/compact-facts.queries.ts'
import { saidOf, withSaid } from '../heard/said.queries.ts'
import { rulesInForce } from '../rules/rules.queries.ts'

/** The kinds of subject that are checked on a page of their own. */
export type CheckedKind = Exclude<SubjectKind, 'compact'>
export const checkedKinds = ['consultation', 'partnership', 'organisation'] as const satisfies readonly CheckedKind[]

/** A subject, judged. */
export type Checked = {
  readonly facts: Facts
  /** The codes it was judged by. */
  readonly codes: readonly Code[]
  /** True where nobody answerable has signed a code: it is judged by those in force, for guidance only. */
  readonly forGuidance: boolean
  readonly findings: readonly Finding[]
}

/**
 * Judges one subject by the codes in force that its bodies signed. Where none of those is about subjects of its kind, it
 * is judged, for guidance, by those in force that are.
 */
export function checkFacts(facts: Facts, inForce: readonly Code[], rules: AdoptedRules, today: Day): Checked {
  const { codes, forGuidance } = codesFor(facts, inForce)
  return { facts, codes, forGuidance, findings: judgeDemands(facts, demandsFor(codes, rules), today) }
}

/** The codes that a subject is judged by, and whether only for guidance. */
export function codesFor(facts: Facts, inForce: readonly Code[]): Pick<Checked, 'codes' | 'forGuidance'> {
  const signed = codesSignedFor(facts, inForce)
  // Organisations owe what any code asks of them; no code is about organisations alone.
  const about = facts.subject === 'organisation' ? inForce : inForce.filter(code => code.subject === facts.subject)
  const forGuidance = facts.subject !== 'compact' && !signed.some(code => about.includes(code))
  return { codes: forGuidance ? about : signed, forGuidance }
}

/** Judges subjects of one kind by id; what cannot be found is left out. Facts are loaded in one round trip. */
export async function checkSubjects(
  db: Handle,
  kind: CheckedKind,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, Checked>> {
  const [facts, inForce, rules] = await Promise.all([
    loadFacts(db, kind, ids, today),
    codesInForce(db),
    rulesInForce(db, today),
  ])
  return new Map([...facts].map(([id, own]) => [id, checkFacts(own, inForce, rules, today)]))
}

/** The facts of subjects of one kind by id, with what is said of their findings. */
export async function loadFacts(
  db: Handle,
  kind: CheckedKind,
  ids: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, Facts>> {
  const [facts, said] = await Promise.all([load(db, kind, ids, today), saidOf(db, kind, ids)])
  return new Map([...facts].map(([id, own]) => [id, withSaid<Facts>(own, said.get(id))]))
}

/** Judges the Compact itself by all codes in force: whoever keeps it owes what any of them asks of it. */
export async function checkCompact(db: Handle, today: Day): Promise<Checked> {
  const [own, inForce, rules] = await Promise.all([
    loadCompactFacts(db, today),
    codesInForce(db),
    rulesInForce(db, today),
  ])
  const facts = withSaid(own, (await saidOf(db, 'compact', [own.id])).get(own.id))
  return checkFacts(facts, inForce, rules, today)
}
