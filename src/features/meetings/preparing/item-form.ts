/** The fields of an agenda item, and what they need of one another. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { choice, dayField, type FormValues, line, passage, pick, tick, whole } from '../../../web/fields.ts'
import type { Item } from '../item.queries.ts'

export const itemFields = {
  title: line({ label: 'meetings.item-form.title' }),
  purpose: passage({ label: 'meetings.item-form.purpose', max: 2000, optional: true }),
  does: choice({
    label: 'meetings.item-form.does',
    options: ['decision', 'discussion', 'information'],
    optional: true,
  }),
  presenter: line({ label: 'meetings.item-form.presenter', max: 120, optional: true }),
  minutes: whole({ label: 'meetings.item-form.minutes', min: 1, max: 480, optional: true }),
  objective_id: pick({ label: 'meetings.item-form.objective', optional: true }),
  key_decision: tick({ label: 'meetings.item-form.key', hint: 'meetings.item-form.key-hint' }),
  closed: tick({ label: 'meetings.item-form.closed', hint: 'meetings.item-form.closed-hint' }),
  closed_reason: line({ label: 'meetings.item-form.closed-reason', optional: true }),
  relook_on: dayField({
    any: 'asked of closed items only, where it must lie ahead',
    label: 'meetings.item-form.relook',
    optional: true,
  }),
}

/** The order in which pages show the fields. */
export const itemFieldNames = Object.keys(itemFields)

type Typed = FormValues<typeof itemFields>

/** An objective that items can be tied to. */
export type Objective = { readonly value: string; readonly text: string }

/** The objectives of a partnership that were not dropped. */
export async function listObjectives(db: Handle, partnershipId: string): Promise<Objective[]> {
  return db
    .selectFrom('objective')
    .select(['id as value', 'text'])
    .where('partnership_id', '=', partnershipId)
    .where('dropped_on', 'is', null)
    .orderBy('created_at')
    .execute()
}

/** What is to be put right of a closed item: it says why it is closed, and when that is looked at again. */
export function closureProblems(
  typed: Pick<Typed, 'closed' | 'closed_reason' | 'relook_on'>,
  today: Day,
): Record<string, string> {
  const problems: Record<string, string> = {}
  if (typed.closed && typed.closed_reason === '') problems['closed_reason'] = 'meetings.item-form.problem.reason'
  if (typed.closed && (typed.relook_on === null || typed.relook_on <= today))
    problems['relook_on'] = 'meetings.item-form.problem.relook'
  return problems
}

/** What is to be put right: a closed item says why and when closure is looked at again. */
export function itemProblems(typed: Typed, objectives: readonly Objective[], today: Day): Record<string, string> {
  const problems = closureProblems(typed, today)
  if (typed.objective_id !== null && !objectives.some(one => one.value === typed.objective_id))
    problems['objective_id'] = 'meetings.item-form.problem.objective'
  return problems
}

/** The columns that the form changes. */
export type ItemChange = Typed & { readonly key_announced_on: Day | null }

/** What the form changes. A key decision is announced from the day it is marked as one, and stays announced. */
export function itemChange(typed: Typed, before: Item | null, today: Day): ItemChange {
  return {
    ...typed,
    closed_reason: typed.closed ? typed.closed_reason : '',
    relook_on: typed.closed ? typed.relook_on : null,
    key_announced_on: typed.key_decision ? (before?.key_announced_on ?? today) : null,
  }
}
