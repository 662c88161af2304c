/** How an election came out, as everybody is told: who was elected and how many voted, and no vote that could be known by its body. */
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Count, count, FEWEST_TOLD } from './election.ts'
import type { Election } from './elections.queries.ts'
import { findNominations, stands } from './nominations.queries.ts'
import { findPapers } from './papers.queries.ts'

/** What may be told of the papers of an election that was declared: null where there was no vote, or too few papers. */
export function toldOf({ outcome }: Pick<Election, 'outcome'>, counted: Count): Count | null {
  return outcome === 'elected' && counted.cast >= FEWEST_TOLD ? counted : null
}

/** A result in words, with a row for each who stood; null before it is declared. */
export async function resultOf(db: Handle, election: Election, t: Translate) {
  if (election.outcome === null || election.declared_on === null) return null
  const standing = (await findNominations(db, election.id)).filter(stands)
  const counted = count(
    standing.map(({ id }) => id),
    await findPapers(db, election.id),
  )
  const told = toldOf(election, counted)
  const name = (id: string) => standing.find(one => one.id === id)?.name ?? ''
  const values = {
    name: name(election.elected_id ?? ''),
    day: longDay(election.declared_on),
    officer: election.officer,
    cast: counted.cast,
    bodies: election.bodies,
    blank: counted.blank,
    fewest: FEWEST_TOLD,
  }
  return {
    lines: [
      t(`elections.result.${election.outcome}`, values),
      ...(election.outcome === 'elected' ? [t(`elections.result.${told ? 'turnout' : 'few'}`, values)] : []),
      ...(told && election.lot_between.length > 0
        ? [t('elections.result.lot', { names: election.lot_between.map(name).join(', ') })]
        : []),
      ...(election.reason === '' ? [] : [election.reason]),
    ],
    rows: told
      ? standing
          .map(({ id, name: called }) => ({ name: called, votes: told.votes.get(id) ?? 0 }))
          .toSorted((a, b) => b.votes - a.votes)
      : [],
  }
}
