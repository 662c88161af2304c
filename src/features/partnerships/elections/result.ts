/** How an election came out, as everybody is told: who was elected and how many voted, and no vote that could be known by its body. */
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { count, FEWEST_TOLD, tellingOf } from './election.ts'
import type { Election } from './elections.queries.ts'
import { findNominations, stands } from './nominations.queries.ts'
import { findPapers } from './papers.queries.ts'

/** A result in words, with a row for each who stood; null before it is declared. */
export async function resultOf(db: Handle, election: Election, t: Translate) {
  if (election.outcome === null || election.declared_on === null) return null
  const standing = (await findNominations(db, election.id)).filter(stands)
  const counted = count(
    standing.map(({ id }) => id),
    await findPapers(db, election.id),
  )
  const telling = election.outcome === 'elected' ? tellingOf(counted) : null
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
      ...(telling ? [t(`elections.result.told-${telling}`, values)] : []),
      ...(telling === 'all' && election.lot_between.length > 0
        ? [t('elections.result.lot', { names: election.lot_between.map(name).join(', ') })]
        : []),
      ...(election.reason === '' ? [] : [election.reason]),
    ],
    rows:
      telling === 'all'
        ? standing
            .map(({ id, name: called }) => ({ name: called, votes: counted.votes.get(id) ?? 0 }))
            .toSorted((a, b) => b.votes - a.votes)
        : [],
  }
}
