/** Declaring how an election came out: the papers are counted, a lot is drawn between equals, and who was elected takes the seat. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import { t } from '../../../web/render.ts'
import { laterOf } from '../days.ts'
import { problemOf } from '../seats/holder.page.ts'
import { followSeats, type Mover } from '../seats/representatives.ts'
import { beginTerm, findSeats } from '../seats/seats.queries.ts'
import { limitColumns } from '../seats/term-fields.ts'
import { heldBetween, holderProblem } from './calling.ts'
import { count, isVotedOn, stageOf } from './election.ts'
import type { ElectionHere } from './election-here.ts'
import { changeElection, holdElection } from './elections.queries.ts'
import { findNominations, type Nomination, stands } from './nominations.queries.ts'
import { findPapers } from './papers.queries.ts'

/** What was declared, or why it could not be. */
export type Declared =
  | { readonly outcome: 'elected' | 'unopposed' | 'nobody'; readonly name: string }
  | { readonly problem: Message | string }

/** Whom the lot of an election falls on: for the same people the same one ever after, and known to nobody before. Null of nobody. */
export function drawLot(lot: string, among: readonly string[]): string | null {
  const ticket = (id: string) => createHash('sha256').update(`${lot} ${id}`).digest('hex')
  return among.toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1))[0] ?? null
}

/** Declares an election that is due. Nobody has seen a vote before, and nobody can draw the lot again by declaring it once more. */
export async function declare(
  tx: Tx,
  { partnership, election: { id } }: ElectionHere,
  by: Mover,
  today: Day,
): Promise<Declared> {
  const election = await holdElection(tx, id)
  const standing = (await findNominations(tx, id)).filter(stands)
  if (stageOf(election, standing.length, today) !== 'due') return { problem: 'elections.problem.not-due' }
  const voted = isVotedOn(election, standing.length)
  const counted = count(
    standing.map(one => one.id),
    await findPapers(tx, id),
  )
  const first = voted ? counted.first : standing.map(one => one.id)
  const drawn = drawLot(election.lot, first)
  const chosen = standing.find(one => one.id === drawn) ?? null
  const outcome = chosen === null ? 'nobody' : voted ? 'elected' : 'unopposed'
  const seated = chosen === null ? null : await seat(tx, { partnership, election }, chosen, outcome, by, today)
  if (seated !== null && 'problem' in seated) return seated
  await changeElection(tx, election, {
    outcome,
    declared_on: today,
    declared_by: by.person.id,
    elected_id: chosen?.id ?? null,
    holding_id: seated?.holdingId ?? null,
    lot_between: voted && first.length > 1 ? [...first] : [],
  })
  return { outcome, name: chosen?.name ?? '' }
}

/** Begins the term of whoever was elected, with how they came to it in words for everybody. */
async function seat(
  tx: Tx,
  { partnership, election }: ElectionHere,
  chosen: Nomination,
  outcome: 'elected' | 'unopposed' | 'nobody',
  by: Mover,
  today: Day,
): Promise<{ readonly holdingId: string } | { readonly problem: Message | string }> {
  const seatHere = (await findSeats(tx, partnership.id)).find(({ id }) => id === election.seat_id)!
  const [from, to] = [laterOf(election.term_from, today), election.term_to]
  const outside = problemOf(seatHere, from, to)
  if (outside) return { problem: Object.values(outside)[0]! }
  const held = await heldBetween(tx, election.seat_id, from, to)
  if (held) return { problem: { key: 'elections.problem.seat-taken', values: { name: held.name } } }
  const broken = await holderProblem(tx, election, chosen.person_id, { from, to })
  if (broken) return { problem: broken }
  const values = {
    sector: t(`elections.sector.${election.sector}`),
    bodies: election.bodies,
    day: longDay(today),
    officer: election.officer,
  }
  const holdingId = await beginTerm(tx, {
    seat_id: election.seat_id,
    person_id: chosen.person_id,
    from_day: from,
    to_day: to,
    mandate: 'representing',
    ...limitColumns({ not_for: [], most: null }),
    selection: t(outcome === 'unopposed' ? 'elections.selection.unopposed' : 'elections.selection.elected', values),
    selection_public: true,
  })
  await followSeats(tx, { partnershipId: partnership.id, personId: chosen.person_id, today, by })
  return { holdingId }
}
