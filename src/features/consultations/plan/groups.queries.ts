/** Target groups: who should be heard, how many of them are expected, and how they are reached. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** What is known of a target group. */
export type GroupDetails = {
  readonly name: string
  readonly expected: number | null
  readonly seldom_heard: boolean
  readonly outreach: string
  readonly outreach_done_on: Day | null
  readonly methods: string
  readonly languages: string
}
export type TargetGroup = GroupDetails & { readonly id: string }

const columns = [
  'id',
  'name',
  'expected',
  'seldom_heard',
  'outreach',
  'outreach_done_on',
  'methods',
  'languages',
] as const

/** The target groups of a consultation in the order they were named. */
export async function findGroups(db: Handle, consultationId: string): Promise<TargetGroup[]> {
  return db
    .selectFrom('target_group')
    .select(columns)
    .where('consultation_id', '=', consultationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Adds a target group and gives its id. */
export async function addGroup(tx: Tx, consultationId: string, details: GroupDetails): Promise<string> {
  const id = newId()
  await tx
    .insertInto('target_group')
    .values({ id, consultation_id: consultationId, ...details })
    .execute()
  return id
}

/** Changes a target group. */
export async function changeGroup(tx: Tx, id: string, details: GroupDetails): Promise<void> {
  await tx.updateTable('target_group').set(details).where('id', '=', id).execute()
}

export type PublicityEntry = {
  readonly id: string
  readonly what: string
  readonly channel: string
  readonly happened_on: Day
  /** When it was written down. */
  readonly created_at: Date
  readonly reach: string
  readonly group: string | null
  readonly beyond: boolean
  readonly passedBy: string | null
  readonly confirmedOn: Day | null
}

/** What was done to make the consultation known, latest first. */
export async function findPublicity(db: Handle, consultationId: string): Promise<PublicityEntry[]> {
  return db
    .selectFrom('publicity')
    .leftJoin('target_group', 'target_group.id', 'publicity.target_group_id')
    .leftJoin('organisation', 'organisation.id', 'publicity.organisation_id')
    .select([
      'publicity.id',
      'publicity.what',
      'publicity.channel',
      'publicity.happened_on',
      'publicity.created_at',
      'publicity.reach',
      'target_group.name as group',
      'publicity.beyond_networks as beyond',
      'organisation.name as passedBy',
      'publicity.confirmed_on as confirmedOn',
    ])
    .where('publicity.consultation_id', '=', consultationId)
    .orderBy('publicity.happened_on', 'desc')
    .orderBy('publicity.id', 'desc')
    .execute()
}
