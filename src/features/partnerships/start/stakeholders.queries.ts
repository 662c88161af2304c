/** Who has a stake in a partnership, which kinds were thought about, and who was asked whom to approach. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { StakeholderAnswer, StakeholderCategory } from '../../../facts/partnership/stakeholders.ts'
import type { Day } from '../../../kernel/day.ts'

/** What is known of a stakeholder. */
export type StakeholderDetails = {
  readonly name: string
  readonly category: StakeholderCategory
  readonly affected: boolean
  readonly interest: string
  readonly answer: StakeholderAnswer
  readonly reason: string
}
export type StakeholderRow = StakeholderDetails & { readonly id: string; readonly version: number }

/** The stakeholders in the order of their kinds and names. */
export async function findStakeholders(db: Handle, partnershipId: string): Promise<StakeholderRow[]> {
  return db
    .selectFrom('stakeholder')
    .select(['id', 'version', 'name', 'category', 'affected', 'interest', 'answer', 'reason'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('category')
    .orderBy('name')
    .execute()
}

/** Adds a stakeholder and gives its id; the day is the day it was invited, where it was. */
export async function addStakeholder(
  tx: Tx,
  partnershipId: string,
  details: StakeholderDetails,
  today: Day,
): Promise<string> {
  const id = newId()
  const invited_on = details.answer === 'invited' ? today : null
  await tx
    .insertInto('stakeholder')
    .values({ id, partnership_id: partnershipId, ...details, invited_on })
    .execute()
  return id
}

/** Changes a stakeholder that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeStakeholder(
  tx: Tx,
  id: string,
  version: number,
  details: StakeholderDetails,
): Promise<boolean> {
  return changeVersioned(tx, 'stakeholder', id, version, details)
}

/** Kinds that were thought about without anybody found, with the day. */
export async function findEmptyCategories(
  db: Handle,
  partnershipId: string,
): Promise<{ category: StakeholderCategory; considered_on: Day }[]> {
  return db
    .selectFrom('stakeholder_category')
    .select(['category', 'considered_on'])
    .where('partnership_id', '=', partnershipId)
    .execute()
}

/** Says that kinds of stakeholder were thought about and nobody was found in them. */
export async function considerCategories(
  tx: Tx,
  partnershipId: string,
  categories: readonly StakeholderCategory[],
  today: Day,
): Promise<void> {
  await tx.deleteFrom('stakeholder_category').where('partnership_id', '=', partnershipId).execute()
  if (categories.length === 0) return
  await tx
    .insertInto('stakeholder_category')
    .values(
      categories.map(category => ({ id: newId(), partnership_id: partnershipId, category, considered_on: today })),
    )
    .execute()
}

/** A question to an infrastructure organisation: whom should we approach? */
export type AdviceRow = {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly organisation: string
  readonly asked_on: Day
  readonly answer: string
  readonly answered_on: Day | null
}

/** Whom a partnership asked for advice, in order. */
export async function findAdvice(db: Handle, partnershipId: string): Promise<AdviceRow[]> {
  return db
    .selectFrom('infrastructure_question')
    .innerJoin('organisation', 'organisation.id', 'infrastructure_question.organisation_id')
    .select([
      'infrastructure_question.id',
      'infrastructure_question.version',
      'infrastructure_question.organisation_id',
      'organisation.name as organisation',
      'infrastructure_question.asked_on',
      'infrastructure_question.answer',
      'infrastructure_question.answered_on',
    ])
    .where('partnership_id', '=', partnershipId)
    .orderBy('asked_on')
    .execute()
}
