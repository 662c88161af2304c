/** The health of a partnership: rounds of questions and what they showed, by sector where that gives nobody away. */
import { type Actor, anyone, runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { FEWEST, tabulate } from '../../../facts/partnership/survey-groups.ts'
import { questionsAnswered } from '../../../facts/partnership/survey-questions.ts'
import { foldAlike, wordsOf } from '../../../facts/told-tally.ts'
import type { Day } from '../../../kernel/day.ts'
import { definePage } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { type SeatOn, seatsOn, undenied } from '../seats/seats-on.queries.ts'
import { crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { findAnswersTo, findRounds, findTaken, type Round } from './rounds.queries.ts'

export const healthCheckPage = definePage({
  path: '/partnerships/:slug/health-check',
  mends: ['rounds'],
  showsRecord: ['survey-round'],
  workspace: { stage: 'review', label: 'partnerships.task.health' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/health/health-check.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const rounds = await findRounds(db, subject.id)
    const ref = subjectOf(subject)
    const closed = rounds.filter(({ closed_on }) => closed_on !== null)
    return {
      title: t('partnerships.health.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      runs: runsPartnership.allows(actor, ref),
      open: await Promise.all(
        rounds.filter(({ closed_on }) => closed_on === null).map(round => viewOpen(db, subject, round, actor, today)),
      ),
      closed: await Promise.all(
        closed.slice(0, 6).map(round => viewClosed(db, subject, round, sitsOnPartnership.allows(actor, ref))),
      ),
      fewest: FEWEST,
    }
  },
})

async function viewOpen(db: Handle, partnership: Partnership, round: Round, actor: Actor, today: Day) {
  const seats = await seatsOn(db, partnership.id, today)
  const waiting = await waitingSeats(db, seats, round.id, actor)
  return { ...round, seats: seats.filter(({ holder }) => holder !== null).length, mayAnswer: waiting.length > 0 }
}

/** The seats that somebody holds and has not answered for. */
export async function waitingSeats(
  db: Handle,
  seats: readonly SeatOn[],
  roundId: string,
  actor: Actor,
): Promise<SeatOn[]> {
  if (!actor.person) return []
  const taken = await findTaken(db, roundId)
  const own = actor.person.id
  return seats.filter(seat => undenied(seat.holder)?.personId === own && !taken.has(seat.id))
}

/** A closed round as a table. Comments are for those who sit in the partnership, in the order of the alphabet. */
async function viewClosed(db: Handle, partnership: Partnership, round: Round, sits: boolean) {
  const answers = await findAnswersTo(db, round.id)
  const actions = await db
    .selectFrom('action')
    .select(['what', 'state', 'due_on'])
    .where('source_kind', '=', 'survey_round')
    .where('source_id', '=', round.id)
    .orderBy('created_at')
    .execute()
  const comments = answers.map(({ comment }) => comment).filter(Boolean)
  const { groups, rows } = tabulate(answers, questionsAnswered(round.kind, answers))
  return {
    ...round,
    groups,
    // Who sits for which body is known by name: of nobody may be told what all of them said.
    rows: rows.map(foldAlike).map(row => ({
      question: row.question,
      cells: [row.all, ...(groups.length > 1 ? row.groups : [])].map(
        tally => tally && { ...tally, how: wordsOf(tally) },
      ),
    })),
    answered: answers.length,
    seats: (await seatsOn(db, partnership.id, round.closed_on ?? round.closes_on)).filter(
      ({ holder }) => holder !== null,
    ).length,
    actions,
    comments: sits && answers.length >= FEWEST ? comments.toSorted() : [],
  }
}
