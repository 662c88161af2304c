/**
 * How each clause of a code is answered: by which practices, how the Hub can know at best, and on which forms. Nothing is typed here: the
 * practices say their proof, and the forms are those that their checks name as the next step.
 */
import { exampleDay, exampleFacts } from '../facts/examples.ts'
import { type Clause, type ClauseKind, type Code, clausesOf } from './code.ts'
import type { FormName } from './forms.ts'
import type { Practice } from './practice.ts'
import { practiceOf } from './registry.ts'

/**
 * `shown`, `confirmed`, `stated`: the best proof that a practice of the clause can reach. `promise`: the Hub keeps it by its design.
 * `waits`: it cites practices that no record can show yet. `nothing`: it cites none, because of what kind of clause it is.
 */
export const answers = ['shown', 'confirmed', 'stated', 'promise', 'waits', 'nothing'] as const
export type Answer = (typeof answers)[number]

/** How a practice is answered at best. */
export function answerOf({ live, promise, proof }: Pick<Practice, 'live' | 'promise' | 'proof'>): Answer {
  if (promise !== null) return 'promise'
  return live ? proof : 'waits'
}

/** How a clause is answered: by the best answer of its practices, since one that is shown shows more than one that is stated. */
export function clauseAnswer({ citations }: Pick<Clause, 'citations'>): Answer {
  const given = citations.flatMap(({ practice }) => practiceOf(practice) ?? []).map(answerOf)
  return answers.find(answer => given.includes(answer)) ?? 'nothing'
}

const named = new Map<string, readonly FormName[]>()

/** The forms on which a practice is answered: those that its check names as the next step, over all its examples. */
export function formsOf(practice: Practice): readonly FormName[] {
  const known = named.get(practice.id)
  if (known) return known
  const forms = practice.examples.flatMap(example => {
    const parameters = practice.with.parse(example.with ?? {})
    const facts = exampleFacts(practice.subject, example.facts)
    const { past, nextStep } = practice.check(facts, parameters, example.today ?? exampleDay, example.others ?? [])
    return past === null && nextStep ? [nextStep.form] : []
  })
  const each = [...new Set(forms)].filter(form => form !== 'departures')
  named.set(practice.id, each)
  return each
}

/** How many clauses of a code are answered in which way, and of which kind those are that cite nothing. Every clause is counted once. */
export type AnswerCounts = {
  readonly clauses: number
  readonly by: Readonly<Record<Answer, number>>
  readonly nothing: readonly { readonly kind: ClauseKind; readonly count: number }[]
}

/** Counts the clauses of a code. */
export function countAnswers(code: Code): AnswerCounts {
  const clauses = clausesOf(code)
  const given = clauses.map(clause => ({ kind: clause.kind, answer: clauseAnswer(clause) }))
  const count = (answer: Answer) => given.filter(one => one.answer === answer).length
  const kinds = Map.groupBy(
    given.filter(({ answer }) => answer === 'nothing'),
    ({ kind }) => kind,
  )
  return {
    clauses: clauses.length,
    by: {
      shown: count('shown'),
      confirmed: count('confirmed'),
      stated: count('stated'),
      promise: count('promise'),
      waits: count('waits'),
      nothing: count('nothing'),
    },
    nothing: [...kinds]
      .map(([kind, all]) => ({ kind, count: all.length }))
      .toSorted((a, b) => b.count - a.count || a.kind.localeCompare(b.kind)),
  }
}
