/** Rounds in which others are asked how they find an organisation. What was said and who was asked are kept apart. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { type AskingTopic, askingTopicNames } from '../../facts/asking-topics.ts'
import type { SeatAnswer } from '../../facts/partnership/survey-groups.ts'
import type { Day } from '../../kernel/day.ts'
import { hashToken, newToken } from '../../web/session.ts'
import { type Sector, sectors } from '../organisations/index.ts'

/** A round. */
export type Round = {
  readonly id: string
  readonly version: number
  readonly organisationId: string | null
  readonly topic: AskingTopic
  readonly opened_on: Day
  readonly closes_on: Day
  readonly closed_on: Day | null
  readonly consequences: string
  /** How many were asked by a link of their own, and how many answers came. */
  readonly asked: number
  readonly answered: number
}

const topic = z.enum(askingTopicNames)

/** The rounds about an organisation, the latest first. */
export async function findRounds(db: Handle, organisationId: string): Promise<readonly Round[]> {
  return readRounds(db, sql`r.organisation_id = ${organisationId}::uuid`)
}

/** A round by its id; null where there is none. */
export async function findRound(db: Handle, id: string): Promise<Round | null> {
  return (await readRounds(db, sql`r.id = ${id}::uuid`))[0] ?? null
}

async function readRounds(db: Handle, where: ReturnType<typeof sql>): Promise<readonly Round[]> {
  const { rows } = await sql<Round>`
    select r.id, r.version, r.organisation_id as "organisationId", r.topic, r.opened_on, r.closes_on, r.closed_on, r.consequences,
      (select count(*)::int from asking_invitation i where i.asking_round_id = r.id) as asked,
      (select count(*)::int from asking_answer a where a.asking_round_id = r.id) as answered
    from asking_round r where ${where} order by r.opened_on desc, r.id desc`.execute(db)
  return rows.map(row => ({ ...row, topic: topic.parse(row.topic) }))
}

/** Opens a round; gives its id. */
export async function openRound(
  tx: Tx,
  round: {
    readonly organisation_id: string
    readonly topic: AskingTopic
    readonly opened_on: Day
    readonly closes_on: Day
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('asking_round')
    .values({ id, ...round })
    .execute()
  return id
}

/** Who is asked: an organisation, or somebody who sits for the body. */
export type Invited = { readonly organisationId: string | null; readonly personId: string | null }

/** Invites somebody; gives the token of the link, which only the mail carries. */
export async function invite(tx: Tx, roundId: string, { organisationId, personId }: Invited): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('asking_invitation')
    .values({
      id: newId(),
      asking_round_id: roundId,
      organisation_id: organisationId,
      person_id: personId,
      token_hash: hashToken(token),
    })
    .execute()
  return token
}

/** The invitation of a token, with the sector of whoever was asked; null where no such link was sent. */
export async function findInvitation(db: Handle, token: string) {
  const row = await db
    .selectFrom('asking_invitation as i')
    .leftJoin('organisation as o', 'o.id', 'i.organisation_id')
    .select(['i.id', 'i.asking_round_id as roundId', 'i.used_at', 'o.sector'])
    .where('i.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row ?? null
}

/** What somebody says: how far they agree with each statement, and what they add. */
export type Said = { readonly scores: Readonly<Record<string, number>>; readonly comment: string }

/**
 * Keeps an answer under a random id, and writes all of the round anew in random order: the database keeps rows in the order in which they
 * came, and the record of changes tells when somebody answered.
 */
export async function keepAnswer(tx: Tx, roundId: string, sector: Sector, said: Said): Promise<void> {
  await tx
    .insertInto('asking_answer')
    .values({ id: randomUUID(), asking_round_id: roundId, sector, answers: JSON.stringify(said) })
    .execute()
  await sql`
    with old as (delete from asking_answer where asking_round_id = ${roundId} returning sector, answers)
    insert into asking_answer (id, asking_round_id, sector, answers)
    select gen_random_uuid(), ${roundId}, sector, answers from old order by random()`.execute(tx)
}

const kept = z.object({
  sector: z.enum(sectors),
  answers: z.object({ scores: z.record(z.string(), z.number()), comment: z.string() }),
})

/** An answer as it was given, without who gave it and when. */
export type Answer = SeatAnswer & { readonly comment: string }

/** The answers to rounds, by the round, in no order of time. */
export async function findAnswers(
  db: Handle,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('asking_answer')
    .select(['asking_round_id', 'sector', 'answers'])
    .where('asking_round_id', 'in', [...roundIds])
    .orderBy('id')
    .execute()
  const all = rows.map(({ asking_round_id: round, ...row }) => {
    const { sector, answers } = kept.parse(row)
    return { round, answer: { sector, ...answers } }
  })
  return new Map(roundIds.map(id => [id, all.filter(({ round }) => round === id).map(({ answer }) => answer)] as const))
}
