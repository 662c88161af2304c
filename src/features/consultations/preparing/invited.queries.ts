/** Whom a consultation invites, and who others say is missing. */

import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { covers } from '../requests/covers.ts'

/** Somebody on the list. `needs` and `refused` are what the organisation itself has on record. */
export type Invitee = {
  readonly id: string
  readonly version: number
  readonly organisation_id: string | null
  readonly name: string
  readonly tied: boolean
  readonly sent_on: Day | null
  readonly sent_format: string
  readonly needs: string
  readonly said: 'answered' | 'declined' | null
}

/** The list of those invited, by name. */
export function findInvited(db: Handle, consultationId: string): Promise<Invitee[]> {
  return db
    .selectFrom('invitee')
    .leftJoin('organisation', 'organisation.id', 'invitee.organisation_id')
    .leftJoin('taking_part', join =>
      join
        .onRef('taking_part.organisation_id', '=', 'invitee.organisation_id')
        .onRef('taking_part.consultation_id', '=', 'invitee.consultation_id'),
    )
    .select(['invitee.id', 'invitee.version', 'invitee.organisation_id', 'tied', 'sent_on', 'sent_format'])
    .select([
      sql<string>`coalesce(organisation.name, invitee.name)`.as('name'),
      sql<string>`coalesce(organisation.format_needs, '')`.as('needs'),
      'taking_part.says as said',
    ])
    .where('invitee.consultation_id', '=', consultationId)
    .orderBy(sql`lower(coalesce(organisation.name, invitee.name))`)
    .execute()
}

/** What may be said of somebody on the list. */
export type InviteeDetails = Pick<Invitee, 'tied' | 'sent_on' | 'sent_format'>

/** Puts somebody on the list; gives the id, or null where the organisation stands there already. */
export async function invite(
  tx: Tx,
  consultationId: string,
  of: InviteeDetails & { readonly organisation_id: string | null; readonly name: string },
): Promise<string | null> {
  const row = await tx
    .insertInto('invitee')
    .values({ id: newId(), consultation_id: consultationId, ...of })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Changes an entry that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeInvitee(tx: Tx, id: string, version: number, to: InviteeDetails): Promise<boolean> {
  return changeVersioned(tx, 'invitee', id, version, to)
}

/** Whether an organisation has asked not to be consulted on this. */
export async function hasRefused(db: Handle, consultationId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ refused: boolean }>`
    select exists (select from consultation c join interest i on ${covers}
      where c.id = ${consultationId} and i.organisation_id = ${organisationId} and i.wants = 'not-at-all') as refused`.execute(
    db,
  )
  return rows[0]?.refused ?? false
}

/** Somebody who, somebody says, is missing. */
export type Suggestion = {
  readonly id: string
  readonly version: number
  readonly who: string
  readonly why: string
  readonly answer: string
  readonly answered_on: Day | null
  readonly created_at: Date
}

/** The suggestions for the list, those that wait first. */
export function findSuggestions(db: Handle, consultationId: string): Promise<Suggestion[]> {
  return db
    .selectFrom('invitee_suggestion')
    .select(['id', 'version', 'who', 'why', 'answer', 'answered_on', 'created_at'])
    .where('consultation_id', '=', consultationId)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('created_at')
    .execute()
}
