/** Objectives with the values of their measures, the activities towards them, and the milestones of the whole journey. */
import type { Selectable } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { ObjectiveTable, PlanStepTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'

/** An objective; numbers are numbers, null where none is set. */
export type Objective = Omit<Selectable<ObjectiveTable>, 'baseline' | 'target_value'> & {
  readonly baseline: number | null
  readonly target_value: number | null
  readonly owner: string | null
}

const numberOf = (value: string | number | null): number | null => (value === null ? null : Number(value))

/** The objectives of a partnership, those still pursued first. */
export async function findObjectives(db: Handle, partnershipId: string): Promise<Objective[]> {
  const rows = await db
    .selectFrom('objective')
    .leftJoin('seat', 'seat.id', 'objective.owner_seat_id')
    .selectAll('objective')
    .select('seat.name as owner')
    .where('objective.partnership_id', '=', partnershipId)
    .orderBy('dropped_on', order => order.desc().nullsFirst())
    .orderBy('due_on')
    .orderBy('objective.created_at')
    .execute()
  return rows.map(row => ({ ...row, baseline: numberOf(row.baseline), target_value: numberOf(row.target_value) }))
}

/** A value of a measure on a day. */
export type Reading = {
  readonly objective_id: string
  readonly read_on: Day
  readonly value: number
  readonly note: string
}

/** The values of every measure of a partnership, the earliest first. */
export async function findReadings(db: Handle, partnershipId: string): Promise<Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .innerJoin('objective', 'objective.id', 'reading.objective_id')
    .select(['reading.objective_id', 'reading.read_on', 'reading.value', 'reading.note'])
    .where('objective.partnership_id', '=', partnershipId)
    .orderBy('reading.read_on')
    .execute()
  return rows.map(row => ({ ...row, value: Number(row.value) }))
}

/** An activity or a milestone with the seat that owns it. */
export type Step = Selectable<PlanStepTable> & { readonly owner: string | null }

/** The activities and milestones of a partnership, by the day they fall due. */
export function findSteps(db: Handle, partnershipId: string): Promise<Step[]> {
  return db
    .selectFrom('plan_step')
    .leftJoin('seat', 'seat.id', 'plan_step.owner_seat_id')
    .selectAll('plan_step')
    .select('seat.name as owner')
    .where('plan_step.partnership_id', '=', partnershipId)
    .orderBy('plan_step.due_on')
    .orderBy('plan_step.created_at')
    .execute()
}
