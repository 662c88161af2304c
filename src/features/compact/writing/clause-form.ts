/** What is asked about a clause, and what cannot be its number. */
import { actors, clauseKinds, sides } from '../../../codes/index.ts'
import type { Tx } from '../../../db/open.ts'
import { choice, line, passage } from '../../../web/fields.ts'
import type { Draft } from './drafts.queries.ts'
import { isTaken } from './keep.queries.ts'
import { closedBecause } from './parts.ts'

/** Number, words, kind, who owes it and to whom. */
export const clauseWords = {
  number: line({ label: 'compact.writing.number', hint: 'compact.writing.number-hint', max: 40 }),
  gist: passage({ label: 'compact.writing.gist', hint: 'compact.writing.gist-hint', max: 6000 }),
  kind: choice({
    label: 'compact.writing.kind',
    options: Object.fromEntries(clauseKinds.map(kind => [kind, `compact.writing.kinds.${kind}`])) as Record<
      (typeof clauseKinds)[number],
      string
    >,
  }),
  actor: choice({
    label: 'compact.writing.actor',
    as: 'select',
    options: Object.fromEntries(actors.map(actor => [actor, `compact.actor.${actor}`])) as Record<
      (typeof actors)[number],
      string
    >,
  }),
  to: choice({
    label: 'compact.writing.to',
    hint: 'compact.writing.to-hint',
    as: 'select',
    optional: true,
    options: Object.fromEntries(sides.map(side => [side, `compact.side.${side}`])) as Record<
      (typeof sides)[number],
      string
    >,
  }),
}

/** A number is part of an address: letters, digits, dots, hyphens and underlines. */
const isNumber = (number: string): boolean => /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u.test(number)

/** Why a clause cannot have that number, or be changed at all, by field; null where it can. */
export async function problemOf(db: Tx, draft: Draft, number: string, except: string | null) {
  const closed = closedBecause(draft)
  if (closed) return { gist: closed }
  if (!isNumber(number)) return { number: 'compact.writing.problem.number' }
  if (await isTaken(db, draft.id, number, except)) return { number: 'compact.writing.problem.number-taken' }
  return null
}
