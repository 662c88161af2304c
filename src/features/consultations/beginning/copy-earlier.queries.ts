/**
 * Beginning a consultation like an earlier one. What is planned is taken over: aims and scope, who is asked and how they are reached,
 * the questions. What happened is not: days, responses, decisions, who designed it, what was found out, what was signed.
 */
import type { Tx } from '../../../db/open.ts'
import { copySections, type TakenOver } from '../form/copy-form.queries.ts'
import { addGroup, findGroups } from '../plan/groups.queries.ts'

/** The texts of a plan that are taken over. */
const planned = [
  'deciding_body',
  'contact_name',
  'contact_address',
  'contact_phone',
  'contact_email',
  'aims',
  'issue',
  'can_change',
  'cannot_change',
  'affected',
  'consultees',
  'confidentiality',
  'next_steps',
  'formats_offered',
  'languages_offered',
  'legal_framework',
  'barriers',
  'proportion',
  'resources',
  'sector_costs',
] as const

/** Takes the plan, the groups and the questions of an earlier consultation over into one that was just begun. */
export async function copyEarlier(tx: Tx, from: string, to: string): Promise<TakenOver> {
  const earlier = await tx
    .selectFrom('consultation')
    .select(planned)
    .select(['topic', 'places'])
    .where('id', '=', from)
    .executeTakeFirstOrThrow()
  const { topic, places } = await tx
    .selectFrom('consultation')
    .select(['topic', 'places'])
    .where('id', '=', to)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('consultation')
    .set({ ...earlier, topic: topic || earlier.topic, places: places || earlier.places, copied_from_id: from })
    .where('id', '=', to)
    .execute()
  for (const { id: _, ...group } of await findGroups(tx, from))
    await addGroup(tx, to, { ...group, outreach_done_on: null })
  return copySections(tx, from, to)
}
