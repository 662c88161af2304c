/** What the rules of a board say about somebody's term in a seat. Pure. */
import type { BoardRules } from '../../../governance/rules.ts'
import { addDays, addMonths, type Day, longDay } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'

/** A term in a seat, as far as the rules go. */
export type TermSpan = { readonly person: string; readonly from: Day; readonly to: Day | null }

/** The last day that a term may have, where the rules set a length; null where they set none. */
export function lastDayOf({ termMonths }: Pick<BoardRules, 'termMonths'>, from: Day): Day | null {
  return termMonths === null ? null : addDays(addMonths(from, termMonths), -1)
}

/** Terms of a person in a seat that follow one another up to the day before a new one, and how many there are. */
function before(terms: readonly TermSpan[], person: string, from: Day): number {
  const previous = terms.find(term => term.person === person && term.to !== null && addDays(term.to, 1) === from)
  return previous ? 1 + before(terms, person, previous.from) : 0
}

/** Terms of a person in a seat that follow on a term without a gap, and how many there are. */
function following(terms: readonly TermSpan[], person: string, to: Day | null): number {
  const next = to === null ? undefined : terms.find(term => term.person === person && term.from === addDays(to, 1))
  return next ? 1 + following(terms, person, next.to) : 0
}

/** What a new or changed term breaks; null where the rules are kept. `elsewhere`: the seats the person has on those days. */
export function termProblem(
  rules: BoardRules,
  term: TermSpan,
  known: { readonly terms: readonly TermSpan[]; readonly elsewhere: readonly string[] },
): Record<string, Message> | null {
  const last = lastDayOf(rules, term.from)
  if (last !== null && (term.to === null || term.to > last))
    return {
      to_day: {
        key: 'partnerships.term.problem.too-long',
        values: { months: rules.termMonths ?? 0, day: longDay(last) },
      },
    }
  const others = before(known.terms, term.person, term.from) + following(known.terms, term.person, term.to)
  if (rules.termsMost !== null && others >= rules.termsMost)
    return { email: { key: 'partnerships.term.problem.too-often', values: { terms: rules.termsMost } } }
  if (rules.severalSeats === 'refused' && known.elsewhere.length > 0)
    return { email: { key: 'partnerships.term.problem.second-seat', values: { seat: known.elsewhere.join(', ') } } }
  return null
}
