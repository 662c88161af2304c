/** What an organisation says of itself: what it wants to hear of, how it works, which policies touch the sector. */

import { sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'

/** What an organisation can want of consultations. */
export const wishes = ['early', 'told', 'not-at-all'] as const
export type Wish = (typeof wishes)[number]

/** A wish, and what it covers as far as it says: a topic, a place, a body. Without any it covers all. */
export type Interest = {
  readonly id: string
  readonly wants: Wish
  readonly topic: string
  readonly place: string
  readonly body: string | null
}

/** The wishes of an organisation that stand. */
export function findInterests(db: Handle, organisationId: string): Promise<Interest[]> {
  return db
    .selectFrom('interest')
    .leftJoin('organisation', 'organisation.id', 'interest.body_organisation_id')
    .select(['interest.id', 'interest.wants', 'interest.topic', 'interest.place', 'organisation.name as body'])
    .where('interest.organisation_id', '=', organisationId)
    .where('interest.consultation_id', 'is', null)
    .where('interest.ended_at', 'is', null)
    .orderBy('interest.created_at')
    .execute()
}

/** Keeps a wish and gives its id. Who speaks for the organisation need not confirm it by mail. */
export async function addInterest(
  tx: Tx,
  organisationId: string,
  of: { readonly wants: Wish; readonly topic: string; readonly place: string; readonly bodyId: string | null },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('interest')
    .values({
      id,
      organisation_id: organisationId,
      wants: of.wants,
      topic: of.topic,
      place: of.place,
      body_organisation_id: of.bodyId,
      // Its key opens nothing: the organisation ends its wishes here, not by a link.
      token_hash: null,
    })
    .execute()
  return id
}

/** Public bodies of the area, to choose one from. */
export function findBodies(db: Handle): Promise<{ value: string; text: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('sector', '=', 'statutory')
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
}

/** Organisations that have registered no wish, with the day on which they were last invited to. */
export type Silent = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly invitedOn: Day | null
}

/** By the day they were last invited, those never invited first. */
export async function findSilent(db: Handle): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select o.id, o.slug, o.name, o.email, max(v.invited_on) as "invitedOn"
    from organisation o left join interest_invitation v on v.organisation_id = o.id
    where o.ended_on is null and not exists (select from interest i where i.organisation_id = o.id and i.ended_at is null)
    group by o.id order by max(v.invited_on) nulls first, lower(o.name)`.execute(db)
  return rows
}

/** What an organisation writes of how it works. */
export type Statement = {
  readonly version: number
  readonly communication: string
  readonly objectives: string
  readonly objectives_evidence: string
  readonly code_plan: string
  readonly code_plan_on: Day | null
  readonly belongs_to_id: string | null
  readonly silence_understood_on: Day | null
}

/** How the organisation says it works. */
export function findStatement(db: Handle, organisationId: string): Promise<Statement & { belongsTo: string | null }> {
  return db
    .selectFrom('organisation')
    .leftJoin('organisation as above', 'above.id', 'organisation.belongs_to_id')
    .select(['organisation.version', 'organisation.communication', 'organisation.objectives'])
    .select(['organisation.objectives_evidence', 'organisation.code_plan', 'organisation.code_plan_on'])
    .select(['organisation.belongs_to_id', 'organisation.silence_understood_on', 'above.name as belongsTo'])
    .where('organisation.id', '=', organisationId)
    .executeTakeFirstOrThrow()
}

/** Changes it where the version quoted still stands; false where somebody changed it meanwhile. */
export async function changeStatement(
  tx: Tx,
  id: string,
  version: number,
  to: Omit<Statement, 'version'>,
): Promise<boolean> {
  return changeVersioned(tx, 'organisation', id, version, to)
}

/** Infrastructure organisations other than this one, to choose one from. */
export function findInfrastructure(db: Handle, not: string): Promise<{ value: string; text: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('infrastructure', '=', true)
    .where('id', '<>', not)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
}

/** A policy or change of service, and what it means for the sector. */
export type Policy = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly affects_sector: boolean
  readonly consultation_id: string | null
  readonly involvement: string
  readonly no_involvement: string
  readonly effect: string
  readonly effect_noted_on: Day | null
}

/** The policies an organisation lists, the latest first. */
export function findPolicies(
  db: Handle,
  organisationId: string,
): Promise<(Policy & { consultation: string | null; slug: string | null })[]> {
  return db
    .selectFrom('policy_change')
    .leftJoin('consultation', join =>
      join
        .onRef('consultation.id', '=', 'policy_change.consultation_id')
        .on('consultation.published_at', 'is not', null),
    )
    .select(['policy_change.id', 'policy_change.version', 'policy_change.title', 'affects_sector', 'consultation_id'])
    .select(['involvement', 'no_involvement', 'effect', 'effect_noted_on'])
    .select(['consultation.title as consultation', 'consultation.slug'])
    .where('organisation_id', '=', organisationId)
    .orderBy('policy_change.created_at', 'desc')
    .execute()
}

/** Public consultations that an organisation leads, to choose one from. */
export function findLed(db: Handle, organisationId: string): Promise<{ value: string; text: string }[]> {
  return db
    .selectFrom('consultation')
    .select(['id as value', 'title as text'])
    .where('lead_organisation_id', '=', organisationId)
    .where('published_at', 'is not', null)
    .orderBy('opens_on', 'desc')
    .execute()
}

/** A lesson of one of its consultations, with the consultation it came from. */
export type LedLesson = {
  readonly id: string
  readonly text: string
  readonly owner: string
  readonly procedure: string
  readonly changedOn: Day | null
  readonly noChange: string
  readonly consultationId: string
  readonly consultation: string
  readonly slug: string
}

/** Lessons from evaluations that are public, those that say nothing of what they change first. */
export function findLedLessons(db: Handle, organisationId: string): Promise<LedLesson[]> {
  return db
    .selectFrom('lesson')
    .innerJoin('consultation', 'consultation.id', 'lesson.subject_id')
    .select(['lesson.id', 'lesson.text', 'lesson.owner', 'lesson.procedure', 'lesson.changed_on as changedOn'])
    .select(['lesson.no_change as noChange', 'consultation.id as consultationId'])
    .select(['consultation.title as consultation', 'consultation.slug'])
    .where('lesson.subject_kind', '=', 'consultation')
    .where('lesson.dropped_on', 'is', null)
    .where('consultation.lead_organisation_id', '=', organisationId)
    .where('consultation.state', '=', 'evaluated')
    .orderBy(sql`lesson.changed_on is not null or lesson.no_change <> ''`)
    .orderBy('consultation.closes_on', 'desc')
    .execute()
}
