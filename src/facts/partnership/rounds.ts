/** How the people of a partnership find it: rounds of questions, concerns and disagreements. */
import { z } from 'zod'
import { day, longDay } from '../../kernel/day.ts'
import { sits } from '../denied.ts'
import { factGroup, factPart, type Of } from '../part.ts'
import { aDay, count, item, sector } from '../shared.ts'
import { foldAlike } from '../told-tally.ts'
import { tabulate } from './survey-groups.ts'
import { questionsAnswered, questionsOf, type RoundKind, roundKinds, togetherQuestions } from './survey-questions.ts'

/**
 * Answers to one question of a survey round, by sector. Groups below the limit are already folded into "other". So many agree at least, and
 * `most` at most.
 */
const surveyAnswer = z.strictObject({ question: z.string(), sector, answers: count, agree: count, most: count })
export type SurveyAnswer = Of<typeof surveyAnswer>

/** What came of a round: actions; `followed` while in time, and once closed. */
const followedUp = z.array(item({ followed: z.boolean() }))

/** A round of questions that has closed. */
const round = item({
  closedOn: aDay,
  /** Seats filled, and how many of those answered. */
  seats: count,
  answered: count,
  answers: z.array(surveyAnswer),
  /** How many questions it asks, and of how many of them the answers can be shown. */
  questions: count,
  shown: count,
  /** How many of the seats that answered left no question out. */
  complete: count,
  actions: followedUp,
})
export type SurveyRound = Of<typeof round>

/** A health check answered by both seats. */
export const exemplaryRound: SurveyRound = {
  id: 'round-1',
  label: 'Health check of June 2026',
  closedOn: day('2026-06-30'),
  seats: 2,
  answered: 2,
  answers: [
    { question: 'valued', sector: 'statutory', answers: 1, agree: 1, most: 1 },
    { question: 'valued', sector: 'voluntary', answers: 1, agree: 1, most: 1 },
  ],
  questions: 8,
  shown: 8,
  complete: 2,
  actions: [{ id: 'action-2', label: 'Rotate the minutes', followed: true }],
}

/** A round on how partners work together, in which at least two of three of each sector agree. */
export const exemplaryTogether: SurveyRound = {
  ...exemplaryRound,
  id: 'round-2',
  label: 'Working together of June 2026',
  answers: togetherQuestions.flatMap(question => [
    { question, sector: 'statutory', answers: 3, agree: 2, most: 3 },
    { question, sector: 'voluntary', answers: 3, agree: 2, most: 3 },
  ]),
}

const names: Readonly<Record<RoundKind, string>> = {
  pulse: 'Pulse',
  'health-check': 'Health check',
  'working-together': 'Working together',
}

const kept = z.strictObject({
  id: z.string(),
  kind: z.enum(roundKinds),
  openedOn: aDay,
  closedOn: aDay,
  seats: count,
  answered: count,
  answers: z.array(z.strictObject({ sector, scores: z.record(z.string(), z.number()) })),
  actions: followedUp,
})

/** A round with its answers folded, so that no finding says what one seat answered. */
function told({ kind, openedOn, answers: given, ...rest }: Of<typeof kept>): SurveyRound {
  const questions = questionsOf(kind)
  const { groups, rows } = tabulate(given, questionsAnswered(kind, given))
  const month = longDay(openedOn).replace(/^\d+ /, '')
  return {
    ...rest,
    label: `${names[kind]} of ${month}`,
    questions: questions.length,
    shown: rows.filter(({ groups: tallies }) => tallies.some(tally => tally !== null)).length,
    complete: given.filter(({ scores }) => questions.every(name => scores[name] !== undefined)).length,
    answers: rows.map(foldAlike).flatMap(({ question, groups: tallies }) =>
      tallies.flatMap((tally, at) => {
        const sectors = groups[at]!.sectors
        const sector = sectors.length === 1 ? sectors[0]! : 'other'
        return tally ? [{ question, sector, answers: tally.answers, agree: tally.agree, most: tally.most }] : []
      }),
    ),
  }
}

/** Closed rounds of each kind, with answers by sector and what came of them. */
export const rounds = factGroup('partnership', 'rounds', {
  sql: `(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'openedOn', r.opened_on, 'closedOn', r.closed_on,
    'seats', (select count(*) from seat join holding h on h.seat_id = seat.id and ${sits('h', 'r.closed_on')}
      where seat.partnership_id = subject.id),
    'answered', (select count(*) from survey_taken t where t.survey_round_id = r.id),
    'answers', (select coalesce(json_agg(json_build_object('sector', a.sector, 'scores', a.answers -> 'scores')), '[]')
      from survey_answer a where a.survey_round_id = r.id),
    'actions', (select coalesce(json_agg(json_build_object('id', a.id, 'label', a.what,
        'followed', a.state <> 'open' or coalesce(a.due_on, as_of.day) >= as_of.day) order by a.created_at), '[]')
      from action a where a.subject_kind = 'partnership' and a.subject_id = subject.id and a.source_kind = 'survey_round'
        and a.source_id = r.id)) order by r.closed_on)
  from survey_round r where r.partnership_id = subject.id and r.closed_on is not null)`,
  row: z.array(kept),
  read: all => ({
    healthChecks: all.filter(({ kind }) => kind === 'health-check').map(told),
    pulses: all.filter(({ kind }) => kind === 'pulse').map(told),
    togetherRounds: all.filter(({ kind }) => kind === 'working-together').map(told),
  }),
  shape: z.strictObject({
    healthChecks: z.array(round),
    pulses: z.array(round),
    /** Rounds on how partners work together. */
    togetherRounds: z.array(round),
  }),
  example: {
    healthChecks: [exemplaryRound],
    pulses: [{ ...exemplaryRound, id: 'pulse-1', label: 'Pulse of July 2026', closedOn: day('2026-07-20') }],
    togetherRounds: [exemplaryTogether],
  },
})

const openRound = item({
  kind: z.enum(roundKinds),
  openedOn: aDay,
  closesOn: aDay,
  seats: count,
  answered: count,
})

/** A health check that one of two seats has answered so far. */
export const exemplaryOpenRound: Of<typeof openRound> = {
  id: 'round-9',
  kind: 'health-check',
  label: 'Health check',
  openedOn: day('2026-08-24'),
  closesOn: day('2026-09-14'),
  seats: 2,
  answered: 1,
}

const roundName = `case r.kind ${roundKinds.map(kind => `when '${kind}' then '${names[kind]}'`).join(' ')} end`

/** Rounds that are open: seats may still answer. `closesOn` is the last day. */
export const openRounds = factPart('partnership', 'openRounds', {
  sql: `(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'label', ${roundName}, 'openedOn', r.opened_on, 'closesOn', r.closes_on,
    'seats', (select count(*) from seat join holding h on h.seat_id = seat.id and ${sits('h')}
      where seat.partnership_id = subject.id),
    'answered', (select count(*) from survey_taken t where t.survey_round_id = r.id)) order by r.opened_on)
  from survey_round r where r.partnership_id = subject.id and r.closed_on is null)`,
  shape: z.array(openRound),
  example: [],
})
