/** How others find an organisation: rounds in which they were asked, and who there is to ask. */
import { z } from 'zod'
import { day, longDay } from '../../kernel/day.ts'
import { type AskingTopic, askingTopicNames, askingTopics, fewestOf } from '../asking-topics.ts'
import { factGroup, factPart, type Of } from '../part.ts'
import { tabulate } from '../partnership/survey-groups.ts'
import { aDay, count, dayOrNone, item, sector } from '../shared.ts'
import { foldAlike } from '../told-tally.ts'
import { sitsForIt } from './sits-for.ts'

/**
 * The answers to one statement, by sector; groups that are too small are folded, as in the rounds of a partnership. So many agree at least,
 * and `most` at most.
 */
const statementAnswers = z.strictObject({ statement: z.string(), sector, answers: count, agree: count, most: count })
export type StatementAnswers = Of<typeof statementAnswers>

const asking = item({
  topic: z.enum(askingTopicNames),
  openedOn: aDay,
  closesOn: aDay,
  /** Null while answers can still come. */
  closedOn: dayOrNone,
  /** How many were asked by a link of their own. */
  asked: count,
  answers: z.array(statementAnswers),
})
export type Asking = Of<typeof asking>

const kept = z.strictObject({
  id: z.string(),
  topic: z.enum(askingTopicNames),
  openedOn: aDay,
  closesOn: aDay,
  closedOn: dayOrNone,
  asked: count,
  answers: z.array(z.strictObject({ sector, scores: z.record(z.string(), z.number()) })),
})

const whom: Readonly<Record<AskingTopic, string>> = {
  partners: 'Asked of partners',
  sector: 'Asked of the sector',
  signs: 'Asked of the sector, on speaking out',
  representatives: 'Asked of representatives',
  users: 'Asked of users',
}

/** A round with its answers folded; while it is open nothing is told but how many came. */
function told({ answers: given, ...rest }: Of<typeof kept>): Asking {
  const { groups, rows } = tabulate(rest.closedOn === null ? [] : given, askingTopics[rest.topic], fewestOf(rest.topic))
  return {
    ...rest,
    label: `${whom[rest.topic]}, ${longDay(rest.openedOn).replace(/^\d+ /, '')}`,
    answers: rows.map(foldAlike).flatMap(({ question, groups: tallies }) =>
      tallies.flatMap((tally, at) => {
        const sectors = groups[at]?.sectors ?? []
        const only = sectors.length === 1 ? sectors[0] : undefined
        return tally
          ? [
              {
                ...{ statement: question, sector: only ?? ('other' as const) },
                ...{ answers: tally.answers, agree: tally.agree, most: tally.most },
              },
            ]
          : []
      }),
    ),
  }
}

/** A closed round in which at least three of four agree with every statement, in each of two sectors. */
const exemplaryAsking = (topic: AskingTopic, id: string): Asking => ({
  id,
  label: `${whom[topic]}, June 2026`,
  topic,
  openedOn: day('2026-06-01'),
  closesOn: day('2026-06-22'),
  closedOn: day('2026-06-23'),
  asked: 12,
  answers: askingTopics[topic].flatMap(statement => [
    { statement, sector: 'statutory' as const, answers: 4, agree: 3, most: 4 },
    { statement, sector: 'voluntary' as const, answers: 4, agree: 3, most: 4 },
  ]),
})

export const askings = factPart('organisation', 'askings', {
  sql: `(
    select json_agg(json_build_object('id', r.id, 'topic', r.topic, 'openedOn', r.opened_on, 'closesOn', r.closes_on, 'closedOn', r.closed_on,
      'asked', (select count(*) from asking_invitation i where i.asking_round_id = r.id),
      'answers', (select coalesce(json_agg(json_build_object('sector', a.sector, 'scores', a.answers -> 'scores')), '[]')
        from asking_answer a where a.asking_round_id = r.id)) order by r.opened_on, r.id)
    from asking_round r where r.organisation_id = subject.id)`,
  row: z.array(kept),
  read: all => all.map(told),
  shape: z.array(asking),
  example: askingTopicNames.map((topic, at) => exemplaryAsking(topic, `asking-${at + 1}`)),
})

/** Whom there is to ask: organisations it sits with, and people who sit for it and do not speak for it. */
export const around = factGroup('organisation', 'around', {
  sql: `json_build_object('sitsWith', (
      select count(distinct other.organisation_id) from partner own join partnership p on p.id = own.partnership_id and p.public
        and p.state in ('forming', 'running', 'reviewing')
      join partner other on other.partnership_id = p.id and other.organisation_id <> subject.id
      where own.organisation_id = subject.id),
    'representatives', (select count(*) from ${sitsForIt} sitting))`,
  shape: z.strictObject({ sitsWith: count, representatives: count }),
  example: { sitsWith: 7, representatives: 4 },
})
