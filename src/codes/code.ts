/**
 * A code of practice as data: numbered clauses, each of which may cite practices with parameters. Shipped codes are YAML
 * files in `codes/`; an area adds its own in the same form.
 */
import type { Parameters } from './practice.ts'
import type { Side } from './proof.ts'
import type { SubjectKind } from './subject.ts'

/** Whose clause it is: who owes what it says. */
export const actors = [
  'both',
  'chair',
  'everyone',
  'organisation',
  'partners',
  'representative',
  'respondent',
  'secretariat',
  'sector',
  'statutory',
] as const
export type Actor = (typeof actors)[number]

/** What a clause is: something owed, advised or asked, or a text that says why or what. */
export const clauseKinds = [
  'duty',
  'guidance',
  'question',
  'principle',
  'process',
  'definition',
  'benefit',
  'context',
] as const
export type ClauseKind = (typeof clauseKinds)[number]

/** How strongly something is asked, the strongest first. */
export const strengths = ['must', 'should', 'could'] as const
export type Strength = (typeof strengths)[number]

const strengthOfKind: Readonly<Record<ClauseKind, Strength>> = {
  duty: 'must',
  principle: 'should',
  process: 'should',
  question: 'should',
  guidance: 'could',
  benefit: 'could',
  definition: 'could',
  context: 'could',
}

/** How strongly clauses of these kinds ask: where several ask for the same, the strongest counts. */
export function strengthOf(kinds: readonly ClauseKind[]): Strength {
  const asked = new Set(kinds.map(kind => strengthOfKind[kind]))
  return strengths.find(strength => asked.has(strength)) ?? 'could'
}

/** A practice cited by a clause, with every parameter set: the code's own, or what the Hub suggests. */
export type Citation = {
  readonly practice: string
  /** The parameters that the clause itself carries. */
  readonly given: Parameters
  readonly parameters: Parameters
  /** Practice and parameters as one text: equal for equal demands. */
  readonly demand: string
}

/** A clause: `id` is its number as printed, made into an address ("7.6a.s2"); `gist` says it in our own words. */
export type Clause = {
  readonly id: string
  readonly gist: string
  readonly actor: Actor
  /** The side that it is owed to, where the code says so. */
  readonly to?: Side | undefined
  readonly kind: ClauseKind
  readonly citations: readonly Citation[]
}

/** A section of a code. */
export type Section = { readonly number: string; readonly title: string; readonly clauses: readonly Clause[] }

/** One edition of a code. `id` is its short name, unique among the codes of an installation. */
export type Code = {
  readonly id: string
  readonly title: string
  readonly area: string
  /** What the code is mainly about. Its clauses may cite practices of other subjects too. */
  readonly subject: SubjectKind
  readonly status: string
  readonly sections: readonly Section[]
}

/** The clauses of a code in order. */
export function clausesOf(code: Code): readonly Clause[] {
  return code.sections.flatMap(section => section.clauses)
}

/** One text for a practice with its parameters, whatever the order in which they are written. */
export function demandOf(practice: string, parameters: Parameters): string {
  const names = Object.keys(parameters).sort()
  if (names.length === 0) return practice
  return `${practice} ${JSON.stringify(Object.fromEntries(names.map(name => [name, parameters[name]])))}`
}
